import { type APIMessage, type Client, Routes, SnowflakeUtil } from 'discord.js';
import { whyReply } from '../answers/check-cards.js';
import { type CheckState, sayingOf } from '../dialogue/symptom-check/machine.js';
import { type CheckHeard, hearCheck, wantsCheck } from '../engine/check-talk.js';
import { endsAs } from '../observability/turn.js';
import type { CheckJson } from '../rendering/check.js';
import { checkToDiscord } from '../rendering/check.js';
import type { Bot } from './bot.js';
import { checkMessage, firstCard, pausedMessage, shownIn } from './check.js';
import { codeOf } from './errors.js';
import type { RawMessage } from './raw.js';

/** So many of the last messages are looked through for the check. */
const LOOKED_THROUGH = 25;
/** A check nobody has touched for so long is over; words are then questions again. */
const STALE_MS = 24 * 60 * 60 * 1000;

/** The last card of a check in a channel, and where the check stands. */
type Card = { message: APIMessage; state: CheckState; isPaused: boolean };

/** When a message was written or last changed, epoch milliseconds. */
const touchedAt = ({ id, edited_timestamp }: APIMessage): number =>
  edited_timestamp ? Date.parse(edited_timestamp) : Number(SnowflakeUtil.timestampFrom(id));

/**
 * The check that is under way in a direct-message channel, read back from its last card: nothing else knows of it, so
 * neither does a restart lose it. Channels without one are remembered, so as to ask Discord but once.
 */
const cardIn = async (client: Client<true>, bot: Bot, message: RawMessage): Promise<Card | null> => {
  const { channel_id: channel } = message;
  if (bot.memory.idle.has(channel)) return null;
  const query = new URLSearchParams({ limit: String(LOOKED_THROUGH) });
  const recent = (await client.rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
  const cards = recent
    .filter(({ author }) => author.id === client.user.id)
    .flatMap((candidate): Card[] => {
      const shown = shownIn(bot, candidate);
      return shown === null ? [] : [{ message: candidate, ...shown }];
    });
  // The card touched last, which need not be the newest: an older one may have been tapped since.
  const last = cards.toSorted((left, right) => touchedAt(right.message) - touchedAt(left.message))[0];
  if (last !== undefined && bot.now() - touchedAt(last.message) <= STALE_MS) {
    const say = sayingOf(bot.brain.knowledge.symptomCheck, last.state);
    if (say.kind === 'question' || say.kind === 'consent') return last;
  }
  bot.memory.idle.add(channel);
  return null;
};

const send = async (client: Client<true>, to: RawMessage, card: CheckJson): Promise<void> => {
  await client.rest.post(Routes.channelMessages(to.channel_id), {
    body: {
      ...card,
      message_reference: { message_id: to.id, fail_if_not_exists: false },
      // A retry after a lost answer must not post twice.
      nonce: to.id,
      enforce_nonce: true,
    },
  });
};

/** Takes menu and buttons off a card that another one follows. What keeps them on does no harm: they still work. */
const close = async (client: Client<true>, bot: Bot, { message }: Card): Promise<void> => {
  await client.rest
    .patch(Routes.channelMessage(message.channel_id, message.id), { body: { components: [] } })
    .catch((error) => bot.log.warn({ event: 'card-not-closed', code: codeOf(error) }));
};

const cardFor = (bot: Bot, state: CheckState, heard: CheckHeard): CheckJson => {
  const asked = { state, say: sayingOf(bot.brain.knowledge.symptomCheck, state) };
  switch (heard.kind) {
    case 'urgent':
      return pausedMessage(bot, heard.reply, state);
    case 'why':
      return checkToDiscord(whyReply(bot.brain.shelf, heard.asked, state.about), []);
    case 'unclear':
      return checkMessage(bot, asked, 'message', { problem: heard.problem });
    case 'turn':
      return checkMessage(bot, heard.turn, 'message', { took: heard.took });
  }
};

/**
 * Takes a direct message as part of the symptom check: as an answer where one is under way, or as the wish to begin
 * one. False where it is neither, so that it is answered as any other question.
 */
export const answerInCheck = async (
  client: Client<true>,
  bot: Bot,
  message: RawMessage,
): Promise<boolean> => {
  if (!bot.symptomCheck || message.guild_id !== undefined) return false;
  return bot.memory.oneByOne(message.channel_id, () => takeTurn(client, bot, message));
};

const takeTurn = async (client: Client<true>, bot: Bot, message: RawMessage): Promise<boolean> => {
  const card = await cardIn(client, bot, message);
  if (card === null) {
    if (!wantsCheck(bot.brain, message.content)) return false;
    bot.memory.idle.delete(message.channel_id);
    await send(client, message, firstCard(bot, 'message'));
    bot.log.info({ event: 'check', step: 'consent' });
    return true;
  }
  const heard = hearCheck(bot.brain, card.state, message.content, { country: bot.country });
  // After a danger only the button leads back into the check, and a question of another kind is a question.
  if (heard.kind !== 'urgent' && (card.isPaused || (heard.kind === 'unclear' && heard.isQuestion)))
    return false;
  await send(client, message, cardFor(bot, card.state, heard));
  if (heard.kind !== 'why') await close(client, bot, card);
  bot.log.info({ event: 'check', step: heard.kind === 'turn' ? heard.turn.say.kind : heard.kind });
  endsAs('answer');
  return true;
};
