/** An answer one can find, with the ways people ask for it. */
export type Entry = { id: string; question: string; wordings: readonly string[]; answer: string };

/** One way of asking, the number of its entry, and its place among all wordings. */
export type Passage = { entry: number; text: string };

/** Every question and wording of these entries, entry by entry. */
export const passagesOf = (entries: readonly Entry[]): Passage[] =>
  entries.flatMap(({ question, wordings }, entry) =>
    [...new Set([question, ...wordings])].map((text) => ({ entry, text })),
  );
