/** For each term, the passages that hold it and what it adds to the score of each. */
export type Postings = ReadonlyMap<string, { passages: Int32Array; impacts: Float32Array }>;

/** Postings while they are being written. */
export type PostingsDraft = Map<string, { passages: number[]; impacts: number[] }>;

/** Notes that `term` adds `impact` to the score of `passage`. */
export const post = (postings: PostingsDraft, term: string, passage: number, impact: number): void => {
  const list = postings.get(term);
  if (list) {
    list.passages.push(passage);
    list.impacts.push(impact);
  } else postings.set(term, { passages: [passage], impacts: [impact] });
};

/** The finished postings: typed arrays are smaller and quicker to walk. */
export const pack = (draft: PostingsDraft): Postings =>
  new Map(
    Array.from(draft, ([term, { passages, impacts }]) => [
      term,
      { passages: Int32Array.from(passages), impacts: Float32Array.from(impacts) },
    ]),
  );

/** Adds `weight` × impact to the score of every passage that holds `term`. */
export const addScores = (postings: Postings, term: string, weight: number, scores: Float64Array): void => {
  const list = postings.get(term);
  if (list === undefined) return;
  const { passages, impacts } = list;
  for (let at = 0; at < passages.length; at++) {
    const passage = passages[at]!;
    scores[passage] = scores[passage]! + weight * impacts[at]!;
  }
};

/** How often each item occurs. */
export const countOf = (items: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};
