import type { Emulator } from '../../emulator/emulator.js';

/** One thing that goes wrong. `endsSession`: what is asked until the bot is back was never sent to it by Discord. */
export type ChaosFault = {
  name: string;
  /** How often it is drawn, beside the others. */
  weight: number;
  endsSession: boolean;
  /** An interaction cannot outlast it: it must be answered within three seconds. */
  isLong: boolean;
  /** How long it takes until it is over, milliseconds. */
  lastsMs: number;
  strike(emulator: Emulator): void;
};

const POSTS = /^POST \/channels\/\d+\/messages$/u;
const ANY_POST = /^(?:POST \/channels\/\d+\/messages|POST \/interactions\/\d+\/[^/]+\/callback)$/u;

const fault = (
  name: string,
  weight: number,
  strike: ChaosFault['strike'],
  { endsSession = false, isLong = false, lastsMs = 350 } = {},
): ChaosFault => ({ name, weight, endsSession, isLong, lastsMs, strike });

const closed = (code: number, endsSession: boolean): ChaosFault =>
  fault(`closed with ${code}`, endsSession ? 1 : 4, ({ gateway }) => gateway.close(code), {
    endsSession,
    isLong: true,
  });

/** Everything that Discord and the network do to a bot and that it must outlive. */
export const CHAOS_FAULTS: readonly ChaosFault[] = [
  fault('answers 500', 12, (emulator) => emulator.fail({ matches: ANY_POST, times: 2, status: 500 })),
  fault('answers 502', 8, (emulator) => emulator.fail({ matches: POSTS, times: 4, status: 502 })),
  fault('connection cut', 10, (emulator) => emulator.fail({ matches: ANY_POST, times: 1, cut: true })),
  fault('answer lost', 10, (emulator) => emulator.fail({ matches: ANY_POST, times: 1, loseAnswer: true })),
  fault('answer slow', 8, (emulator) => emulator.fail({ matches: POSTS, times: 3, delayMs: 1_200 })),
  fault('too many requests', 6, (emulator) =>
    emulator.fail({ matches: POSTS, times: 1, status: 429, retryAfter: 1 }),
  ),
  fault('too many requests, global', 2, (emulator) =>
    emulator.fail({ matches: POSTS, times: 1, status: 429, retryAfter: 1, scope: 'global' }),
  ),
  fault('too many requests, shared', 2, (emulator) =>
    emulator.fail({ matches: POSTS, times: 1, status: 429, retryAfter: 1, scope: 'shared' }),
  ),
  fault('refused once', 1, (emulator) => emulator.fail({ matches: POSTS, times: 1, status: 401 })),
  fault('events twice', 6, ({ gateway }) => {
    gateway.duplicate(2);
    setTimeout(() => gateway.duplicate(1), 400);
  }),
  fault('events out of order', 6, ({ gateway }) => {
    gateway.hold();
    setTimeout(() => gateway.release((items) => [...items].reverse()), 400);
  }),
  fault('frame that is no JSON', 4, ({ gateway }) => gateway.malformed()),
  fault('event without its fields', 4, ({ gateway }) =>
    gateway.malformed('{"op":0,"t":"INTERACTION_CREATE","s":1,"d":{"type":2}}'),
  ),
  fault('heartbeat asked for', 3, ({ gateway }) => gateway.askHeartbeat()),
  fault('gateway cut', 8, (emulator) => emulator.cut(), { isLong: true }),
  fault('told to reconnect', 6, ({ gateway }) => gateway.askReconnect(), { isLong: true }),
  fault('session in doubt', 4, ({ gateway }) => gateway.invalidate(true)),
  fault(
    'gateway refuses',
    3,
    (emulator) => {
      emulator.gateway.refuse(3);
      emulator.cut();
    },
    { isLong: true },
  ),
  ...[1001, 4000, 4009].map((code) => closed(code, false)),
  fault('session gone', 1, ({ gateway }) => gateway.invalidate(false), { endsSession: true, isLong: true }),
  ...[1000, 4007].map((code) => closed(code, true)),
];

/** A cable is pulled: nothing closes, nothing arrives; noticed after two heartbeats, given up half a minute later. */
export const PULLED_CABLE: ChaosFault = fault('cable pulled', 0, ({ gateway }) => gateway.freeze(), {
  isLong: true,
  lastsMs: 55_000,
});
