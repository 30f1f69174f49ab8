import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const INTENT = {
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;
const PRIVILEGED = (1 << 1) | (1 << 8) | INTENT.messageContent;
const HEARTBEAT_MS = 41_250;

type Session = {
  id: string;
  socket: WebSocket;
  intents: number;
  shard: [number, number];
  sequence: number;
  sent: { s: number; frame: string }[];
};
type Packet = { op: number; d: unknown };

/** An event on its way out: who may get it, and in which form without the content intent. */
export type Event = {
  name: string;
  data: Record<string, unknown>;
  /** Intent that a session needs; 0 for events every session gets. */
  needs: number;
  guild: string | null;
  /** What is sent where the session may not read message content. */
  blanked?: Record<string, unknown>;
};

export type GatewayOptions = {
  token: string;
  /** Privileged intents switched on in the portal. */
  granted: number;
  ready: () => { user: unknown; application: unknown; guilds: string[] };
};

export { INTENT };

/** The gateway: hello, identify, heartbeat, resume, dispatch. */
export const createGateway = (
  server: Server,
  address: () => string,
  { token, granted, ready }: GatewayOptions,
) => {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const sessions = new Map<string, Session>();
  let identifies = 0;
  let next = 1;

  const send = (session: Session, name: string, d: unknown): void => {
    session.sequence++;
    const frame = JSON.stringify({ op: 0, t: name, s: session.sequence, d });
    session.sent.push({ s: session.sequence, frame });
    if (session.sent.length > 1000) session.sent.shift();
    session.socket.send(frame);
  };

  const identify = (socket: WebSocket, d: Record<string, unknown>): Session | null => {
    identifies++;
    if (d.token !== token) {
      socket.close(4004, 'Authentication failed.');
      return null;
    }
    const intents = Number(d.intents);
    if (intents & PRIVILEGED & ~granted) {
      socket.close(4014, 'Disallowed intent(s).');
      return null;
    }
    const shard = (d.shard ?? [0, 1]) as [number, number];
    const session: Session = { id: `session-${next++}`, socket, intents, shard, sequence: 0, sent: [] };
    sessions.set(session.id, session);
    const { user, application, guilds } = ready();
    const mine = guilds.filter((id) => Number((BigInt(id) >> 22n) % BigInt(shard[1])) === shard[0]);
    send(session, 'READY', {
      v: 10,
      user,
      guilds: mine.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: address(),
      session_type: 'normal',
      shard,
      application,
      private_channels: [],
      relationships: [],
      presences: [],
      user_settings: {},
    });
    return session;
  };

  const resume = (socket: WebSocket, d: Record<string, unknown>): Session | null => {
    const session = sessions.get(String(d.session_id));
    if (!session || d.token !== token) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return null;
    }
    session.socket = socket;
    for (const { s, frame } of session.sent) if (s > Number(d.seq)) socket.send(frame);
    send(session, 'RESUMED', {});
    return session;
  };

  sockets.on('connection', (socket) => {
    let session: Session | null = null;
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: HEARTBEAT_MS } }));
    socket.on('error', () => {});
    socket.on('close', (code) => {
      // A close by the client with 1000 or 1001 ends the session at once.
      if (session && (code === 1000 || code === 1001)) sessions.delete(session.id);
    });
    socket.on('message', (raw) => {
      const packet = JSON.parse(String(raw)) as Packet;
      if (packet.op === 1) socket.send(JSON.stringify({ op: 11 }));
      else if (packet.op === 2) session = identify(socket, packet.d as Record<string, unknown>);
      else if (packet.op === 6) session = resume(socket, packet.d as Record<string, unknown>);
    });
  });

  return {
    /** Sends an event to every session that may have it. */
    dispatch: ({ name, data, needs, guild, blanked }: Event): void => {
      for (const session of sessions.values()) {
        const [shard, shards] = session.shard;
        const home = guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(shards));
        if (home !== shard || (needs !== 0 && (session.intents & needs) === 0)) continue;
        const readable = blanked === undefined || (session.intents & INTENT.messageContent) !== 0;
        send(session, name, readable ? data : blanked);
      }
    },
    identifies: (): number => identifies,
    /** Cuts every connection without a goodbye; sessions may be resumed. */
    cut: (): void => {
      for (const socket of sockets.clients) socket.terminate();
    },
    close: (): void => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
};
