import type { ModalSubmitInteraction } from 'discord.js';
import { EXPIRED, whyReply } from '../../answers/check-cards.js';
import type { CheckState } from '../../dialogue/symptom-check/machine.js';
import { sayingOf } from '../../dialogue/symptom-check/machine.js';
import { hearCheck } from '../../engine/check-talk.js';
import type { Bot } from '../bot.js';
import { checkMessage, pausedMessage, readPayload, shownIn } from '../check.js';
import { mannerOf } from '../check-open.js';
import type { Modal } from '../modal.js';
import { respond, tell } from '../respond.js';

/** The message a form changes is the one its button stands under. */
const update = async (interaction: ModalSubmitInteraction, card: object): Promise<void> => {
  const body = { ...card, allowedMentions: { parse: [] } };
  if (interaction.isFromMessage()) await interaction.update(body);
  else await interaction.reply({ ...body, flags: 64 });
};

const stateShown = (interaction: ModalSubmitInteraction, bot: Bot): CheckState | null =>
  interaction.message === null ? null : (shownIn(bot, interaction.message.toJSON() as never)?.state ?? null);

/** An answer in words, where messages are not read. */
export const modal: Modal = {
  name: 'check',
  run: async (interaction, payload, bot) => {
    const read = bot.symptomCheck ? readPayload(bot, payload) : null;
    if (read === null) return tell(interaction, EXPIRED);
    const state = stateShown(interaction, bot) ?? read.state;
    const heard = hearCheck(bot.brain, state, interaction.fields.getTextInputValue('words'), {
      country: bot.country,
    });
    bot.log.info({ event: 'check', step: heard.kind === 'turn' ? heard.turn.say.kind : heard.kind });
    switch (heard.kind) {
      case 'urgent':
        return update(interaction, pausedMessage(bot, heard.reply, state));
      case 'why':
        return respond(interaction, whyReply(bot.brain.shelf, heard.asked, state.about), { secret: true });
      case 'unclear': {
        const turn = { state, say: sayingOf(bot.brain.knowledge.symptomCheck, state) };
        return update(
          interaction,
          checkMessage(bot, turn, mannerOf(interaction), { problem: heard.problem }),
        );
      }
      case 'turn':
        return update(
          interaction,
          checkMessage(bot, heard.turn, mannerOf(interaction), { took: heard.took }),
        );
    }
  },
};
