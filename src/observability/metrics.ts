import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics, ShardState } from './meter.js';

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/** Counters and histograms of one running bot. `shards` is asked at each scrape. */
export const createMetrics = (shards: () => readonly ShardState[]): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'footnote_' });
  const perCommand = (name: string, help: string): Counter<'command'> =>
    new Counter({ name: `footnote_${name}_total`, help, labelNames: ['command'], registers });
  const tries = perCommand('tries', 'Events taken on, by what was done');
  const endings = {
    answer: perCommand('answers', 'Turns that ended in an answer'),
    refusal: perCommand('refusals', 'Turns that ended in a no: out of scope, not allowed, too often'),
    failure: perCommand('failures', 'Turns that ended in an error'),
    ignored: perCommand('ignored', 'Events that were not for the bot, or another instance answered'),
  };
  const reaction = new Histogram({
    name: 'footnote_reaction_seconds',
    help: 'From the arrival of an event to the first request it caused',
    buckets: SECONDS,
    registers,
  });
  const duration = new Histogram({
    name: 'footnote_turn_seconds',
    help: 'From the arrival of an event to its end, Discord included',
    buckets: SECONDS,
    registers,
  });
  const closes = new Counter({
    name: 'footnote_gateway_closes_total',
    help: 'Gateway connections lost',
    registers,
  });
  const retries = new Counter({
    name: 'footnote_request_retries_total',
    help: 'Requests made again, by status or error code',
    labelNames: ['reason'],
    registers,
  });
  const storeFailures = new Counter({
    name: 'footnote_store_failures_total',
    help: 'Calls of the store that failed',
    registers,
  });
  new Gauge({
    name: 'footnote_shard_ready',
    help: '1 where the shard receives events',
    labelNames: ['shard'],
    registers,
    collect() {
      for (const { id, ready } of shards()) this.set({ shard: String(id) }, ready ? 1 : 0);
    },
  });
  new Gauge({
    name: 'footnote_shard_ping_seconds',
    help: 'Time of the last heartbeat and its answer',
    labelNames: ['shard'],
    registers,
    collect() {
      for (const { id, pingMs } of shards())
        if (pingMs !== null) this.set({ shard: String(id) }, pingMs / 1000);
    },
  });
  return {
    tried: (command) => tries.inc({ command }),
    ended: ({ command, outcome, at, firstRequestMs }) => {
      endings[outcome].inc({ command });
      if (outcome === 'ignored') return;
      if (firstRequestMs !== null) reaction.observe(firstRequestMs / 1000);
      duration.observe((performance.now() - at) / 1000);
    },
    gatewayClosed: () => closes.inc(),
    retried: (reason) => retries.inc({ reason }),
    storeFailed: () => storeFailures.inc(),
    text: () => registry.metrics(),
  };
};
