/** Intents of the gateway: https://discord.com/developers/docs/events/gateway#gateway-intents */
export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildReactions: 1 << 10,
  guildTyping: 1 << 11,
  directMessages: 1 << 12,
  directReactions: 1 << 13,
  directTyping: 1 << 14,
  messageContent: 1 << 15,
} as const;

export const PRIVILEGED = INTENT.guildMembers | INTENT.guildPresences | INTENT.messageContent;
/** Bits 0 to 16, 20, 21, 24 and 25. */
export const KNOWN = 0b11_0011_0001_1111_1111_1111_1111;

/** The intent for an event in a server or in direct messages. */
export const messagesIn = (guild: string | null): number =>
  guild === null ? INTENT.directMessages : INTENT.guildMessages;
export const reactionsIn = (guild: string | null): number =>
  guild === null ? INTENT.directReactions : INTENT.guildReactions;
export const typingIn = (guild: string | null): number =>
  guild === null ? INTENT.directTyping : INTENT.guildTyping;

// What the portal grants shows in the application's flags; below the threshold of review it is the "limited" kind.
const FLAGS: readonly [intent: number, flag: number][] = [
  [INTENT.guildPresences, 1 << 13],
  [INTENT.guildMembers, 1 << 15],
  [INTENT.messageContent, 1 << 19],
];
export const applicationFlags = (granted: number): number =>
  FLAGS.reduce((sum, [intent, flag]) => ((granted & intent) === 0 ? sum : sum | flag), 0);
