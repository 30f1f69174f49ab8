import { type APIMessage, MessageFlags, Routes } from 'discord.js';
import { longId } from '../../rendering/custom-id.js';
import type { Component } from '../component.js';
import { codeOf, isGone, MISSING_PERMISSIONS } from '../errors.js';
import { answerIn, tell } from '../respond.js';

/**
 * "Continue privately": the question is read once more where it stands, and answered in full to its asker alone. From
 * there it can be had as a direct message.
 */
export const component: Component = {
  name: 'private',
  run: async (interaction, payload, bot) => {
    const [person, channel, message] = payload.split('.').map(longId);
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    if (!person || !channel || !message) {
      return tell(interaction, 'This button has expired. Please ask again.');
    }
    if (person !== interaction.user.id) {
      return tell(interaction, 'This is for whoever asked. `/ask` answers you alone.');
    }
    try {
      const route = Routes.channelMessage(channel, message);
      const { content } = (await interaction.client.rest.get(route)) as APIMessage;
      if (content === '') {
        return tell(interaction, 'I cannot read your message any more. `/ask` answers you alone.');
      }
      await answerIn(interaction, bot, content, { dm: true });
    } catch (error) {
      if (!isGone(error) && codeOf(error) !== MISSING_PERMISSIONS) throw error;
      await tell(
        interaction,
        'Your question is gone, or I may not read it any more. `/ask` answers you alone.',
      );
    }
  },
};
