import { type Context, current, emptyContext } from '../dialogue/context.js';

/** Contexts by channel and person, in memory only; the longest unused is forgotten first. */
export type Conversations = {
  get(channel: string, person: string, now: number): Context;
  set(channel: string, person: string, context: Context): void;
  /** What is remembered of one person now. */
  of(person: string, now: number): Context[];
  /** Forgets everything of one person. Returns how many conversations there were. */
  forget(person: string): number;
};

const MOST_CONVERSATIONS = 20_000;

export const createConversations = (limit = MOST_CONVERSATIONS): Conversations => {
  const contexts = new Map<string, Context>();
  const key = (channel: string, person: string): string => `${channel}/${person}`;
  return {
    get: (channel, person, now) => current(contexts.get(key(channel, person)) ?? emptyContext, now),
    set: (channel, person, context) => {
      const name = key(channel, person);
      contexts.delete(name);
      contexts.set(name, context);
      if (contexts.size > limit) contexts.delete(contexts.keys().next().value!);
    },
    of: (person, now) =>
      [...contexts]
        .filter(([name]) => name.endsWith(`/${person}`))
        .map(([, context]) => current(context, now))
        .filter(({ updatedAt }) => updatedAt > 0),
    forget: (person) => {
      const own = [...contexts.keys()].filter((name) => name.endsWith(`/${person}`));
      for (const name of own) contexts.delete(name);
      return own.length;
    },
  };
};
