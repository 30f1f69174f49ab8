import { type Client, Events, RESTEvents, Status } from 'discord.js';
import type { Log } from '../observability/log.js';
import type { Metrics, ShardState } from '../observability/meter.js';
import { problemOfClose } from './connect.js';

export type WatchOptions = {
  log: Log;
  metrics: Metrics;
  /** Called once where the process cannot go on by itself: it would stay online and deaf. */
  onLost: (problem: string) => void;
  now: () => number;
  checkMs?: number;
  /** A shard that hears nothing for so long does not come back by itself; a new process asks for a new address. */
  deafAfterMs?: number;
};

/** The shards of a client as they stand. */
export const shardsOf = (client: Client): ShardState[] =>
  client.ws.shards.map((shard) => ({
    id: shard.id,
    ready: shard.status === Status.Ready,
    pingMs: shard.ping >= 0 ? shard.ping : null,
  }));

/** Hears everything discord.js says about its connections: an `error` nobody listens to would end the process. */
export const watch = (
  client: Client,
  { log, metrics, onLost, now, checkMs = 15_000, deafAfterMs = 5 * 60_000 }: WatchOptions,
): { stop(): void } => {
  client.on(Events.Error, (error) => log.error({ event: 'client-error', err: error }));
  client.on(Events.Warn, (message) => log.warn({ event: 'client-warning', message }));
  client.on(Events.ShardError, (error, shard) => log.error({ event: 'shard-error', shard, err: error }));
  client.on(Events.ShardReady, (shard) => log.info({ event: 'shard-ready', shard }));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ event: 'shard-resumed', shard, replayed }));
  client.on(Events.ShardReconnecting, (shard) => {
    if (isOver) return;
    metrics.gatewayClosed();
    log.warn({ event: 'shard-reconnecting', shard });
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.fatal({ event: 'shard-closed', shard, code });
    onLost(problemOfClose(code));
  });
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn({ event: 'many-refused-requests', count, forMs: remainingTime }),
  );

  let isOver = false;
  const heardAt = new Map<number, number>();
  const timer = setInterval(() => {
    for (const shard of client.ws.shards.values()) {
      const at = now();
      // The last heartbeat answered, or now where events flow and the first beat is still to come.
      const isAlive = shard.status === Status.Ready;
      if (isAlive || !heardAt.has(shard.id)) heardAt.set(shard.id, at);
      const beat = shard.lastPingTimestamp;
      const silent = Math.max(at - heardAt.get(shard.id)!, beat > 0 ? at - beat : 0);
      if (silent < deafAfterMs) continue;
      log.fatal({ event: 'shard-deaf', shard: shard.id, silentMs: silent });
      onLost(`Shard ${shard.id} has heard nothing from Discord for ${Math.round(silent / 1000)} seconds.`);
    }
  }, checkMs);
  timer.unref();
  return {
    stop: () => {
      isOver = true;
      clearInterval(timer);
    },
  };
};
