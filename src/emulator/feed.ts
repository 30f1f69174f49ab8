/** Tells its listeners, in the order in which they came. */
export type Feed<T> = {
  tell(item: T): void;
  /** Returns what ends the subscription. */
  listen(listener: (item: T) => void): () => void;
};

export const createFeed = <T>(): Feed<T> => {
  const listeners = new Set<(item: T) => void>();
  return {
    tell: (item) => {
      for (const listener of listeners) listener(item);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
