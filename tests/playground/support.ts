import { once } from 'node:events';
import WebSocket from 'ws';
import { readConfig } from '../../src/config.js';
import { type Brain, loadBrain } from '../../src/engine/load-brain.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { createLog } from '../../src/observability/log.js';
import { startPlayground } from '../../src/playground/playground.js';
import type { ClientFrame, ServerFrame, Snapshot } from '../../src/playground/protocol.js';

let known: Brain | undefined;
/** One brain for all playgrounds of a test file. */
const brain = (): Brain => {
  if (known) return known;
  const loaded = loadBrain(packageRoot);
  if (!loaded.ok) throw new Error('the knowledge does not load');
  known = loaded.brain;
  return known;
};

/** The playground as `npm start` runs it, with the page in this folder, on any free port. */
export const openPlayground = async (page: string, port = 0) => {
  const read = readConfig({ PORT: String(port) });
  if (!read.ok) throw new Error('the settings do not load');
  return startPlayground({ config: read.config, brain: brain(), log: createLog('silent'), page });
};

export type Frame<K extends ServerFrame['kind']> = Extract<ServerFrame, { kind: K }>;

/** One page without a browser: what it is sent, and what it sends. */
export const openPage = async (address: string) => {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/socket`, { origin: address });
  const frames: ServerFrame[] = [];
  const looked = new Map<string, number>();
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as ServerFrame));
  await once(socket, 'open');
  /** The next frame of this kind that fits. */
  const get = async <K extends ServerFrame['kind']>(
    kind: K,
    fits: (frame: Frame<K>) => boolean = () => true,
  ): Promise<Frame<K>> => {
    const since = Date.now();
    for (;;) {
      for (let at = looked.get(kind) ?? 0; at < frames.length; at++) {
        const frame = frames[at]!;
        looked.set(kind, at + 1);
        if (frame.kind === kind && fits(frame as Frame<K>)) return frame as Frame<K>;
      }
      if (Date.now() - since > 10_000) throw new Error(`no frame "${kind}" came`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const snapshot: Snapshot = await get('snapshot');
  return {
    socket,
    frames,
    get,
    snapshot,
    send: (frame: ClientFrame): void => socket.send(JSON.stringify(frame)),
    channel: (name: string): string => snapshot.channels.find((channel) => channel.name === name)!.id,
    person: (name: string): string => snapshot.people.find((person) => person.name === name)!.id,
    close: (): void => socket.close(),
  };
};
export type Page = Awaited<ReturnType<typeof openPage>>;
