import type { Turn } from '../discord/bot.js';
import type { Change } from '../emulator/changes.js';
import type { Brain } from '../engine/brain.js';
import { explainTurn } from './explained.js';
import type { Explained } from './protocol.js';

/** A command that went straight to the tables: there was nothing to understand, so there is nothing to tell. */
const commandStory = (brain: Brain, name: string): Explained => ({
  question: `/${name}`,
  completed: null,
  kind: 'answer',
  decision: 'command',
  topic: '',
  answerId: null,
  matched: null,
  flags: [],
  entities: [],
  topics: [],
  entries: [],
  words: [],
  confidence: 1,
  thresholds: brain.judgement.thresholds,
  timings: [],
});

/** The story of each person's last answer, in memory alone; `tell` hears of every new one. */
export const createStories = (brain: Brain, tell: (person: string, story: Explained) => void) => {
  const last = new Map<string, Explained>();
  /** How many turns there were of a person, and how many when a command was given. */
  const turns = new Map<string, number>();
  const before = new Map<string, number>();
  const turnsOf = (person: string): number => turns.get(person) ?? 0;
  const keep = (person: string, story: Explained): void => {
    last.set(person, story);
    tell(person, story);
  };
  return {
    of: (person: string): Explained | null => last.get(person) ?? null,
    /** The bot has answered through its engine. */
    turn: (turn: Turn): void => {
      const { person } = turn.asker;
      turns.set(person, turnsOf(person) + 1);
      // Weighing every word takes longer than answering did, so the answer goes first.
      setImmediate(() => keep(person, explainTurn(brain, turn)));
    },
    /** A command may be answered without the engine. */
    hear: (change: Change): void => {
      if (change.kind !== 'interaction-started' && change.kind !== 'interaction-answered') return;
      const { id, kind, name, user } = change.interaction;
      if (kind !== 'command') return;
      if (change.kind === 'interaction-started') before.set(id, turnsOf(user));
      else if (before.get(id) === turnsOf(user)) keep(user, commandStory(brain, name));
      if (change.kind === 'interaction-answered') before.delete(id);
    },
  };
};
