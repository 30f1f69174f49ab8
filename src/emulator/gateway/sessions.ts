import { INTENT } from '../intents.js';
import { guildCreateJson } from '../payloads/guild.js';
import { may } from '../permissions.js';
import { shardOf } from '../snowflake.js';
import type { Body, Event, World } from '../world.js';
import { OP } from './codes.js';
import type { Connection } from './connection.js';
import { type Identify, judgeIdentify, readsContent } from './identify.js';
import { guildsOf, membersJson, readyJson } from './ready.js';
import { deliver, replay, type Session } from './session.js';
import type { Starts } from './starts.js';

export type SessionOptions = {
  token: string;
  address: string;
  /** A session can be resumed so long after its client left. */
  sessionMs: number;
  starts: Starts;
};

/** Sessions: begun by identify, resumed, and told of what happens. */
export const createSessions = (world: World, { token, address, sessionMs, starts }: SessionOptions) => {
  const { state, now } = world;
  const sessions = new Map<string, Session>();
  let next = 1;

  const isOver = ({ connection, leftAt }: Session): boolean =>
    connection === null && now() - leftAt > sessionMs;

  const welcome = (session: Session): void => {
    const guilds = guildsOf(world, session.shard);
    deliver(session, 'READY', JSON.stringify(readyJson(world, { ...session, guilds, address })));
    if ((session.intents & INTENT.guilds) === 0) return;
    for (const guild of guilds)
      if (!guild.unavailable) deliver(session, 'GUILD_CREATE', JSON.stringify(guildCreateJson(world, guild)));
  };
  const countGuilds = (): number => {
    let count = 0;
    for (const { withBot } of state.guilds.values()) if (withBot) count++;
    return count;
  };

  const isVisible = ({ channel }: Event): boolean => {
    if (!channel) return true;
    return channel.guild === null
      ? channel.recipient !== null
      : may(state, world.self, channel, 'ViewChannel');
  };
  const isFor = ({ shard, intents }: Session, { guild, needs }: Event): boolean =>
    shardOf(guild, shard[1]) === shard[0] && (needs === 0 || (intents & needs) !== 0);

  return {
    /** Begins a session for a client; tells it why not, otherwise. */
    identify: (connection: Connection, d: Identify): void => {
      const judged = judgeIdentify(d, { token, granted: world.granted, guilds: countGuilds() });
      if (typeof judged === 'number') connection.close(judged);
      else if (!starts.allow(judged.shard[0])) connection.op(OP.invalidSession, false);
      else {
        const id = `session-${next++}`;
        const session: Session = { id, ...judged, connection, leftAt: 0, sequence: 0, sent: [] };
        sessions.set(id, session);
        connection.session = session;
        connection.inflates = d.compress === true;
        welcome(session);
      }
    },
    /** Takes a session up again and sends what was missed. */
    resume: (connection: Connection, d: { token?: unknown; session_id?: unknown; seq?: unknown }): void => {
      const session = sessions.get(String(d.session_id));
      if (!session || isOver(session) || d.token !== token) {
        connection.op(OP.invalidSession, false);
        return;
      }
      if (Number(d.seq) > session.sequence) {
        sessions.delete(session.id);
        connection.close(4007);
        return;
      }
      session.connection = connection;
      connection.session = session;
      replay(session, Number(d.seq));
      deliver(session, 'RESUMED', '{}');
    },
    /** A client has gone; one that said goodbye ends its session. */
    leave: (connection: Connection, goodbye: boolean): void => {
      const { session } = connection;
      if (!session || session.connection !== connection) return;
      session.connection = null;
      session.leftAt = now();
      if (goodbye) sessions.delete(session.id);
    },
    /** Forgets a session, so that it cannot be resumed. */
    forget: ({ id }: Session): void => void sessions.delete(id),
    sendMembers: (session: Session, d: Body): void => {
      const guild = state.guilds.get(String(d.guild_id));
      if (guild) deliver(session, 'GUILD_MEMBERS_CHUNK', JSON.stringify(membersJson(world, guild, d)));
    },
    /** Tells every session that may know. */
    dispatch: (event: Event): void => {
      if (sessions.size === 0 || !isVisible(event)) return;
      const texts = new Map<boolean, string>();
      const textFor = (readable: boolean): string => {
        const text = texts.get(readable) ?? JSON.stringify(event.data(readable));
        texts.set(readable, text);
        return text;
      };
      for (const session of sessions.values()) {
        if (isOver(session)) sessions.delete(session.id);
        else if (isFor(session, event)) deliver(session, event.name, textFor(readsContent(session.intents)));
      }
    },
  };
};
export type Sessions = ReturnType<typeof createSessions>;
