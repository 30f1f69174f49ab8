/**
 * What is remembered of a conversation, in memory only and for minutes: plain JSON. `topic` and `nutrients` complete a
 * follow-up, `subject` and `unit` what else it was about in the asker's words (a remedy, a medicine; "IU"), `answerId`
 * answers "why?", `choices` are the questions last offered, `held` is the question that an urgent
 * reply put aside, for when the danger turns out not to be real.
 */
export type Context = {
  updatedAt: number;
  topic: string | null;
  nutrients: string[];
  groups: string[];
  subject: string | null;
  unit: string | null;
  answerId: string | null;
  choices: string[];
  held: string | null;
};

/** How long a conversation stays open for follow-ups. */
export const FOLLOW_UP_WINDOW_MS = 10 * 60_000;

export const emptyContext: Context = {
  updatedAt: 0,
  topic: null,
  nutrients: [],
  groups: [],
  subject: null,
  unit: null,
  answerId: null,
  choices: [],
  held: null,
};

/** The context as it stands now: itself while fresh, else an empty one. `now` is epoch milliseconds. */
export const current = (context: Context, now: number): Context =>
  now - context.updatedAt < FOLLOW_UP_WINDOW_MS ? context : { ...emptyContext };
