/** For each term, the passages that hold it and what it adds to the score of each. */
export type Postings = Map<string, { passages: number[]; impacts: number[] }>;

/** Notes that `term` adds `impact` to the score of `passage`. */
export const post = (postings: Postings, term: string, passage: number, impact: number): void => {
  const list = postings.get(term);
  if (list) {
    list.passages.push(passage);
    list.impacts.push(impact);
  } else postings.set(term, { passages: [passage], impacts: [impact] });
};

/** How often each item occurs. */
export const countOf = (items: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};
