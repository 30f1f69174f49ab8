import { type Client, Routes } from 'discord.js';
import type { Reply } from '../answers/reply.js';
import { cardOf, type Place } from '../rendering/card.js';
import type { Bot } from './bot.js';
import { chartIn, type Picture } from './charts.js';
import { sendDirect } from './direct.js';
import { CANNOT_MESSAGE, codeOf, MISSING_ACCESS, MISSING_PERMISSIONS, NO_MUTUAL_GUILDS } from './errors.js';
import { openly } from './openly.js';
import { mayOpenThread, type RawMessage } from './raw.js';
import { placeOf, type Spoken } from './spoken.js';
import { threadFor } from './thread.js';

/** Where an answer was put. */
export type Posted = { channel: string; message: string };

const bodyOf = (reply: Reply, place: Place, question: RawMessage, channel: string): object => ({
  ...cardOf(reply, place),
  ...(channel === question.channel_id
    ? { message_reference: { message_id: question.id, fail_if_not_exists: false } }
    : {}),
  // A retry after a lost answer must not post twice.
  nonce: question.id,
  enforce_nonce: true,
});

const filesOf = (picture: Picture) => ({
  files: [{ name: picture.name, data: picture.data, contentType: 'image/png' }],
});
const attachmentsOf = (picture: Picture) => ({
  attachments: [{ id: '0', filename: picture.name, description: picture.alt }],
});

/** Says in a direct message why nothing was said in the channel, with the answer; once an hour and person. */
const explainPrivately = async (
  client: Client<true>,
  bot: Bot,
  spoken: Spoken,
  question: RawMessage,
): Promise<Posted> => {
  const { content, ...card } = cardOf(
    spoken.reply,
    placeOf(bot.brain.shelf, spoken, { asker: null, plain: false }),
  );
  const why = `I may not write in <#${question.channel_id}>: I need “View Channel” and “Send Messages” there (in a thread “Send Messages in Threads”). Here is my answer.`;
  const body =
    content === ''
      ? { ...card, content: why }
      : // An urgent reply fills its message; what to do comes first.
        { ...card, content };
  return sendDirect(client.rest, question.author.id, body);
};

const isForbidden = (error: unknown): boolean => {
  const code = codeOf(error);
  return code === MISSING_PERMISSIONS || code === MISSING_ACCESS;
};

/**
 * Posts the answer to a message: in a thread or as a reply, as the server has it. Where embeds are not allowed it is
 * plain text; where nothing may be written, whoever spoke to us is told in a direct message. Null where nothing was
 * said at all.
 */
export const post = async (
  client: Client<true>,
  bot: Bot,
  spoken: Spoken,
  question: RawMessage,
  addressed: boolean,
): Promise<Posted | null> => {
  const { spoken: said, place } = openly(bot, spoken, question);
  const { reply } = said;
  // What is urgent stands where it is seen.
  const wantsThread = bot.settings.answers === 'thread' && mayOpenThread(question) && reply.kind !== 'urgent';
  const channel = (wantsThread ? await threadFor(client, question, reply) : null) ?? question.channel_id;
  const send = async (part: Partial<Place>, picture: Picture | null): Promise<Posted> => {
    const body = bodyOf(reply, { ...place, ...part }, question, channel);
    const { id } = (await client.rest.post(Routes.channelMessages(channel), {
      body: picture === null ? body : { ...body, ...attachmentsOf(picture) },
      ...(picture === null ? {} : filesOf(picture)),
    })) as { id: string };
    return { channel, message: id };
  };
  /** Null where nothing may be written there. */
  const sendOpenly = async (): Promise<Posted | null> => {
    if (bot.memory.shut.has(channel, bot.now())) return null;
    const chart = place.plain ? null : chartIn(reply);
    const ready = chart && bot.memory.charts.ready(chart);
    // Pictures may be what is not allowed here, then embeds.
    const forms: [Partial<Place>, Picture | null][] = [
      ...(ready ? [[{ picture: ready.name }, ready] as [Partial<Place>, Picture]] : []),
      [{}, null],
      [{ plain: true, ref: place.ref && { ...place.ref, plain: true } }, null],
    ];
    for (const [part, picture] of forms) {
      try {
        const posted = await send(part, picture);
        if (chart !== null && !ready && part.plain !== true) void addChart(client, bot, said, place, posted);
        return posted;
      } catch (error) {
        if (!isForbidden(error)) throw error;
        bot.log.warn({ event: 'not-permitted', channel, code: codeOf(error) });
      }
    }
    bot.memory.shut.add(channel, bot.now());
    return null;
  };
  const posted = await sendOpenly();
  // Nobody gets a direct message who did not speak to us.
  if (posted !== null || !addressed) return posted;
  if (!bot.memory.pace.refusals.take(question.author.id, bot.now()).ok) return null;
  try {
    return await explainPrivately(client, bot, spoken, question);
  } catch (error) {
    // Direct messages are closed: there is no polite way left.
    if (codeOf(error) !== CANNOT_MESSAGE && codeOf(error) !== NO_MUTUAL_GUILDS) throw error;
    bot.log.warn({ event: 'not-told', code: codeOf(error) });
    return null;
  }
};

const addChart = async (
  client: Client<true>,
  bot: Bot,
  { reply }: Spoken,
  place: Place,
  { channel, message }: Posted,
): Promise<void> => {
  const chart = chartIn(reply);
  const picture = chart && (await bot.memory.charts.draw(chart));
  // Meanwhile its asker may have turned the page.
  if (!picture || bot.memory.redrawn.has(message)) return;
  await client.rest
    .patch(Routes.channelMessage(channel, message), {
      body: { ...cardOf(reply, { ...place, picture: picture.name }), ...attachmentsOf(picture) },
      ...filesOf(picture),
    })
    .catch((error) => bot.log.warn({ event: 'chart-not-shown', code: codeOf(error) }));
};

/** Puts another answer in the place of one posted before, its question having been edited. */
export const repost = async (
  client: Client<true>,
  bot: Bot,
  spoken: Spoken,
  question: RawMessage,
  { channel, message }: Posted,
): Promise<void> => {
  const { spoken: said, place } = openly(bot, spoken, question);
  await client.rest.patch(Routes.channelMessage(channel, message), {
    body: { ...cardOf(said.reply, place), attachments: [] },
  });
  if (!place.plain && chartIn(said.reply)) void addChart(client, bot, said, place, { channel, message });
};

/** Takes a message of ours away; one that is gone already is gone. */
export const takeBack = async (client: Client<true>, { channel, message }: Posted): Promise<void> => {
  await client.rest.delete(Routes.channelMessage(channel, message));
};
