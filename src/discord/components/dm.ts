import { MessageFlags } from 'discord.js';
import type { Component } from '../component.js';
import { sendDirect } from '../direct.js';
import { CANNOT_MESSAGE, codeOf, NO_MUTUAL_GUILDS } from '../errors.js';

const CLOSED =
  'I cannot send you direct messages: they are closed for this server. You can open them under the server’s name, “Privacy Settings”, “Direct Messages”. Or stay here: only you see these answers, and `/ask` gives more of them.';

/** Sends the private answer this button stands under as a direct message. */
export const component: Component = {
  name: 'dm',
  run: async (interaction, _payload, bot) => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { content, embeds } = interaction.message;
    // The picture belongs to the message above; the figures stand in the text as well.
    const copies = embeds.map((embed) => {
      const { image: _image, ...rest } = embed.toJSON();
      return rest;
    });
    try {
      await sendDirect(interaction.client.rest, interaction.user.id, {
        content,
        embeds: copies,
        allowed_mentions: { parse: [] },
      });
      await interaction.editReply('I have sent it to you. You can go on asking me there.');
    } catch (error) {
      const code = codeOf(error);
      if (code !== CANNOT_MESSAGE && code !== NO_MUTUAL_GUILDS) throw error;
      bot.log.info({ event: 'dm-closed' });
      await interaction.editReply(CLOSED);
    }
  },
};
