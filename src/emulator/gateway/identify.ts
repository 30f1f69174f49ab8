import { INTENT, KNOWN, PRIVILEGED } from '../intents.js';

/** What a client says of itself to begin a session. */
export type Identify = { token?: unknown; intents?: unknown; shard?: unknown; compress?: unknown };
export type Accepted = { intents: number; shard: [number, number] };

const GUILDS_A_SHARD = 2_500;

const shardFrom = (given: unknown): [number, number] | null => {
  if (given === undefined) return [0, 1];
  if (!Array.isArray(given) || given.length !== 2) return null;
  const [id, of] = given as number[];
  return Number.isInteger(id) && Number.isInteger(of) && id! >= 0 && id! < of! ? [id!, of!] : null;
};

/** What is to be made of an identify: accepted, or the code to close with. */
export const judgeIdentify = (
  { token, intents, shard }: Identify,
  { token: right, granted, guilds }: { token: string; granted: number; guilds: number },
): Accepted | number => {
  if (typeof token !== 'string' || token.replace(/^Bot /u, '') !== right) return 4004;
  const wanted = Number(intents);
  if (!Number.isInteger(wanted) || (wanted & ~KNOWN) !== 0) return 4013;
  if ((wanted & PRIVILEGED & ~granted) !== 0) return 4014;
  const accepted = shardFrom(shard);
  if (accepted === null) return 4010;
  return guilds / accepted[1] > GUILDS_A_SHARD ? 4011 : { intents: wanted, shard: accepted };
};

/** Whether a session with these intents may read what others wrote. */
export const readsContent = (intents: number): boolean => (intents & INTENT.messageContent) !== 0;
