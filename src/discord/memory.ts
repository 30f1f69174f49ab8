import { chartPng } from '../rendering/chart.js';
import { createAnswered } from './answered.js';
import { createCharts } from './charts.js';
import { createCooldown, type Pace } from './cooldown.js';
import { createJudged } from './judged.js';
import { createKnown } from './known.js';
import { createOneByOne } from './one-by-one.js';
import { createRecent } from './recent.js';
import { createShut } from './shut.js';

/** How fast the bot lets itself be asked. Addressed questions meet a guard against floods only; unasked answers are rare. */
export type Paces = Record<
  'person' | 'channel' | 'command' | 'unaskedPerson' | 'unaskedChannel' | 'unaskedUrgent',
  Pace
>;

export const PACES: Paces = {
  person: { limit: 40, windowMs: 60_000 },
  channel: { limit: 120, windowMs: 60_000 },
  command: { limit: 90, windowMs: 60_000 },
  unaskedPerson: { limit: 1, windowMs: 2 * 60_000 },
  unaskedChannel: { limit: 2, windowMs: 5 * 60_000 },
  // Who was told what to do need not be told with every further sentence.
  unaskedUrgent: { limit: 1, windowMs: 10 * 60_000 },
};

const MOST_ANSWERS = 5_000;
const MOST_JUDGES = 10_000;
const MOST_CHANNELS = 20_000;
const MOST_REFUSALS = 5_000;
const A_REFUSAL_HOLDS = { limit: 1, windowMs: 60 * 60_000 };

/** What is remembered while the bot runs, bounded and never written down. */
export const createMemory = (paces: Paces = PACES) => ({
  /** Which message of ours answers which question, so that both change and go together. */
  answers: createAnswered(MOST_ANSWERS),
  charts: createCharts(chartPng),
  /** Messages that a button changed: a chart drawn for what stood there before comes too late. */
  redrawn: createRecent(MOST_ANSWERS),
  judged: createJudged(MOST_JUDGES),
  pace: {
    person: createCooldown(paces.person),
    channel: createCooldown(paces.channel),
    command: createCooldown(paces.command),
    unaskedPerson: createCooldown(paces.unaskedPerson),
    unaskedChannel: createCooldown(paces.unaskedChannel),
    unaskedUrgent: createCooldown(paces.unaskedUrgent),
    /** People told by direct message that we may not speak where they asked: once an hour. */
    refusals: createCooldown(A_REFUSAL_HOLDS, MOST_REFUSALS),
  },
  /** Channels that let us write nothing. */
  shut: createShut(),
  /** Direct-message channels in which no symptom check is under way; all others are looked into. */
  idle: createKnown(MOST_CHANNELS),
  /** Answers to a check are taken one after the other. */
  oneByOne: createOneByOne(),
  /** Cramps whose steps were shown and which may still be asked after. */
  cramps: new Map<string, () => void>(),
});

export type Memory = ReturnType<typeof createMemory>;
