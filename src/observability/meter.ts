import type { Turn } from './turn.js';

/** One shard as it stands: `ready` where events arrive, `pingMs` null before the first heartbeat. */
export type ShardState = { id: number; ready: boolean; pingMs: number | null };

/** What is counted of a running bot. */
export type Metrics = {
  /** Counts a turn as tried; before it is worked on. */
  tried(command: string): void;
  /** Counts how a turn ended, and how long it took. */
  ended(turn: Turn): void;
  gatewayClosed(): void;
  retried(reason: string): void;
  storeFailed(): void;
  /** Everything in Prometheus' text format. */
  text(): Promise<string>;
};

/** Counts nothing: where no port for metrics is set. */
export const noMetrics: Metrics = {
  tried: () => {},
  ended: () => {},
  gatewayClosed: () => {},
  retried: () => {},
  storeFailed: () => {},
  text: async () => '',
};
