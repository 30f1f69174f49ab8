/** What the emulated Discord holds, as plain data. */
export type User = {
  id: string;
  username: string;
  global_name: string;
  bot: boolean;
  /** Takes no direct messages from the bot. */
  closedDms: boolean;
  /** Has the application installed for themselves, so that it works wherever they are. */
  installed: boolean;
  /** The language of their client. */
  locale: string;
};
export type Overwrite = { id: string; type: 0 | 1; allow: bigint; deny: bigint };
/** 0 text, 1 direct message, 3 group, 4 category, 5 announcements, 10 to 12 threads, 15 forum. */
export type ChannelType = 0 | 1 | 3 | 4 | 5 | 10 | 11 | 12 | 15;
export type Thread = { owner: string; archived: boolean; locked: boolean; autoArchive: number; at: number };
export type Channel = {
  id: string;
  type: ChannelType;
  name: string;
  guild: string | null;
  /** The person at the other end of the bot's own direct messages. */
  recipient: string | null;
  /** Everyone in a direct or group message, but the bot. */
  people: string[];
  parent: string | null;
  thread: Thread | null;
  overwrites: Overwrite[];
  /** Ids of its messages, oldest first. */
  messages: Set<string>;
  /** Id of its newest message. */
  last: string | null;
};
export type Role = { id: string; name: string; permissions: bigint };
export type Guild = {
  id: string;
  name: string;
  owner: string;
  /** Whether the bot is a member; without it only what people installed for themselves works there. */
  withBot: boolean;
  unavailable: boolean;
  locale: string;
  channels: Set<string>;
  roles: Map<string, Role>;
  /** Roles of members who have any; everyone who speaks counts as a member. */
  members: Map<string, string[]>;
};
export type Attachment = {
  id: string;
  filename: string;
  size: number;
  url: string;
  proxy_url: string;
  content_type: string;
  description?: string;
};
export type Message = {
  id: string;
  channel_id: string;
  author: string;
  content: string;
  embeds: unknown[];
  components: unknown[];
  attachments: Attachment[];
  /** Ids of the bytes that go when it goes. */
  files: string[];
  flags: number;
  type: number;
  /** Only this person sees it. */
  ephemeralTo: string | null;
  /** Everyone mentioned, the author of the message replied to included where the ping was left on. */
  mentions: string[];
  /** Mentioned in the text itself. */
  named: string[];
  everyone: boolean;
  reference: string | null;
  /** The interaction it answers. */
  interaction: string | null;
  edited: number | null;
  nonce: string | number | null;
  /** Emoji → who. */
  reactions: Map<string, Set<string>>;
  pinned: boolean;
};
export type Option = {
  name: string;
  type: number;
  autocomplete?: boolean;
  options?: Option[];
  choices?: { name: string; value: string | number }[];
  required?: boolean;
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
};
export type Command = {
  id: string;
  name: string;
  type: number;
  options?: Option[];
  contexts?: number[] | null;
  integration_types?: number[] | null;
  default_member_permissions?: string | null;
  [key: string]: unknown;
};
/** A form on somebody's screen. */
export type Modal = {
  custom_id: string;
  title: string;
  components: unknown[];
  user: string;
  channel: string;
  /** The message whose button opened it. */
  message: string | null;
};
export type Choice = { name: string; value: string | number };
/** An interaction under way. */
export type Interaction = {
  id: string;
  token: string;
  user: string;
  channel: string;
  kind: 'command' | 'component' | 'autocomplete' | 'modal';
  /** Name of the command; the custom id of a component or modal. */
  name: string;
  commandType: number | null;
  /** The message whose component was used. */
  message: string | null;
  /** The bot is no member here: at most five follow-ups. */
  foreign: boolean;
  answered: boolean;
  deferred: boolean;
  ephemeral: boolean;
  /** Its own answer, once there is one. */
  original: string | null;
  followUps: string[];
  choices: Choice[] | null;
  modal: Modal | null;
  /** Sent and first answered, epoch milliseconds. */
  at: number;
  answeredAt: number | null;
};

export type State = {
  users: Map<string, User>;
  guilds: Map<string, Guild>;
  channels: Map<string, Channel>;
  messages: Map<string, Message>;
  /** Global commands. */
  commands: Map<string, Command>;
  guildCommands: Map<string, Map<string, Command>>;
  interactions: Map<string, Interaction>;
  /** Interactions by token. */
  tokens: Map<string, Interaction>;
  /** Person → the bot's direct messages with them. */
  dms: Map<string, string>;
  /** Bytes of attachments by id. */
  files: Map<string, { name: string; type: string; bytes: Buffer }>;
  /** Nonce of the bot's messages → message and time. */
  nonces: Map<string, { message: string; at: number }>;
  /** People who may manage every server. */
  managers: Set<string>;
  /** People whom a server's admins let use every command, whatever the commands ask for. */
  exempt: Set<string>;
};

export const createState = (): State => ({
  users: new Map(),
  guilds: new Map(),
  channels: new Map(),
  messages: new Map(),
  commands: new Map(),
  guildCommands: new Map(),
  interactions: new Map(),
  tokens: new Map(),
  dms: new Map(),
  files: new Map(),
  nonces: new Map(),
  managers: new Set(),
  exempt: new Set(),
});
