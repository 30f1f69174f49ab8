import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { LONGEST_FRAME, readFrame } from './frames.js';
import { refusalOf } from './guard.js';
import type { ServerFrame } from './protocol.js';
import type { Session } from './session.js';
import { plainAnswer, serveFile } from './static.js';

/** The port is somebody else's. */
export class PortTaken extends Error {}

export type ServerOptions = {
  port: number;
  /** The folder of the built page. */
  page: string;
  /** Serves what is neither a file of the page nor the socket; false where there is nothing. */
  extra: (path: string, response: ServerResponse) => boolean;
  open: (send: (frame: ServerFrame) => void) => Session;
  close: (session: Session) => void;
};

/** Never anything but this machine: there is no setting for it. */
const LOOPBACK = '127.0.0.1';

/** Serves the page and its socket to this machine alone. Rejects with `PortTaken` where the port is in use. */
export const startServer = async ({ port: wanted, page, extra, open, close }: ServerOptions) => {
  let port = wanted;
  const refusal = (request: IncomingMessage, needsOrigin: boolean) =>
    refusalOf({ host: request.headers.host, origin: request.headers.origin }, port, needsOrigin);

  const server = createServer((request, response) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const refused = refusal(request, !reads);
    if (refused !== null) return plainAnswer(response, 403, refused);
    if (!reads) return plainAnswer(response, 405, 'Only GET is answered here.');
    const path = pathOf(request.url);
    if (path === null) return plainAnswer(response, 400, 'This address cannot be read.');
    if (!extra(path, response)) void serveFile(page, path, response);
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_FRAME });
  server.on('upgrade', (request, socket, head) => {
    const refused = refusal(request, true);
    if (refused !== null || pathOf(request.url) !== '/socket') {
      socket.end(
        `HTTP/1.1 ${refused === null ? '404 Not Found' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`,
      );
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened));
  });
  sockets.on('connection', (socket: WebSocket) => {
    const send = (frame: ServerFrame): void => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    };
    const session = open(send);
    socket.on('error', () => {});
    socket.on('close', () => close(session));
    socket.on('message', (raw, binary) => {
      const read = binary ? ({ ok: false, problem: 'Frames are text.' } as const) : readFrame(String(raw));
      if (read.ok) session.take(read.frame);
      else send({ kind: 'failed', ref: null, problem: read.problem });
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken() : error),
    );
    server.listen(wanted, LOOPBACK, resolve);
  });
  port = (server.address() as AddressInfo).port;
  return {
    address: `http://localhost:${port}`,
    close: async (): Promise<void> => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const pathOf = (url = '/'): string | null => {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
};
