/** The last ids that were seen, in memory. */
export type Recent = {
  /** Notes an id: true the first time it is seen, false when it comes again. */
  first(id: string): boolean;
  has(id: string): boolean;
};

/** Remembers the last `limit` ids. */
export const createRecent = (limit: number): Recent => {
  const seen = new Set<string>();
  return {
    first: (id) => {
      if (seen.has(id)) return false;
      seen.add(id);
      if (seen.size > limit) seen.delete(seen.values().next().value!);
      return true;
    },
    has: (id) => seen.has(id),
  };
};
