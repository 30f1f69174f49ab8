/** Keys known to be so; of more than `limit` the longest known is forgotten. */
export type Known = { has(key: string): boolean; add(key: string): void; delete(key: string): void };

export const createKnown = (limit: number): Known => {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    add: (key) => {
      keys.add(key);
      if (keys.size > limit) keys.delete(keys.values().next().value!);
    },
    delete: (key) => void keys.delete(key),
  };
};
