import { type APIMessage, MessageType } from 'discord.js';

/** A message as the gateway sends it. */
export type RawMessage = APIMessage & { guild_id?: string };

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
