import type { Body, Event } from '../world.js';
import { OP } from './codes.js';
import type { Connection, Disorder } from './connection.js';
import type { Session } from './session.js';

/** What can go wrong with the gateway, on demand. */
export const createGatewayFaults = (
  connections: ReadonlySet<Connection>,
  disorder: Disorder,
  forget: (session: Session) => void,
  dispatch: (event: Event) => void,
) => {
  const all = (act: (connection: Connection) => void): void => {
    for (const connection of [...connections]) act(connection);
  };
  return {
    /** Cuts every connection without a goodbye; sessions may be resumed. */
    cut: (): void => all((connection) => connection.terminate()),
    /** Closes every connection with one of Discord's codes. */
    close: (code: number): void => all((connection) => connection.close(code)),
    /** Asks every client to connect again and resume (op 7). */
    askReconnect: (): void => all((connection) => connection.op(OP.reconnect, null)),
    /** Tells every client that its session is invalid (op 9); unless it is resumable, it is gone. */
    invalidate: (resumable: boolean): void =>
      all((connection) => {
        if (connection.session && !resumable) forget(connection.session);
        connection.session = null;
        connection.op(OP.invalidSession, resumable);
      }),
    /** Asks for a heartbeat at once (op 1). */
    askHeartbeat: (): void => all((connection) => connection.op(OP.heartbeat, null)),
    /** Leaves heartbeats unanswered, or answers them again. */
    acknowledge: (on: boolean): void => {
      disorder.acknowledges = on;
    },
    /** Stops all traffic without closing, as when a cable is pulled. */
    freeze: (): void => all((connection) => connection.pause()),
    thaw: (): void => all((connection) => connection.resume()),
    /** Refuses the next connections. */
    refuse: (times: number): void => {
      disorder.refusing = times;
    },
    /** Sends a frame as it is to every client; by default one that is no JSON. */
    malformed: (frame = '{"op":0,"d":'): void => all((connection) => connection.raw(frame)),
    /** Sends an event as it is to every session of a server's shard, or of the first; no intent is asked for. */
    dispatch: (name: string, data: Body, guild: string | null = null): void =>
      dispatch({ name, needs: 0, guild, data: () => data }),
    /** Every event comes this many times from now on. */
    duplicate: (copies: number): void => {
      disorder.copies = copies;
    },
    /** Holds events back; `release` sends them, in the order that `arrange` makes of them. */
    hold: (): void => {
      disorder.held ??= [];
    },
    release: (arrange: <T>(items: T[]) => T[] = (items) => items): void => {
      const held = disorder.held ?? [];
      disorder.held = null;
      for (const { connection, frame } of arrange(held)) connection.event(frame);
    },
  };
};
