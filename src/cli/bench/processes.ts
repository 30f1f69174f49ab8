import { type ChildProcess, fork, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Order, Report } from './orders.js';

/** An emulated Discord in a process of its own. */
export type Server = {
  address: Extract<Report, { kind: 'opened' }>;
  order<Kind extends Report['kind']>(order: Order, kind: Kind): Promise<Extract<Report, { kind: Kind }>>;
  close(): Promise<void>;
};

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export const openServer = async (guilds: number): Promise<Server> => {
  const child = fork(here('./server.js'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const order: Server['order'] = (what, kind) =>
    new Promise((resolve, reject) => {
      const onExit = (): void => reject(new Error('the emulator ended early'));
      child.once('exit', onExit);
      child.once('message', (report: Report) => {
        child.off('exit', onExit);
        if (report.kind === kind) resolve(report as never);
        else reject(new Error(`the emulator answered "${report.kind}" to "${what.kind}"`));
      });
      child.send(what);
    });
  const address = await order({ kind: 'open', guilds }, 'opened');
  return {
    address,
    order,
    close: async () => {
      child.kill('SIGKILL');
    },
  };
};

/** What is measured: this bot, or the plain echo bot. */
export type Subject = 'footnote' | 'echo';
const COMMANDS: Record<Subject, string[]> = {
  footnote: [here('../main.js'), 'start'],
  echo: [here('./echo.js')],
};

export type Running = {
  /** Milliseconds from its start to being ready. */
  readyMs: number;
  /** Epoch milliseconds of its start. */
  startedAt: number;
  /** Resident memory now, in megabytes. */
  rssMb(): number;
  isAlive(): boolean;
  kill(): Promise<void>;
};

const rssMbOf = (pid: number): number => {
  // Linux tells at once; elsewhere there is no figure.
  const kilobytes = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? Number.NaN) / 1024;
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

const READY_WITHIN_MS = 40_000;

/** Starts a bot on an emulated Discord and waits until it says that it is ready. */
export const startSubject = async (
  subject: Subject,
  { apiUrl, token }: { apiUrl: string; token: string },
): Promise<Running> => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
  const logFile = join(folder, 'log');
  const log = openSync(logFile, 'w');
  const startedAt = Date.now();
  const child = spawn(process.execPath, COMMANDS[subject], {
    stdio: ['ignore', 'ignore', log],
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: token,
      DISCORD_API_URL: apiUrl,
      DATABASE_FILE: join(folder, 'footnote.sqlite'),
      REQUESTS_PER_SECOND: '100000',
    },
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended(child);
    closeSync(log);
    rmSync(folder, { recursive: true, force: true });
  };
  while (!readFileSync(logFile, 'utf8').includes('"event":"ready"')) {
    if (child.exitCode !== null || Date.now() - startedAt > READY_WITHIN_MS) {
      const text = readFileSync(logFile, 'utf8');
      await kill();
      throw new Error(`${subject} did not become ready: ${text.slice(-2_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return {
    readyMs: Date.now() - startedAt,
    startedAt,
    rssMb: () => rssMbOf(child.pid!),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill,
  };
};
