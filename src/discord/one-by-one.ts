/** Does work for one key (a channel) after the other, in the order it came; different keys do not wait for each other. */
export type OneByOne = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

export const createOneByOne = (): OneByOne => {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const now = before.catch(() => {}).then(work);
    const done = now
      .catch(() => {})
      .finally(() => {
        if (last.get(key) === done) last.delete(key);
      });
    last.set(key, done);
    return now;
  };
};
