import type { ClientFrame, ServerFrame } from '../protocol.js';

/** How long to wait before the next try, in milliseconds; the last holds for all further tries. */
const RETRY_MS = [250, 500, 1000, 2000, 5000];

/** The socket to the server; connects again by itself, and tells whether it stands. */
export const connect = (listeners: {
  frame(frame: ServerFrame): void;
  standing(standing: boolean): void;
}) => {
  let socket: WebSocket;
  let tries = 0;
  const open = (): void => {
    socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/socket`);
    socket.addEventListener('open', () => {
      tries = 0;
      listeners.standing(true);
    });
    socket.addEventListener('message', ({ data }) =>
      listeners.frame(JSON.parse(String(data)) as ServerFrame),
    );
    socket.addEventListener('close', () => {
      listeners.standing(false);
      setTimeout(open, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
    });
  };
  open();
  return {
    send: (frame: ClientFrame): void => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
  };
};
