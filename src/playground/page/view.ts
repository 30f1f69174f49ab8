import type { Channel, Explained, Person, Said, ServerFrame, Snapshot } from '../protocol.js';

/** Everything the page knows of the little Discord, as the person it is being. */
export type View = {
  you: Person;
  bot: Person;
  people: readonly Person[];
  server: string;
  channels: readonly Channel[];
  commands: Snapshot['commands'];
  /** Oldest first. */
  messages: readonly Said[];
  /** Channels where something was said that this person has not looked at. */
  unread: ReadonlySet<string>;
  /** Channel → when the bot was last seen typing there, epoch milliseconds. */
  typing: ReadonlyMap<string, number>;
  explained: Explained | null;
};

/** Discord shows somebody as typing for ten seconds. */
const TYPING_MS = 10_000;

const byId = (a: Said, b: Said): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);

const without = <T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> =>
  new Set([...set].filter((known) => known !== item));

const opened = (frame: Snapshot): View => ({
  you: frame.people.find(({ id }) => id === frame.you) ?? frame.people[0]!,
  bot: frame.bot,
  people: frame.people,
  server: frame.server,
  channels: frame.channels,
  commands: frame.commands,
  messages: [...frame.messages].sort(byId),
  unread: new Set(),
  typing: new Map(),
  explained: frame.explained,
});

const withMessage = (view: View, message: Said, open: string): View => {
  const known = view.messages.some(({ id }) => id === message.id);
  const messages = known
    ? view.messages.map((old) => (old.id === message.id ? message : old))
    : [...view.messages, message].sort(byId);
  const news = !known && message.channel_id !== open && message.author.id !== view.you.id;
  const typing = new Map(view.typing);
  if (message.author.id === view.bot.id) typing.delete(message.channel_id);
  return {
    ...view,
    messages,
    typing,
    unread: news ? new Set([...view.unread, message.channel_id]) : view.unread,
  };
};

/** The view after one frame; `open` is the channel in front of the person. Null until the first snapshot. */
export const viewAfter = (view: View | null, frame: ServerFrame, open: string, now: number): View | null => {
  if (frame.kind === 'snapshot') return opened(frame);
  if (view === null) return null;
  switch (frame.kind) {
    case 'message':
      return withMessage(view, frame.message, open);
    case 'gone':
      return { ...view, messages: view.messages.filter(({ id }) => id !== frame.message) };
    case 'channel': {
      const others = view.channels.filter(({ id }) => id !== frame.channel.id);
      return { ...view, channels: [...others, frame.channel] };
    }
    case 'closed':
      return { ...view, channels: view.channels.filter(({ id }) => id !== frame.channel) };
    case 'commands':
      return { ...view, commands: frame.commands };
    case 'typing':
      return { ...view, typing: new Map(view.typing).set(frame.channel, now) };
    case 'explained':
      return { ...view, explained: frame.explained };
    default:
      return view;
  }
};

/** The view once a channel has been looked at. */
export const looked = (view: View, channel: string): View => ({
  ...view,
  unread: without(view.unread, channel),
});

export const isTyping = (view: View, channel: string, now: number): boolean =>
  now - (view.typing.get(channel) ?? Number.NEGATIVE_INFINITY) < TYPING_MS;

export const channelOf = (view: View, id: string): Channel | undefined =>
  view.channels.find((channel) => channel.id === id);

export const nameOf = (view: View, id: string): string =>
  [view.bot, ...view.people].find((person) => person.id === id)?.name ?? 'someone';
