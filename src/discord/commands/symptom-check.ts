import { ChannelType, type ChatInputCommandInteraction, DiscordAPIError, MessageFlags } from 'discord.js';
import { freshCheck, sayingOf } from '../../dialogue/symptom-check/machine.js';
import type { Bot } from '../bot.js';
import { checkMessage } from '../check.js';
import type { Command } from '../command.js';

const CLOSED = 50007;
const nobody = { allowedMentions: { parse: [] } };

const firstCard = (bot: Bot) =>
  checkMessage(bot, { state: freshCheck, say: sayingOf(bot.brain.knowledge.symptomCheck, freshCheck) });

/** Whether the card reached the person's direct messages. */
const sendPrivately = async (interaction: ChatInputCommandInteraction, bot: Bot): Promise<boolean> => {
  try {
    await interaction.user.send({ ...firstCard(bot), ...nobody });
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === CLOSED) return false;
    throw error;
  }
};

export const command: Command = {
  data: {
    name: 'symptom-check',
    description: 'A private check of your cramps: danger first, then what may fit and whom to see',
  },
  run: async (interaction, bot) => {
    const flags = MessageFlags.Ephemeral as const;
    if (!bot.symptomCheck) {
      await interaction.reply({ content: 'The symptom check is switched off here.', flags });
      return;
    }
    if (interaction.channel?.type === ChannelType.DM || interaction.guildId === null) {
      await interaction.reply({ ...firstCard(bot), ...nobody });
      return;
    }
    await interaction.deferReply({ flags });
    if (await sendPrivately(interaction, bot))
      await interaction.editReply({ content: 'I have sent you a direct message.' });
    // Direct messages are closed: here nobody but the asker sees it either.
    else await interaction.editReply({ ...firstCard(bot), ...nobody });
  },
};
