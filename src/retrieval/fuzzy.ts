// The only door to fuse.js: short input that is nearly a name, a title or a wording.
import Fuse from 'fuse.js';
import { normalise } from '../text/normalise.js';

/** Something found, and how near it is: 1 the same, the least that comes back is 1 − WORST_SCORE. */
export type FuzzyMatch<Item> = { item: Item; nearness: number };

/** fuse.js cuts patterns into windows of 32 characters, and its time grows with them: longer input is cut. */
export const LONGEST_FUZZY_QUERY = 64;
/** Slips allowed in one word, the best of those measured for token search; at fuse.js's 0.6 nearly all matches. */
const THRESHOLD = 0.2;
/** Of the whole query (0 the same, 1 nothing alike): token search lets matches of a single common word through. */
const WORST_SCORE = 0.4;

/**
 * A finder of items by any of their names, tolerant of typos and word order. The empty query finds nothing (in fuse.js
 * it matches everything perfectly), the query is never read as fuse.js's operators, and scores are filtered again.
 */
export const createFuzzyFinder = <Item>(
  items: readonly Item[],
  namesOf: (item: Item) => readonly string[],
): ((query: string, limit?: number) => FuzzyMatch<Item>[]) => {
  const names = items.flatMap((item) => namesOf(item).map((name) => ({ item, name: normalise(name).text })));
  const fuse = new Fuse(names, {
    keys: ['name'],
    includeScore: true,
    ignoreLocation: true,
    useTokenSearch: true,
    useExtendedSearch: false,
    threshold: THRESHOLD,
  });
  return (query, limit = 5) => {
    const asked = normalise(query).text.slice(0, LONGEST_FUZZY_QUERY).trim();
    if (!/[\p{L}\p{N}]/u.test(asked)) return [];
    const best = new Map<Item, number>();
    for (const { item, score } of fuse.search(asked)) {
      if (score === undefined || score > WORST_SCORE) continue;
      const nearness = 1 - score;
      if (nearness > (best.get(item.item) ?? -1)) best.set(item.item, nearness);
    }
    return Array.from(best, ([item, nearness]) => ({ item, nearness }))
      .sort((a, b) => b.nearness - a.nearness)
      .slice(0, limit);
  };
};
