import { type Client, Routes } from 'discord.js';
import { endsAs } from '../../observability/turn.js';
import { ask, type Bot, botIn, outcomeOf } from '../bot.js';
import { answerInCheck } from '../check-dm.js';
import { codeOf, isGone } from '../errors.js';
import { isWorthBreakingSilence, mayOverhear } from '../overhear.js';
import { post } from '../post.js';
import { isAddressed, isPersonTalking, type RawMessage } from '../raw.js';
import type { Spoken } from '../spoken.js';

/** After this long without an answer sent, the channel shows that we are typing; Discord asks for no sooner. */
const TYPING_AFTER_MS = 500;
const TYPING_AGAIN_MS = 8_000;

const showTyping = (client: Client, channel: string): (() => void) => {
  const type = (): void => void client.rest.post(Routes.channelTyping(channel)).catch(() => {});
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    type();
    again = setInterval(type, TYPING_AGAIN_MS);
  }, TYPING_AFTER_MS);
  return () => {
    clearTimeout(first);
    clearInterval(again);
  };
};

/**
 * Whether somebody asks too fast, or too much is asked in one place. They are told once, by a mark on their message:
 * words would only add to the noise. Danger is answered whatever the pace.
 */
const isTooFast = async (client: Client, bot: Bot, { reply }: Spoken, message: RawMessage) => {
  if (reply.kind === 'urgent') return false;
  const now = bot.now();
  const leaves = [
    bot.memory.pace.person.take(message.author.id, now),
    bot.memory.pace.channel.take(message.channel_id, now),
  ];
  const refused = leaves.find((leave) => !leave.ok);
  if (refused === undefined) return false;
  endsAs('refusal');
  if (!refused.ok && refused.isNews) {
    const route = Routes.channelMessageOwnReaction(message.channel_id, message.id, encodeURIComponent('⏳'));
    await client.rest.put(route).catch(() => {});
  }
  return true;
};

const answerTo = async (
  client: Client<true>,
  bot: Bot,
  message: RawMessage,
  addressed: boolean,
): Promise<void> => {
  const asker = { channel: message.channel_id, person: message.author.id };
  const spoken = ask(bot, asker, message.content, addressed);
  if (spoken === null) return;
  if (!addressed && !(await isWorthBreakingSilence(bot, spoken, message, message.content))) return;
  if (addressed && (await isTooFast(client, bot, spoken, message))) return;
  const posted = await post(client, bot, spoken, message, addressed);
  endsAs(posted === null ? 'refusal' : outcomeOf(spoken.reply));
  if (posted === null) return;
  bot.memory.answers.add({
    ...posted,
    question: message.id,
    asked: message.channel_id,
    person: message.author.id,
    at: bot.now(),
  });
};

/** Answers one message where it is for us, or where we may and should speak unasked. Never throws. */
export const onMessage = async (client: Client<true>, message: RawMessage, bot: Bot): Promise<void> => {
  try {
    if (!isPersonTalking(message)) return;
    // In a server no words mean that they are hidden from us, or that there are none.
    if (message.guild_id !== undefined && message.content === '') return;
    const addressed =
      isAddressed(message, client.user.id) ||
      bot.memory.answers.isThreadOf(message.channel_id, message.author.id);
    if (!addressed && !bot.messageContent) return;
    const here = await botIn(bot, message.guild_id ?? null);
    if (!addressed && !mayOverhear(here, message)) return;
    if (!(await bot.claim(message.id))) return;
    const stopTyping = addressed ? showTyping(client, message.channel_id) : () => {};
    try {
      if (!(await answerInCheck(client, here, message))) await answerTo(client, here, message, addressed);
    } finally {
      stopTyping();
    }
  } catch (error) {
    endsAs('failure');
    const about = { message: message.id, channel: message.channel_id, code: codeOf(error) };
    if (isGone(error)) bot.log.warn({ event: 'channel-gone', ...about });
    else bot.log.error({ event: 'message-failed', ...about, err: error });
  }
};
