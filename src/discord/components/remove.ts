import { PermissionFlagsBits } from 'discord.js';
import { longId } from '../../rendering/custom-id.js';
import type { Component } from '../component.js';
import { isGone } from '../errors.js';
import { tell } from '../respond.js';

/** Takes an answer away, for whoever asked or whoever may delete messages here. */
export const component: Component = {
  name: 'remove',
  run: async (interaction, payload, bot) => {
    const isOwn = longId(payload) === interaction.user.id;
    const mayModerate = interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false;
    if (!isOwn && !mayModerate)
      return tell(
        interaction,
        'Only whoever asked, or a moderator with “Manage Messages”, can remove this answer.',
      );
    await interaction.deferUpdate();
    bot.memory.answers.drop(interaction.message.id);
    await interaction.deleteReply().catch((error) => {
      if (!isGone(error)) throw error;
    });
  },
};
