import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { INTENT } from '../intents.js';
import { guildCreateJson } from '../payloads/guild.js';
import { memberJson, userJson } from '../payloads/user.js';
import { may } from '../permissions.js';
import { shardOf } from '../snowflake.js';
import type { Guild } from '../state.js';
import type { Body, Event, World } from '../world.js';
import { OP } from './codes.js';
import { type Connection, connect, type Disorder } from './connection.js';
import { type Identify, judgeIdentify, readsContent } from './identify.js';
import { deliver, replay, type Session } from './session.js';
import { createStarts, type StartLimits } from './starts.js';

export type GatewayOptions = StartLimits & {
  token: string;
  address: string;
  /** Between two heartbeats of a client. */
  heartbeatMs: number;
  /** A session can be resumed so long after its client left. */
  sessionMs: number;
};

/** Largest payload that a client may send, bytes. */
const LARGEST = 4_096;
const PAYLOADS_A_MINUTE = 120;
const MINUTE_MS = 60_000;
const VERSIONS = ['9', '10'];

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
  const { token, address, heartbeatMs, sessionMs } = options;
  const { state, now } = world;
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const connections = new Map<Connection, Session | null>();
  const starts = createStarts(options, now);
  const disorder: Disorder = { copies: 1, held: null, acknowledges: true };
  let refusing = 0;
  let next = 1;

  server.on('upgrade', (request, socket, head) => {
    if (refusing > 0 || !request.url?.startsWith('/gateway')) {
      socket.end(`HTTP/1.1 ${refusing > 0 ? 503 : 404} Refused\r\nConnection: close\r\n\r\n`);
      if (refusing > 0) refusing--;
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => opened(client, request));
  });

  const guildsOf = ([id, of]: [number, number]): Guild[] =>
    [...state.guilds.values()].filter((guild) => guild.withBot && shardOf(guild.id, of) === id);

  const welcome = (session: Session): void => {
    const guilds = guildsOf(session.shard);
    const ready = {
      v: 10,
      user: { ...userJson(world.self), verified: true, mfa_enabled: true, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: address,
      session_type: 'normal',
      shard: session.shard,
      application: world.application,
      private_channels: [],
      relationships: [],
      presences: [],
      user_settings: {},
      geo_ordered_rtc_regions: [],
      _trace: [],
    };
    deliver(session, 'READY', JSON.stringify(ready));
    if ((session.intents & INTENT.guilds) === 0) return;
    for (const guild of guilds)
      if (!guild.unavailable) deliver(session, 'GUILD_CREATE', JSON.stringify(guildCreateJson(world, guild)));
  };

  const countGuilds = (): number => {
    let count = 0;
    for (const { withBot } of state.guilds.values()) if (withBot) count++;
    return count;
  };
  const identify = (connection: Connection, d: Identify): void => {
    const judged = judgeIdentify(d, { token, granted: world.granted, guilds: countGuilds() });
    if (typeof judged === 'number') {
      connection.close(judged);
      return;
    }
    if (!starts.allow(judged.shard[0])) {
      connection.op(OP.invalidSession, false);
      return;
    }
    const session: Session = {
      id: `session-${next++}`,
      ...judged,
      connection,
      leftAt: 0,
      sequence: 0,
      sent: [],
    };
    sessions.set(session.id, session);
    connections.set(connection, session);
    welcome(session);
  };

  const resume = (
    connection: Connection,
    d: { token?: unknown; session_id?: unknown; seq?: unknown },
  ): void => {
    const session = sessions.get(String(d.session_id));
    const expired = session && session.connection === null && now() - session.leftAt > sessionMs;
    if (!session || expired || d.token !== token) {
      connection.op(OP.invalidSession, false);
      return;
    }
    if (Number(d.seq) > session.sequence) {
      sessions.delete(session.id);
      connection.close(4007);
      return;
    }
    session.connection = connection;
    connections.set(connection, session);
    replay(session, Number(d.seq));
    deliver(session, 'RESUMED', '{}');
  };

  const sendMembers = (
    session: Session,
    d: { guild_id?: unknown; user_ids?: unknown; nonce?: unknown },
  ): void => {
    const guild = state.guilds.get(String(d.guild_id));
    if (!guild) return;
    const ids =
      d.user_ids === undefined ? [world.self.id, ...guild.members.keys()] : [d.user_ids].flat().map(String);
    const members = ids.flatMap((id) => {
      const user = state.users.get(id);
      return user ? [{ ...memberJson(guild, user), user: userJson(user) }] : [];
    });
    const chunk = {
      guild_id: guild.id,
      members,
      chunk_index: 0,
      chunk_count: 1,
      not_found: [],
      nonce: d.nonce,
    };
    deliver(session, 'GUILD_MEMBERS_CHUNK', JSON.stringify(chunk));
  };

  const receive = (connection: Connection, { op, d }: Packet): void => {
    const session = connections.get(connection) ?? null;
    const data = (d ?? {}) as Body;
    if (op === OP.heartbeat) connection.op(OP.acknowledge, null);
    else if (op === OP.identify || op === OP.resume) {
      if (session) connection.close(4005);
      else if (op === OP.identify) identify(connection, data);
      else resume(connection, data);
    } else if (!(Object.values(OP) as number[]).includes(op)) connection.close(4001);
    else if (!session) connection.close(4003);
    else if (op === OP.requestMembers) sendMembers(session, data);
  };

  const opened = (socket: WebSocket, request: IncomingMessage): void => {
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
    const connection = connect(socket, query.get('compress') === 'zlib-stream', disorder);
    connections.set(connection, null);
    const received: number[] = [];
    let overdue: NodeJS.Timeout;
    const awaitBeat = (): void => {
      clearTimeout(overdue);
      overdue = setTimeout(() => connection.close(4009), heartbeatMs * 1.5).unref();
    };
    socket.on('error', () => {});
    socket.on('close', (code) => {
      clearTimeout(overdue);
      const session = connections.get(connection);
      connections.delete(connection);
      if (!session || session.connection !== connection) return;
      session.connection = null;
      session.leftAt = now();
      // A close by the client with 1000 or 1001 ends the session at once.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
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

  const dispatch = ({ name, needs, guild, channel, data }: Event): void => {
    if (sessions.size === 0) return;
    if (channel && channel.guild !== null && !may(state, world.self, channel, 'ViewChannel')) return;
    if (channel && channel.guild === null && channel.recipient === null) return;
    const texts = new Map<boolean, string>();
    const textFor = (readable: boolean): string => {
      const known = texts.get(readable) ?? JSON.stringify(data(readable));
      texts.set(readable, known);
      return known;
    };
    for (const session of sessions.values()) {
      if (session.connection === null && now() - session.leftAt > sessionMs) {
        sessions.delete(session.id);
        continue;
      }
      const [shard, shards] = session.shard;
      if (shardOf(guild, shards) !== shard || (needs !== 0 && (session.intents & needs) === 0)) continue;
      deliver(session, name, textFor(readsContent(session.intents)));
    }
  };
  world.events.listen(dispatch);

  const all = (act: (connection: Connection) => void): void => {
    for (const connection of connections.keys()) act(connection);
  };

  return {
    startLimit: starts.limit,
    identifies: starts.count,
    /** Connections that have identified or resumed. */
    connected: (): number => [...connections.values()].filter((session) => session !== null).length,
    drained: async (): Promise<void> => {
      await Promise.all([...connections.keys()].map((connection) => connection.drained()));
    },
    faults: {
      /** Cuts every connection without a goodbye; sessions may be resumed. */
      cut: (): void => all((connection) => connection.terminate()),
      /** Closes every connection with one of Discord's codes. */
      close: (code: number): void => all((connection) => connection.close(code)),
      /** Asks every client to connect again and resume (op 7). */
      askReconnect: (): void => all((connection) => connection.op(OP.reconnect, null)),
      /** Tells every client that its session is invalid (op 9); unless it is resumable, it is gone. */
      invalidate: (resumable: boolean): void => {
        for (const [connection, session] of connections) {
          if (session && !resumable) sessions.delete(session.id);
          if (session) connections.set(connection, null);
          connection.op(OP.invalidSession, resumable);
        }
      },
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
        refusing = times;
      },
      /** Sends a frame as it is to every client; by default one that is no JSON. */
      malformed: (frame = '{"op":0,"d":'): void => all((connection) => connection.raw(frame)),
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
    },
    close: (): void => {
      all((connection) => connection.terminate());
      sockets.close();
    },
  };
};
