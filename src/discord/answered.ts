/** An answer of ours in a channel, and whose question it answers. */
export type Answer = {
  question: string;
  /** Where the question stands and where the answer does: the same unless it went into a thread. */
  asked: string;
  channel: string;
  message: string;
  person: string;
  /** When it was asked, epoch milliseconds. */
  at: number;
};

/** Answers by their question, the newest `limit` of them. */
export type Answered = {
  add(answer: Answer): void;
  of(question: string): Answer | undefined;
  /** Takes a question, or the answer to one, out of memory. */
  drop(message: string): Answer | undefined;
  /** Whether a person talks to us in a thread that we opened for them. */
  isThreadOf(channel: string, person: string): boolean;
  /** What one person asked. */
  by(person: string): Answer[];
  /** Forgets what one person asked. Returns how much there was. */
  forget(person: string): number;
};

export const createAnswered = (limit: number): Answered => {
  const byQuestion = new Map<string, Answer>();
  const questionOf = new Map<string, string>();
  const threads = new Map<string, string>();
  const drop = (message: string): Answer | undefined => {
    const question = questionOf.get(message) ?? message;
    const answer = byQuestion.get(question);
    if (answer === undefined) return undefined;
    byQuestion.delete(question);
    questionOf.delete(answer.message);
    return answer;
  };
  const by = (person: string): Answer[] =>
    [...byQuestion.values()].filter((answer) => answer.person === person);
  return {
    add: (answer) => {
      byQuestion.set(answer.question, answer);
      questionOf.set(answer.message, answer.question);
      if (answer.channel !== answer.asked) threads.set(answer.channel, answer.person);
      if (byQuestion.size > limit) drop(byQuestion.keys().next().value!);
      if (threads.size > limit) threads.delete(threads.keys().next().value!);
    },
    of: (question) => byQuestion.get(question),
    drop,
    by,
    isThreadOf: (channel, person) => threads.get(channel) === person,
    forget: (person) => {
      const own = by(person);
      for (const { question } of own) drop(question);
      for (const [channel, owner] of threads) if (owner === person) threads.delete(channel);
      return own.length;
    },
  };
};
