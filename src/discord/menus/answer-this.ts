import { ApplicationCommandType } from 'discord.js';
import type { Menu } from '../command.js';
import { answerIn, tell } from '../respond.js';

/** Answers somebody else's message, for a helper; they may share it. */
export const menu: Menu = {
  data: { name: 'Answer this', type: ApplicationCommandType.Message },
  run: async (interaction, bot) => {
    const { content } = interaction.targetMessage;
    if (content.trim() === '')
      return tell(interaction, 'There are no words in that message that I could answer.');
    return answerIn(interaction, bot, content);
  },
};
