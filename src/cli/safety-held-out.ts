import type { Brain } from '../engine/brain.js';
import { triageMessage } from '../engine/gate.js';
import { trainSecondOpinion } from '../engine/second-opinion.js';

/** Dangers stopped and harmless messages stopped, of all that were held out. */
export type HeldOut = { dangers: { hits: number; total: number }; harmless: { hits: number; total: number } };

const PARTS = 5;

/**
 * The gate on every phrase of `data/red-flag-phrases.yaml` while the second opinion has not learnt from it: five times
 * a fifth is kept out of its training. The rules stay as they are, and sister wordings may stand in other fifths, so
 * this still flatters; it is nearer to new wordings than a set that was looked at while tuning.
 */
export const measureHeldOut = (brain: Brain): HeldOut => {
  const found: HeldOut = { dangers: { hits: 0, total: 0 }, harmless: { hits: 0, total: 0 } };
  for (let part = 0; part < PARTS; part++) {
    let number = 0;
    const held: { text: string; danger: boolean }[] = [];
    const keep =
      (danger: boolean) =>
      (text: string): boolean => {
        const isOut = number++ % PARTS === part;
        if (isOut) held.push({ text, danger });
        return !isOut;
      };
    const redFlagPhrases = brain.knowledge.redFlagPhrases.map((flag) => ({
      ...flag,
      says: flag.says.filter(keep(true)),
      harmless: flag.harmless.filter(keep(false)),
    }));
    const opinion = trainSecondOpinion(brain.triage, { ...brain.knowledge, redFlagPhrases });
    for (const { text, danger } of held) {
      const { urgency } = triageMessage({ ...brain, opinion }, text);
      const tally = danger ? found.dangers : found.harmless;
      tally.total++;
      if (urgency === 'emergency' || urgency === 'urgent') tally.hits++;
    }
  }
  return found;
};
