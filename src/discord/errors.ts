import { DiscordAPIError } from 'discord.js';

// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
export const UNKNOWN_CHANNEL = 10003;
export const UNKNOWN_MESSAGE = 10008;
export const UNKNOWN_INTERACTION = 10062;
export const ALREADY_ACKNOWLEDGED = 40060;
export const MISSING_ACCESS = 50001;
/** Somebody lets no direct messages in, or shares no server with us. */
export const CANNOT_MESSAGE = 50007;
export const NO_MUTUAL_GUILDS = 50278;
export const MISSING_PERMISSIONS = 50013;
export const THREAD_EXISTS = 160004;

/** Discord's code of an error; undefined where it is no answer of Discord's. */
export const codeOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? Number(error.code) : undefined;

/** Whether what an error speaks of is gone: its channel or message was deleted, or we no longer see it. */
export const isGone = (error: unknown): boolean => {
  const code = codeOf(error);
  return code === UNKNOWN_CHANNEL || code === UNKNOWN_MESSAGE || code === MISSING_ACCESS;
};
