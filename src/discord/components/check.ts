import { MessageFlags } from 'discord.js';
import { infoReply } from '../../answers/compose.js';
import { advance, type CheckEvent, sayingOf } from '../../dialogue/symptom-check/machine.js';
import { unpackState } from '../../dialogue/symptom-check/pack.js';
import { ACTIONS, checkMessage } from '../check.js';
import type { Component } from '../component.js';
import { respond } from '../respond.js';

const EXPIRED = 'This check has expired. Please start again with /symptom-check.';

/** A step of the symptom check: everything it needs to know rides in the payload. */
export const component: Component = {
  name: 'check',
  run: async (interaction, payload, bot) => {
    const check = bot.brain.knowledge.symptomCheck;
    const state = unpackState(check, payload.slice(1));
    if (state === null || !bot.symptomCheck) {
      await interaction.reply({ content: EXPIRED, flags: MessageFlags.Ephemeral });
      return;
    }
    const asked = sayingOf(check, state);
    if (payload[0] === ACTIONS.why && asked.kind === 'question') {
      const reply = infoReply(bot.brain.shelf, asked.question.ask, [
        { kind: 'text', text: asked.question.why },
      ]);
      await respond(interaction, reply, { secret: true });
      return;
    }
    const answered = interaction.isStringSelectMenu() && asked.kind === 'question';
    const events: Record<string, CheckEvent> = {
      [ACTIONS.me]: { kind: 'begin', about: 'me' },
      [ACTIONS.other]: { kind: 'begin', about: 'other' },
      [ACTIONS.skip]: { kind: 'skip' },
      [ACTIONS.back]: { kind: 'back' },
      [ACTIONS.stop]: { kind: 'stop' },
      [ACTIONS.restart]: { kind: 'restart' },
    };
    const event: CheckEvent | undefined = answered
      ? { kind: 'answer', question: asked.question.id, codes: interaction.values }
      : events[payload[0] ?? ''];
    if (event === undefined) {
      await interaction.reply({ content: EXPIRED, flags: MessageFlags.Ephemeral });
      return;
    }
    const turn = advance(check, state, event);
    bot.log.info({ event: 'check', step: turn.say.kind });
    if (turn.say.kind === 'not-understood') {
      await interaction.reply({ content: turn.say.problem, flags: MessageFlags.Ephemeral });
      return;
    }
    await interaction.update({ ...checkMessage(bot, turn), allowedMentions: { parse: [] } });
  },
};
