import { countOf } from './postings.js';

/** What ideas (any names: kinds of things, themes) each entry's wordings hold, and how telling each idea is. */
export type Ideas = { shares: readonly ReadonlyMap<string, number>[]; idf: ReadonlyMap<string, number> };

/** An idea counts in full from this share of an entry's wordings on. */
const FULL_SHARE = 2 / 3;

/** From the ideas of each wording of each entry. */
export const buildIdeas = (wordings: readonly (readonly (readonly string[])[])[]): Ideas => {
  const shares = wordings.map(
    (ideas) =>
      new Map(
        Array.from(countOf(ideas.flat()), ([idea, count]) => [
          idea,
          Math.min(1, count / ideas.length / FULL_SHARE),
        ]),
      ),
  );
  const rows = countOf(shares.flatMap((ideas) => [...ideas.keys()]));
  const idf = new Map(Array.from(rows, ([idea, count]) => [idea, Math.log(1 + shares.length / count)]));
  return { shares, idf };
};

/** How much of what the query is about each entry is about too, 0–1, by rarity; 0 for a query without ideas. */
export const scoreIdeas = ({ shares, idf }: Ideas, asked: readonly string[]): Float64Array => {
  const known = asked.flatMap((idea) => {
    const weight = idf.get(idea);
    return weight === undefined ? [] : [{ idea, weight }];
  });
  const whole = known.reduce((sum, { weight }) => sum + weight, 0);
  return Float64Array.from(shares, (held) =>
    whole === 0
      ? 0
      : known.reduce((sum, { idea, weight }) => sum + weight * (held.get(idea) ?? 0), 0) / whole,
  );
};
