import { countOf } from './postings.js';

/** By idea (any name: a kind of thing, a theme): how telling it is, and how far each entry's wordings hold it (0–1). */
export type Ideas = { entries: number; held: ReadonlyMap<string, { weight: number; shares: Float32Array }> };

/** An idea counts in full from this share of an entry's wordings on. */
const FULL_SHARE = 2 / 3;

/** From the ideas of each wording of each entry. */
export const buildIdeas = (wordings: readonly (readonly (readonly string[])[])[]): Ideas => {
  const entries = wordings.length;
  const shares = new Map<string, Float32Array>();
  wordings.forEach((ideas, entry) => {
    for (const [idea, count] of countOf(ideas.flat())) {
      const list = shares.get(idea) ?? new Float32Array(entries);
      shares.set(idea, list);
      list[entry] = Math.min(1, count / ideas.length / FULL_SHARE);
    }
  });
  const held = Array.from(shares, ([idea, list]) => {
    const holders = list.reduce((sum, share) => sum + (share > 0 ? 1 : 0), 0);
    return [idea, { weight: Math.log(1 + entries / holders), shares: list }] as const;
  });
  return { entries, held: new Map(held) };
};

/** How much of what the query is about each entry is about too, 0–1, by rarity; 0 for a query without ideas. */
export const scoreIdeas = ({ entries, held }: Ideas, asked: readonly string[]): Float64Array => {
  const scores = new Float64Array(entries);
  let whole = 0;
  for (const idea of asked) {
    const known = held.get(idea);
    if (known === undefined) continue;
    const { weight, shares } = known;
    whole += weight;
    for (let entry = 0; entry < entries; entry++) scores[entry] = scores[entry]! + weight * shares[entry]!;
  }
  return whole === 0 ? scores : scores.map((score) => score / whole);
};
