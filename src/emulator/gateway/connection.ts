import { constants, createDeflate, type Deflate, deflateSync } from 'node:zlib';
import type { WebSocket } from 'ws';
import { CLOSE, OP } from './codes.js';
import type { Session } from './session.js';

/** How events are kept from arriving one by one in order; the same for all connections. */
export type Disorder = {
  /** Every event comes this many times. */
  copies: number;
  /** While set, events are held back here. */
  held: { connection: Connection; frame: string }[] | null;
  acknowledges: boolean;
  /** So many of the next connections are refused. */
  refusing: number;
};

export type Connection = {
  /** What it has identified for or resumed. */
  session: Session | null;
  /** Takes single frames deflated, as it said when it identified; large ones are. */
  inflates: boolean;
  /** It is being closed from this side. */
  closing: boolean;
  /** Sends an operation. */
  op(op: number, d: unknown): void;
  /** Sends an event, subject to disorder. */
  event(frame: string): void;
  /** Sends a frame as it is. */
  raw(frame: string): void;
  close(code: number): void;
  terminate(): void;
  /** Stops reading and writing without closing, as when a cable is pulled; `resume` ends it. */
  pause(): void;
  resume(): void;
  /** Resolves when the client has been handed everything sent so far, or is gone. */
  drained(): Promise<void>;
};

/** Characters from which on a frame is worth deflating. */
const LARGE = 1_024;

/** A stream of deflated frames; each ends on a flush, so that it can be read by itself. */
const deflated = (socket: WebSocket): ((frame: string) => void) => {
  const stream: Deflate = createDeflate();
  let parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  return (frame) => {
    stream.write(frame);
    stream.flush(constants.Z_SYNC_FLUSH, () => {
      const whole = Buffer.concat(parts);
      parts = [];
      if (whole.length > 0) socket.send(whole);
    });
  };
};

/** One client at the other end of a socket. */
export const connect = (socket: WebSocket, compress: boolean, disorder: Disorder): Connection => {
  const write = compress ? deflated(socket) : (frame: string) => socket.send(frame);
  let paused: string[] | null = null;
  const raw = (frame: string): void => {
    if (paused) paused.push(frame);
    else if (socket.readyState !== socket.OPEN) return;
    else if (connection.inflates && frame.length > LARGE) socket.send(deflateSync(frame));
    else write(frame);
  };
  const connection: Connection = {
    session: null,
    inflates: false,
    closing: false,
    op: (op, d) => {
      if (op !== OP.acknowledge || disorder.acknowledges) raw(JSON.stringify({ op, d, s: null, t: null }));
    },
    event: (frame) => {
      if (disorder.held) disorder.held.push({ connection, frame });
      else for (let copy = 0; copy < disorder.copies; copy++) raw(frame);
    },
    raw,
    close: (code) => {
      connection.closing = true;
      socket.close(code, CLOSE[code]);
    },
    terminate: () => socket.terminate(),
    pause: () => {
      paused ??= [];
      socket.pause();
    },
    resume: () => {
      const waiting = paused ?? [];
      paused = null;
      socket.resume();
      for (const frame of waiting) raw(frame);
    },
    drained: () =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN || paused) {
          resolve();
          return;
        }
        const done = (): void => {
          socket.off('pong', done);
          socket.off('close', done);
          resolve();
        };
        socket.once('pong', done);
        socket.once('close', done);
        socket.ping();
      }),
  };
  return connection;
};
