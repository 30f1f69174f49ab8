import type { Reply } from '../answers/reply.js';
import { type CrampNews, crampReply, PERSISTENT_AFTER_MINUTES } from '../engine/cramp.js';
import { type ButtonOf, cardOf } from '../rendering/card.js';
import type { Bot } from './bot.js';

/** A cramp as its buttons carry it: the steps it was shown and when it began (epoch seconds). Nothing of it is stored. */
export type Cramp = { relief: string; began: number };

const ACTIONS: Record<'gone' | 'easing' | 'same', { letter: string; label: string }> = {
  gone: { letter: 'g', label: 'Gone' },
  easing: { letter: 'e', label: 'Easing' },
  same: { letter: 's', label: 'The same' },
};

const pack = ({ relief, began }: Cramp, letter: string): string => `${letter}${began.toString(36)}.${relief}`;

/** The cramp in a payload and what its owner says of it; null where the payload is none. */
export const unpackCramp = (payload: string): { cramp: Cramp; news: keyof typeof ACTIONS } | null => {
  const parts = /^([a-z])([0-9a-z]{1,9})\.([a-z-]+)$/u.exec(payload);
  const news = (Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]).find(
    (name) => ACTIONS[name].letter === parts?.[1],
  );
  if (!parts || news === undefined) return null;
  return { cramp: { began: Number.parseInt(parts[2]!, 36), relief: parts[3]! }, news };
};

/** What is said of a cramp now, with the buttons to tell how it goes; null where its steps are not known (any more). */
export const crampCard = (bot: Bot, cramp: Cramp, news: CrampNews) => {
  const { shelf } = bot.brain;
  const relief = shelf.relief.get(cramp.relief);
  if (relief === undefined) return null;
  const minutes = (bot.now() / 1000 - cramp.began) / 60;
  const reply: Reply = crampReply(bot.brain, relief, { news, minutes, country: bot.country });
  const isOver = news === 'gone' || reply.kind === 'urgent';
  const first: ButtonOf[] = isOver
    ? []
    : Object.values(ACTIONS).map(({ letter, label }) => ({
        label,
        handler: 'cramp',
        payload: pack(cramp, letter),
        strong: true,
      }));
  const card = cardOf(reply, { ref: null, asker: null, plain: bot.settings.plain, first });
  return { card: { ...card, allowedMentions: { parse: [] } }, isOver };
};

/** When the person is asked how it goes, in minutes after it began: once soon, and once at the ten minutes. */
export const ASKED_AFTER_MINUTES = [4, PERSISTENT_AFTER_MINUTES];

const keyOf = (person: string, { began }: Cramp): string => `${person}/${began}`;
const MOST_ASKED_AFTER = 5_000;

/** Asks after a cramp by `ask`, unless it is told to be over before. A restart forgets this; the buttons do not. */
export const askAfter = (bot: Bot, person: string, cramp: Cramp, ask: () => void): void => {
  const { cramps } = bot.memory;
  if (cramps.size >= MOST_ASKED_AFTER) return;
  const timers = ASKED_AFTER_MINUTES.map((minutes, at) =>
    bot.later(minutes * 60_000, () => {
      if (at === ASKED_AFTER_MINUTES.length - 1) cramps.delete(keyOf(person, cramp));
      ask();
    }),
  );
  cramps.set(keyOf(person, cramp), () => {
    for (const callOff of timers) callOff();
  });
};

/** The cramp is over: nobody asks after it. */
export const stopAsking = (bot: Bot, person: string, cramp: Cramp): void => {
  bot.memory.cramps.get(keyOf(person, cramp))?.();
  bot.memory.cramps.delete(keyOf(person, cramp));
};
