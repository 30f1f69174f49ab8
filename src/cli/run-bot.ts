import type { App } from '../app.js';
import type { Config } from '../config.js';
import type { Brain } from '../engine/brain.js';

/** Exit codes a supervisor may act on: 1 start again, 2 the owner must change something first. */
const AGAIN = 1;
const OWNER = 2;

/** What one line says to an owner; null for a bug. */
const problemOf = (error: unknown): string | null => {
  const { problem, code } = error as { problem?: unknown; code?: unknown };
  if (typeof problem === 'string') return problem;
  if (code === 'EADDRINUSE') return 'METRICS_PORT is taken by another program.';
  if (code === 'EACCES') return 'METRICS_PORT may not be opened by this user: choose one from 1024 upwards.';
  return null;
};

/** Resolves with why the process must end: a signal, or the text of what nobody caught. */
const untilTheEnd = (): Promise<{ signal: NodeJS.Signals } | { bug: unknown }> =>
  new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        // Who asks twice does not want to wait.
        if (asked) process.exit(AGAIN);
        asked = true;
        resolve({ signal });
      });
    }
    process.on('uncaughtException', (bug) => resolve({ bug }));
    process.on('unhandledRejection', (bug) => resolve({ bug }));
  });

/**
 * Runs the bot until a signal, a loss that only a new start mends, or a bug. Signals end it with 0 after what is in
 * flight; everything else is logged and ends it with another code, for the supervisor to start it anew.
 */
export const runBot = async (config: Config, brain: Brain): Promise<number> => {
  const [{ startApp }, { createLog }] = await Promise.all([
    import('../app.js'),
    import('../observability/log.js'),
  ]);
  const log = createLog(config.LOG_LEVEL);
  const giveUp = new AbortController();
  const end = untilTheEnd();
  let app: App | null = null;
  try {
    const starting = startApp(config, { brain, log, signal: giveUp.signal });
    const first = await Promise.race([starting, end]);
    if ('stop' in first) {
      app = first;
    } else {
      giveUp.abort(new Error('stopped while connecting'));
      app = await starting.catch(() => null);
    }
  } catch (error) {
    const problem = problemOf(error);
    log.fatal({ event: 'not-started', ...(problem === null ? { err: error } : { problem }) });
    process.stderr.write(`${problem ?? `Footnote could not start: ${String(error)}`}\n`);
    return problem === null ? AGAIN : OWNER;
  }
  const ended = await Promise.race([
    end,
    ...(app === null ? [] : [app.lost.then((problem) => ({ problem }))]),
  ]);
  if ('bug' in ended) log.fatal({ event: 'bug', err: ended.bug });
  else if ('problem' in ended) log.fatal({ event: 'lost', problem: ended.problem });
  else log.info({ event: 'stopping', signal: ended.signal });
  await app?.stop();
  const code = 'signal' in ended ? 0 : AGAIN;
  // Nothing that still holds a socket may keep the process.
  setTimeout(() => process.exit(code), 500).unref();
  return code;
};
