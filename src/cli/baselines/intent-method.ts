/** One labelled message; null marks it as out of scope. */
export type LabelledMessage = { text: string; label: string | null };

/** What a trained method says of one message: a label, and how sure it is (only the order counts). */
export type Guess = { label: string; confidence: number };

/** A trained method, ready to be asked. */
export type Trained = {
  guess(text: string): Guess | Promise<Guess>;
  /** Confidence below which 5 percent of in-scope messages lie, where training found it out by itself. */
  floor?: number;
  /** Size of the stored model, where it can be stored. */
  bytes?: number;
};

/** A way of learning labels from examples. `train` gives a reason where it cannot. */
export type IntentMethod = {
  name: string;
  train(
    rows: readonly LabelledMessage[],
    validation: readonly LabelledMessage[],
  ): Promise<{ kind: 'trained'; trained: Trained } | { kind: 'skipped'; why: string }>;
};
