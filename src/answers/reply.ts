/** How soon somebody should be seen. */
export type Urgency = 'none' | 'soon' | 'urgent' | 'emergency';

export type ReplyKind = 'answer' | 'clarify' | 'urgent' | 'smalltalk' | 'out-of-scope';

/** A source as shown: enough to find it again. */
export type Source = { id: string; title: string; publisher: string; year: string; url: string };

/** One bar of a chart: a share of the daily value in percent, and the figure in words ("156 mg"). */
export type Bar = { label: string; percent: number; value: string };

/** What a reply is built of, before any medium. Text is plain; a medium adds its own mark-up. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; title?: string; ordered: boolean; items: string[] }
  /** Lines to copy out as they stand. */
  | { kind: 'note'; title: string; lines: string[] }
  | { kind: 'table'; title?: string; rows: { label: string; value: string }[] }
  | { kind: 'chart'; title: string; bars: Bar[]; alt: string };

/** Everything a reply says but its disclaimer. */
export type Draft = {
  kind: ReplyKind;
  topic: string;
  /** 0 to 1: how likely it is that this is the right answer. */
  confidence: number;
  title: string | null;
  blocks: Block[];
  nutrients: string[];
  urgency: Urgency;
  redFlags: string[];
  answerId: string | null;
  /** The question we took theirs for, in words. */
  matchedQuestion: string | null;
  /** The same answer in plainer words, and with more detail, where the knowledge holds them. */
  simple: string | null;
  more: string | null;
  /** Next questions; for `clarify` the choices. */
  suggestions: string[];
  sources: Source[];
  /** The day the answer was last checked against its sources. */
  reviewed: string | null;
};

declare const sealed: unique symbol;

/** What the bot says. Only `seal` makes one, so none is without its disclaimer. */
export type Reply = Readonly<Draft & { disclaimer: string }> & { readonly [sealed]: true };

/** Puts the disclaimer under a draft. Called by the composers in this room alone; the architecture test holds that. */
export const seal = (draft: Draft, disclaimer: string): Reply => ({ ...draft, disclaimer }) as Reply;

/** The parts of a draft that most replies leave empty. */
export const blank: Omit<Draft, 'kind' | 'topic' | 'blocks'> = {
  confidence: 1,
  title: null,
  nutrients: [],
  urgency: 'none',
  redFlags: [],
  answerId: null,
  matchedQuestion: null,
  simple: null,
  more: null,
  suggestions: [],
  sources: [],
  reviewed: null,
};
