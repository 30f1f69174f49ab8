import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Body, World } from '../world.js';
import { OP } from './codes.js';
import { type Connection, connect, type Disorder } from './connection.js';
import { createGatewayFaults } from './faults.js';
import { createSessions } from './sessions.js';
import { createStarts, type StartLimits } from './starts.js';

export type GatewayOptions = StartLimits & {
  token: string;
  address: string;
  /** Between two heartbeats of a client. */
  heartbeatMs: number;
  sessionMs: number;
};

/** Largest payload that a client may send, bytes. */
const LARGEST = 4_096;
const PAYLOADS_A_MINUTE = 120;
const MINUTE_MS = 60_000;
const VERSIONS = ['9', '10'];
const GOODBYES = [1000, 1001];

type Packet = { op: number; d: unknown };

const decode = (raw: Buffer): Packet | null => {
  if (raw.length > LARGEST) return null;
  try {
    const packet = JSON.parse(raw.toString('utf8')) as Packet | null;
    return typeof packet?.op === 'number' ? packet : null;
  } catch {
    return null;
  }
};

/** The gateway: hello, identify, heartbeat, resume, dispatch, and every reason for which Discord closes a connection. */
export const createGateway = (server: Server, world: World, options: GatewayOptions) => {
  const { heartbeatMs } = options;
  const { now } = world;
  const sockets = new WebSocketServer({ noServer: true });
  const connections = new Set<Connection>();
  const disorder: Disorder = { copies: 1, held: null, acknowledges: true, refusing: 0 };
  const starts = createStarts(options, now);
  const sessions = createSessions(world, { ...options, starts });
  world.events.listen(sessions.dispatch);

  const receive = (connection: Connection, { op, d }: Packet): void => {
    const { session } = connection;
    const data = (d ?? {}) as Body;
    if (op === OP.heartbeat) connection.op(OP.acknowledge, null);
    else if (op === OP.identify || op === OP.resume) {
      if (session) connection.close(4005);
      else if (op === OP.identify) sessions.identify(connection, data);
      else sessions.resume(connection, data);
    } else if (!(Object.values(OP) as number[]).includes(op)) connection.close(4001);
    else if (!session) connection.close(4003);
    else if (op === OP.requestMembers) sessions.sendMembers(session, data);
  };

  const opened = (socket: WebSocket, request: IncomingMessage): void => {
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
    const connection = connect(socket, query.get('compress') === 'zlib-stream', disorder);
    connections.add(connection);
    const received: number[] = [];
    let overdue: NodeJS.Timeout | undefined;
    const awaitBeat = (): void => {
      clearTimeout(overdue);
      overdue = setTimeout(() => connection.close(4009), heartbeatMs * 1.5).unref();
    };
    socket.on('error', () => {});
    socket.on('close', (code) => {
      clearTimeout(overdue);
      connections.delete(connection);
      sessions.leave(connection, !connection.closing && GOODBYES.includes(code));
    });
    socket.on('message', (raw: Buffer) => {
      const packet = decode(raw);
      if (packet?.op === OP.heartbeat) awaitBeat();
      received.push(now());
      while (received[0]! <= now() - MINUTE_MS) received.shift();
      if (received.length > PAYLOADS_A_MINUTE) connection.close(4008);
      else if (packet === null) connection.close(4002);
      else receive(connection, packet);
    });
    if (!VERSIONS.includes(query.get('v') ?? '10')) {
      connection.close(4012);
      return;
    }
    awaitBeat();
    connection.op(OP.hello, { heartbeat_interval: heartbeatMs });
  };

  server.on('upgrade', (request, socket, head) => {
    const refused = disorder.refusing > 0;
    if (refused || !/^\/gateway\/?(?:\?|$)/u.test(request.url ?? '')) {
      if (refused) disorder.refusing--;
      socket.end(`HTTP/1.1 ${refused ? '502 Bad Gateway' : '404 Not Found'}\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => opened(client, request));
  });

  return {
    startLimit: starts.limit,
    identifies: starts.count,
    /** Connections that have identified or resumed. */
    connected: (): number => [...connections].filter(({ session }) => session !== null).length,
    /** Resolves when every client has been handed all events so far. */
    drained: async (): Promise<void> => {
      await Promise.all([...connections].map((connection) => connection.drained()));
    },
    faults: createGatewayFaults(connections, disorder, sessions.forget, sessions.dispatch),
    close: (): void => {
      for (const connection of connections) connection.terminate();
      sockets.close();
    },
  };
};
