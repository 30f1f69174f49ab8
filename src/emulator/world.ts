import type { Change } from './changes.js';
import type { Feed } from './feed.js';
import type { Channel, State, User } from './state.js';

export type Body = Record<string, unknown>;

/** An event for the gateway: who may get it, and its data with or without what the content intent guards. */
export type Event = {
  name: string;
  /** Intent that a session needs; 0 for events every session gets. */
  needs: number;
  guild: string | null;
  /** Where the bot must be able to look to be told. */
  channel?: Channel;
  data(readable: boolean): Body;
};

/** What all parts of the emulator share. */
export type World = {
  readonly state: State;
  readonly now: () => number;
  readonly snowflake: () => string;
  readonly guildId: () => string;
  /** The bot's own user, and its application. */
  readonly self: User;
  readonly application: { id: string; flags: number };
  /** Privileged intents switched on in the portal. */
  readonly granted: number;
  /** `http://127.0.0.1:…` */
  readonly origin: string;
  readonly events: Feed<Event>;
  readonly changes: Feed<Change>;
  /** Messages kept a channel. */
  readonly keepMessages: number;
};
