/** Remembers the last `limit` ids. `first(id)` is true the first time an id is seen, false when it comes again. */
export const createRecent = (limit: number): { first(id: string): boolean } => {
  const seen = new Set<string>();
  return {
    first: (id) => {
      if (seen.has(id)) return false;
      seen.add(id);
      if (seen.size > limit) seen.delete(seen.values().next().value!);
      return true;
    },
  };
};
