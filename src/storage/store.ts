/** What a server chose. Ids are Discord's, as text. */
export type ServerSettings = {
  /** Channels where the bot answers unasked, if it may read messages at all. */
  channels: readonly string[];
  /** Where an answer to a message goes. */
  answers: 'reply' | 'thread';
  /** Whether answers to commands are shown to the asker alone unless shared. */
  privateAnswers: boolean;
  /** `quiet`: unasked only when nearly certain. */
  level: 'normal' | 'quiet';
  /** Two-letter country of the emergency numbers; null where none was chosen. */
  country: string | null;
  symptomCheck: boolean;
  /** Plain text instead of embeds, for screen readers. */
  plain: boolean;
  /** Whether the topics of questions that found no answer are counted; the questions themselves never are. */
  countUnanswered: boolean;
};

export const DEFAULT_SETTINGS: ServerSettings = {
  channels: [],
  answers: 'reply',
  privateAnswers: true,
  level: 'normal',
  country: null,
  symptomCheck: true,
  plain: false,
  countUnanswered: false,
};

export type FeedbackKind = 'helpful' | 'not-helpful' | 'outdated';
/** How often an answer was judged, and how. No person, no message. */
export type FeedbackCount = { answer: string; topic: string; kind: FeedbackKind; count: number };

/**
 * Everything that outlives a restart. No message and nothing about health: server settings, counts, who asked not to be
 * answered unasked, and claims that keep two instances from answering one event. Every promise of a write that resolves
 * has reached the disk; one rejects with `StoreError` where it could not.
 */
export type Store = {
  /** The settings of a server, the defaults where it has none. */
  settings(server: string): Promise<ServerSettings>;
  saveSettings(server: string, settings: ServerSettings): Promise<void>;
  /** Forgets what a server chose; whether there was anything. */
  resetSettings(server: string): Promise<boolean>;
  countFeedback(answer: string, topic: string, kind: FeedbackKind): Promise<void>;
  /** All counts, the most criticised answers first. */
  feedback(): Promise<FeedbackCount[]>;
  /** Counts a declined question by its topic alone. */
  countUnanswered(topic: string): Promise<void>;
  unanswered(): Promise<{ topic: string; count: number }[]>;
  /** Whether somebody asked not to be answered unless they address the bot. */
  isOptedOut(person: string): Promise<boolean>;
  setOptedOut(person: string, optedOut: boolean): Promise<void>;
  /** Deletes what is stored of a person; notes when, and returns what was deleted. */
  forget(person: string, at: number): Promise<{ optOut: boolean }>;
  /** True for the first to claim an event, false for every later one. Claims older than a day may be dropped. */
  claim(event: string, at: number): Promise<boolean>;
  /**
   * When a shard with this key (`shard id modulo concurrency`) may identify: books the next free place at least
   * `spacing` milliseconds after the last and returns it, in epoch milliseconds.
   */
  bookIdentify(key: number, at: number, spacing: number): Promise<number>;
  /** Resolves where the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** The store could not do what it was asked; `problem` says why and what to do, in words for the owner. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(problem, options);
  }
}
