import { type MessageComponentInteraction, TextInputStyle } from 'discord.js';
import { EXPIRED, whyReply } from '../../answers/check-cards.js';
import { advance, type CheckEvent, type CheckState, sayingOf } from '../../dialogue/symptom-check/machine.js';
import { packState } from '../../dialogue/symptom-check/pack.js';
import type { Bot } from '../bot.js';
import { ACTIONS, checkId, checkMessage, OPEN, readPayload, shownIn } from '../check.js';
import { mannerOf, openCheck } from '../check-open.js';
import type { Component } from '../component.js';
import { respond, tell } from '../respond.js';

const EVENTS: Partial<Record<string, CheckEvent>> = {
  [ACTIONS.me]: { kind: 'begin', about: 'me' },
  [ACTIONS.other]: { kind: 'begin', about: 'other' },
  [ACTIONS.skip]: { kind: 'skip' },
  [ACTIONS.back]: { kind: 'back' },
  [ACTIONS.stop]: { kind: 'stop' },
  [ACTIONS.restart]: { kind: 'restart' },
};
/** These mean the same whatever the message shows by now. */
const ALWAYS: readonly string[] = [ACTIONS.stop, ACTIONS.restart];

const LONGEST_WORDS = 1_000;
const TWO_WEEKS_SECONDS = 14 * 24 * 60 * 60;

/** The form for answering in words. */
const form = (bot: Bot, state: CheckState) => ({
  customId: checkId(bot, 'words', state),
  title: 'In your own words',
  components: [
    {
      type: 1 as const,
      components: [
        {
          type: 4 as const,
          customId: 'words',
          style: TextInputStyle.Paragraph,
          label: 'Your answer',
          placeholder: 'For example: both calves, at night. Or: skip, back, why.',
          maxLength: LONGEST_WORDS,
          required: true,
        },
      ],
    },
  ],
});

/**
 * What a tap does to the check. A message may have moved on since it was drawn where it was tapped (a double tap, a
 * second device): then an answer still counts for its own question, and anything else changes nothing.
 */
const eventFor = (
  bot: Bot,
  interaction: MessageComponentInteraction,
  { action, state }: { action: string; state: CheckState },
  isStale: boolean,
): CheckEvent | null => {
  if (interaction.isStringSelectMenu()) {
    const asked = sayingOf(bot.brain.knowledge.symptomCheck, state);
    return asked.kind === 'question'
      ? { kind: 'answer', question: asked.question.id, codes: interaction.values }
      : null;
  }
  return isStale && !ALWAYS.includes(action) ? null : (EVENTS[action] ?? null);
};

/** A step of the symptom check: everything it needs to know rides in the message. */
export const component: Component = {
  name: 'check',
  run: async (interaction, payload, bot) => {
    const check = bot.brain.knowledge.symptomCheck;
    if (payload === OPEN) return openCheck(interaction, bot);
    const pressed = bot.symptomCheck ? readPayload(bot, payload) : null;
    if (pressed === null) return tell(interaction, EXPIRED);
    if (interaction.channelId !== null) bot.memory.idle.delete(interaction.channelId);
    const { action, state } = pressed;
    const manner = mannerOf(interaction);
    const asked = sayingOf(check, state);
    if (action === ACTIONS.why && asked.kind === 'question')
      return respond(interaction, whyReply(bot.brain.shelf, asked, state.about), { secret: true });
    if (action === ACTIONS.words) return void (await interaction.showModal(form(bot, state)));
    const shown = shownIn(bot, interaction.message.toJSON() as never)?.state ?? state;
    const isStale = packState(check, shown) !== packState(check, state);
    const event = eventFor(bot, interaction, pressed, isStale);
    const turn =
      event === null ? { state: shown, say: sayingOf(check, shown) } : advance(check, shown, event);
    bot.log.info({ event: 'check', step: turn.say.kind });
    if (turn.say.kind === 'not-understood') return tell(interaction, turn.say.problem);
    const look =
      action === ACTIONS.later && !isStale
        ? `Look again <t:${Math.floor(bot.now() / 1000) + TWO_WEEKS_SECONDS}:D>: come back to this message and press “Start again”. I keep no list, so I cannot write to you by myself.`
        : null;
    await interaction.update({
      ...checkMessage(bot, turn, manner),
      ...(look === null ? {} : { content: look }),
      allowedMentions: { parse: [] },
    });
  },
};
