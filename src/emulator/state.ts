/** What the emulated Discord holds, as plain data. */
export type User = { id: string; username: string; global_name: string; bot: boolean; closedDms: boolean };
export type Channel = {
  id: string;
  type: 0 | 1 | 11;
  name: string;
  guild: string | null;
  recipient: string | null;
  mayWrite: boolean;
};
export type Guild = { id: string; name: string };
export type Message = {
  id: string;
  channel_id: string;
  guild_id?: string;
  author: string;
  content: string;
  embeds: unknown[];
  components: unknown[];
  attachments: unknown[];
  flags: number;
  /** Only this person sees it. */
  ephemeralTo: string | null;
  mentions: string[];
  reference: string | null;
  interaction: string | null;
  edited: boolean;
  nonce: string | null;
};
export type Command = { id: string; name: string; type: number; options?: Option[]; [key: string]: unknown };
export type Option = {
  name: string;
  type: number;
  autocomplete?: boolean;
  options?: Option[];
  choices?: { name: string; value: unknown }[];
  required?: boolean;
};

export type State = {
  users: Map<string, User>;
  guilds: Map<string, Guild>;
  channels: Map<string, Channel>;
  messages: Map<string, Message>;
  commands: Map<string, Command>;
};

export const createState = (): State => ({
  users: new Map(),
  guilds: new Map(),
  channels: new Map(),
  messages: new Map(),
  commands: new Map(),
});

/** A user as Discord sends it. */
export const userJson = (user: User) => ({
  id: user.id,
  username: user.username,
  global_name: user.global_name,
  discriminator: '0',
  avatar: null,
  ...(user.bot ? { bot: true } : {}),
});
