import { type MessageComponentInteraction, MessageFlags, type RepliableInteraction } from 'discord.js';
import type { Reply } from '../answers/reply.js';
import { endsAs } from '../observability/turn.js';
import { toDiscord } from '../rendering/discord.js';
import { type Asker, outcomeOf } from './bot.js';

/** Anything a person did that can be answered with a message. */
export type Repliable = RepliableInteraction | MessageComponentInteraction;

/** Who did it and where; a direct message's channel is its own. */
export const askerOf = (interaction: Repliable): Asker => ({
  channel: interaction.channelId ?? interaction.user.id,
  person: interaction.user.id,
});

/** Shows a reply to an interaction: its first answer, or a follow-up where it was acknowledged already. */
export const respond = async (
  interaction: Repliable,
  reply: Reply,
  { secret = false }: { secret?: boolean } = {},
): Promise<void> => {
  const message = {
    ...toDiscord(reply),
    allowedMentions: { parse: [] },
    ...(secret ? { flags: MessageFlags.Ephemeral as const } : {}),
  };
  if (interaction.deferred && !interaction.replied)
    await interaction.editReply({ ...toDiscord(reply), allowedMentions: { parse: [] } });
  else if (interaction.replied) await interaction.followUp(message);
  else await interaction.reply(message);
  endsAs(outcomeOf(reply));
};
