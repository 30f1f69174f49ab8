import { route } from '../route.js';

export type Start = { total: number; remaining: number; reset_after: number; max_concurrency: number };

/** Where the gateway is, and how often one may identify. */
export const gatewayRoutes = (address: string, shards: number, limit: () => Start) => [
  route('GET', '/gateway', () => ({ url: address }), true),
  route('GET', '/gateway/bot', () => ({ url: address, shards, session_start_limit: limit() })),
];
