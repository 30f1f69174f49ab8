import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { ClientFrame, OptionValue } from './frames.js';

// What travels between the playground's server and its page. Messages and commands are shaped as Discord's API shapes
// them, so that the page draws whatever a bot may send.

export type { ClientFrame, OptionValue };

/** Somebody to be, or the bot. `owner` may manage the server. */
export type Person = { id: string; name: string; owner: boolean };

export type Channel = {
  id: string;
  kind: 'text' | 'dm' | 'thread';
  name: string;
  topic: string;
  /** The channel that a thread hangs under. */
  parent: string | null;
  /** Whether the bot answers here without being mentioned. */
  unasked: boolean;
};

/** A message as one person sees it. */
export type Said = APIMessage & {
  /** Only this person sees it. */
  private: boolean;
  /** Which command of whom it answers. */
  used: { person: string; command: string } | null;
};

/** How an answer came about. Shares and confidences run from 0 to 1. */
export type Explained = {
  question: string;
  completed: string | null;
  /** What kind of reply was given; `silent` where none was. */
  kind: string;
  decision: string;
  topic: string;
  answerId: string | null;
  matched: string | null;
  flags: string[];
  entities: { kind: string; name: string; negated: boolean }[];
  topics: { name: string; share: number }[];
  entries: { id: string; matched: string; share: number }[];
  words: { word: string; weight: number }[];
  confidence: number;
  thresholds: { answer: number; ask: number; unasked: number };
  timings: { stage: string; microseconds: number }[];
};

export type Snapshot = {
  kind: 'snapshot';
  you: string;
  bot: Person;
  people: Person[];
  server: string;
  channels: Channel[];
  messages: Said[];
  commands: APIApplicationCommand[];
  explained: Explained | null;
};

/** From the server to the page. `ref` is the page's own number of what it asked. */
export type ServerFrame =
  | Snapshot
  | { kind: 'message'; message: Said }
  | { kind: 'gone'; message: string }
  | { kind: 'channel'; channel: Channel }
  | { kind: 'closed'; channel: string }
  | { kind: 'commands'; commands: APIApplicationCommand[] }
  | { kind: 'typing'; channel: string }
  | { kind: 'choices'; ref: number; choices: APIApplicationCommandOptionChoice[] }
  | { kind: 'modal'; interaction: string; modal: APIModalInteractionResponseCallbackData }
  | { kind: 'answered'; ref: number }
  | { kind: 'failed'; ref: number | null; problem: string }
  | { kind: 'explained'; explained: Explained };
