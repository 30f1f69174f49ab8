import { InteractionContextType, MessageFlags } from 'discord.js';
import type { Manner } from '../answers/check-cards.js';
import type { Bot } from './bot.js';
import { firstCard } from './check.js';
import { sendDirect } from './direct.js';
import { CANNOT_MESSAGE, codeOf, NO_MUTUAL_GUILDS } from './errors.js';
import { type Repliable, tell } from './respond.js';

const OFF = 'The symptom check is switched off here.';
const SENT = 'I have sent you a direct message.';

/** Whether this happens in the direct messages between a person and the bot: there it reads what is written. */
const isDirect = ({ context, guildId }: Repliable): boolean =>
  context === InteractionContextType.BotDM || (context === null && guildId === null);

/** How answers can be given where this happens. */
export const mannerOf = (interaction: Repliable): Manner => (isDirect(interaction) ? 'message' : 'form');

/** Whether the first card reached the person's direct messages. */
const sendPrivately = async (interaction: Repliable, bot: Bot): Promise<boolean> => {
  try {
    const card = { ...firstCard(bot, 'message'), allowed_mentions: { parse: [] } };
    const { channel } = await sendDirect(interaction.client.rest, interaction.user.id, card);
    bot.memory.idle.delete(channel);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === CANNOT_MESSAGE || code === NO_MUTUAL_GUILDS) return false;
    throw error;
  }
};

/** Begins a check: in direct messages, or where those are closed in messages that only the person sees. */
export const openCheck = async (interaction: Repliable, bot: Bot): Promise<void> => {
  if (!bot.symptomCheck) return tell(interaction, OFF);
  if (isDirect(interaction)) {
    if (interaction.channelId !== null) bot.memory.idle.delete(interaction.channelId);
    await interaction.reply({ ...firstCard(bot, 'message'), allowedMentions: { parse: [] } });
    return;
  }
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  if (await sendPrivately(interaction, bot)) await interaction.editReply({ content: SENT });
  else await interaction.editReply({ ...firstCard(bot, 'form'), allowedMentions: { parse: [] } });
};
