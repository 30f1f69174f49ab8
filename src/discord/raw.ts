import { type APIMessage, ChannelType, MessageType } from 'discord.js';

/** A message as the gateway sends it. */
export type RawMessage = APIMessage & { guild_id?: string; channel_type?: ChannelType };

/** Whether a person wrote it: no bot, no webhook, no notice of Discord's. */
export const isPersonTalking = (message: RawMessage): boolean =>
  message.author.bot !== true &&
  message.webhook_id === undefined &&
  (message.type === MessageType.Default || message.type === MessageType.Reply);

/** Whether the words are meant for us: a direct message, a mention, or a reply to something we said. */
export const isAddressed = (message: RawMessage, self: string): boolean =>
  message.guild_id === undefined ||
  message.mentions.some((user) => user.id === self) ||
  message.referenced_message?.author.id === self;

const THREADS = new Set<ChannelType | undefined>([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** Whether a message could get a thread of its own: it stands in a server, and in no thread already. */
export const mayOpenThread = ({ guild_id, channel_type }: RawMessage): boolean =>
  guild_id !== undefined && !THREADS.has(channel_type);
