import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HealthParts = {
  /** Why the bot cannot answer at the moment; empty where it can. */
  notReady: () => Promise<readonly string[]>;
  /** What is amiss although questions are answered. */
  warnings: () => readonly string[];
  /** Prometheus' text. */
  metrics: () => Promise<string>;
};

export type HealthServer = { port: number; close(): Promise<void> };

/**
 * `/health/live`, `/health/ready` and `/metrics` on loopback alone. Live means that the event loop turns; ready, that
 * questions are answered. Rejects where the port is taken.
 */
export const serveHealth = async (
  port: number,
  { notReady, warnings, metrics }: HealthParts,
): Promise<HealthServer> => {
  const pages: Record<string, () => Promise<{ status: number; type: string; text: string }>> = {
    '/health/live': async () => ({ status: 200, type: 'text/plain', text: 'live\n' }),
    '/health/ready': async () => {
      const reasons = await notReady();
      return reasons.length === 0
        ? { status: 200, type: 'text/plain', text: `${['ready', ...warnings()].join('\n')}\n` }
        : { status: 503, type: 'text/plain', text: `${reasons.join('\n')}\n` };
    },
    '/metrics': async () => ({
      status: 200,
      type: 'text/plain; version=0.0.4; charset=utf-8',
      text: await metrics(),
    }),
  };
  const server = createServer((request, response) => {
    const page = pages[(request.url ?? '/').split('?')[0]!];
    if (request.method !== 'GET' || page === undefined) {
      response.writeHead(page === undefined ? 404 : 405).end();
      return;
    }
    page().then(
      ({ status, type, text }) => response.writeHead(status, { 'Content-Type': type }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
