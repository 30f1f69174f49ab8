import type { Brain } from '../engine/brain.js';
import { judge, trainSecondOpinion } from '../engine/second-opinion.js';
import type { Knowledge } from '../knowledge/files.js';
import { tokenise } from '../text/tokenise.js';
import { readMessage } from '../triage/triage.js';

/** One phrase while the opinion has not learnt it: whether the rules stop it, and the opinion's probability (0–1). */
type Held = { danger: boolean; byRule: boolean; probability: number };

/** What stops at a threshold of the opinion: dangers and harmless phrases, of all that were held out. */
export type AtThreshold = { from: number; dangers: number; harmless: number };
export type HeldOut = {
  dangers: number;
  harmless: number;
  byRules: { dangers: number; harmless: number };
  thresholds: AtThreshold[];
};

const PARTS = 5;
const THRESHOLDS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.99];
/** Phrases that share this part of their words are sisters, and stand in the same fifth. */
const SISTERS_FROM = 0.5;

/** For each phrase, the number of its group of sister wordings. */
const groupsOf = (phrases: readonly string[]): number[] => {
  const stems = phrases.map((text) => new Set(tokenise(text).map((token) => token.stem)));
  const groups: number[] = [];
  for (const [at, own] of stems.entries()) {
    const sister = stems.findIndex((other, before) => {
      if (before >= at) return false;
      const shared = [...own].filter((stem) => other.has(stem)).length;
      return shared / Math.max(1, own.size + other.size - shared) >= SISTERS_FROM;
    });
    groups.push(sister < 0 ? at : groups[sister]!);
  }
  return groups;
};

/**
 * The gate on every phrase of `data/red-flag-phrases/` while the second opinion has not learnt from it or its sister
 * wordings: five times a fifth is kept out of its training. The rules stay as they are and were written with these
 * phrases in view, so this flatters them.
 */
export const measureHeldOut = (brain: Brain, knowledge: Knowledge): HeldOut => {
  const isUrgent = (flag: string): boolean =>
    ['emergency', 'urgent'].includes(brain.triage.tiers.get(flag) ?? '');
  const flags = knowledge.redFlagPhrases.map(({ name, file, value }) => ({ name, file, value, ...value }));
  const held: Held[] = [];
  const parts = new Map<string, number>();
  for (const { says, harmless } of flags) {
    for (const phrases of [says, harmless]) {
      const groups = groupsOf(phrases);
      for (const [at, text] of phrases.entries()) parts.set(text, groups[at]! % PARTS);
    }
  }
  for (let part = 0; part < PARTS; part++) {
    const isOut = (text: string): boolean => parts.get(text) === part;
    const redFlagPhrases = flags.map(({ name, file, says, harmless }) => ({
      name,
      file,
      value: {
        says: says.filter((text) => !isOut(text)),
        harmless: harmless.filter((text) => !isOut(text)),
      },
    }));
    const opinion = trainSecondOpinion(brain.triage, { ...knowledge, redFlagPhrases });
    const hear = (text: string, danger: boolean): void => {
      const { found, sentences } = readMessage(brain.triage, text);
      held.push({
        danger,
        byRule: found.urgency === 'emergency' || found.urgency === 'urgent',
        probability: judge(opinion, sentences(), brain.triage).danger,
      });
    };
    for (const { name, says, harmless } of flags) {
      for (const text of says) if (isOut(text)) hear(text, isUrgent(name));
      for (const text of harmless) if (isOut(text)) hear(text, false);
    }
  }
  const count = (danger: boolean, stops: (one: Held) => boolean): number =>
    held.filter((one) => one.danger === danger && stops(one)).length;
  const both = (stops: (one: Held) => boolean) => ({
    dangers: count(true, stops),
    harmless: count(false, stops),
  });
  const all = both(() => true);
  return {
    ...all,
    byRules: both(({ byRule }) => byRule),
    thresholds: THRESHOLDS.map((from) => ({
      from,
      ...both(({ byRule, probability }) => byRule || probability >= from),
    })),
  };
};
