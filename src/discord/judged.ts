/** Which answers a person judged, so that one person counts once for an answer. In memory only. */
export type Judged = {
  /** True the first time a person judges an answer. */
  first(person: string, answer: string): boolean;
  of(person: string): string[];
  forget(person: string): void;
};

/** The people longest silent are forgotten first. */
export const createJudged = (mostPeople: number): Judged => {
  const answers = new Map<string, Set<string>>();
  return {
    first: (person, answer) => {
      const own = answers.get(person) ?? new Set();
      const isFirst = !own.has(answer);
      answers.delete(person);
      answers.set(person, own.add(answer));
      if (answers.size > mostPeople) answers.delete(answers.keys().next().value!);
      return isFirst;
    },
    of: (person) => [...(answers.get(person) ?? [])],
    forget: (person) => void answers.delete(person),
  };
};
