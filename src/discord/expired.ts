import { type MessageComponentInteraction, MessageFlags } from 'discord.js';

/** Says that a button is of no use any more: it is of an older version, or what it led to is gone. */
export const expired = async (interaction: MessageComponentInteraction): Promise<void> => {
  await interaction.reply({
    content: 'This button has expired. Please ask again.',
    flags: MessageFlags.Ephemeral,
  });
};
