import { emptyContext } from '../../dialogue/context.js';
import { answer } from '../../engine/answer.js';
import type { Brain } from '../../engine/brain.js';
import { type Figures, quantile, round } from './figures.js';
import { PATIENCE_MS } from './orders.js';
import { openServer, type Server, type Subject, startSubject } from './processes.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Times one function over many texts, after a warm-up over all of them. */
const timeOver = (texts: readonly string[], work: (text: string) => unknown): Figures['engine'] => {
  for (const text of texts) work(text);
  const microseconds = texts.map((text) => {
    const begin = process.hrtime.bigint();
    work(text);
    return Number(process.hrtime.bigint() - begin) / 1000;
  });
  return {
    medianMicroseconds: round(quantile(microseconds, 0.5)),
    p99Microseconds: round(quantile(microseconds, 0.99)),
  };
};

/** The engine alone on its own questions and wordings; the echo, which does nothing, beside it. */
export const measureEngine = (brain: Brain): Record<Subject, Figures['engine']> => {
  const texts = [...brain.shelf.faq.values()].flatMap(({ question, wordings }) => [
    question,
    ...wordings.slice(0, 3),
  ]);
  return {
    footnote: timeOver(texts, (text) =>
      answer({ text, at: 0, addressed: true, country: null }, emptyContext, brain),
    ),
    echo: timeOver(texts, (text) => text),
  };
};

/** Resident memory of both bots, side by side on the same emulated Discord. */
export const measureMemory = async (guilds: number): Promise<Record<Subject, number>> => {
  const server = await openServer(guilds);
  try {
    const [footnote, echo] = await Promise.all([
      startSubject('footnote', server.address),
      startSubject('echo', server.address),
    ]);
    await pause(1_000);
    const found = { footnote: round(footnote.rssMb()), echo: round(echo.rssMb()) };
    await Promise.all([footnote.kill(), echo.kill()]);
    return found;
  } finally {
    await server.close();
  }
};

const RATES = [500, 1_000, 1_500];
const SECONDS = 3;
/** The figure to keep: from event to request, for 99 in 100. */
const LIMIT_MS = 50;

const load = async (server: Server, perSecond: number): Promise<Figures['gateway']> => {
  const { sent, delays, elapsedMs } = await server.order(
    { kind: 'flood', perSecond, seconds: SECONDS },
    'flooded',
  );
  // What was never answered counts as the slowest that was waited for.
  const all = [...delays, ...Array.from({ length: sent - delays.length }, () => PATIENCE_MS)];
  return {
    messagesPerSecond: round((delays.length / elapsedMs) * 1000, 0),
    p50Ms: quantile(all, 0.5),
    p99Ms: quantile(all, 0.99),
  };
};

/** Cold start, then load at rising rates, of one bot on an emulated Discord with 200 servers. */
export const measureGateway = async (subject: Subject): Promise<Pick<Figures, 'start' | 'gateway'>> => {
  const server = await openServer(200);
  try {
    const answered = server.order({ kind: 'first-answer' }, 'answered');
    const bot = await startSubject(subject, server.address);
    const firstAnswerMs = (await answered).at - bot.startedAt;
    await server.order({ kind: 'flood', perSecond: 200, seconds: 1 }, 'flooded');
    let gateway = await load(server, RATES[0]!);
    for (const rate of RATES.slice(1)) {
      if (gateway.p99Ms > LIMIT_MS) break;
      const next = await load(server, rate);
      if (next.p99Ms > LIMIT_MS) break;
      gateway = next;
    }
    await bot.kill();
    return { start: { readyMs: bot.readyMs, firstAnswerMs }, gateway };
  } finally {
    await server.close();
  }
};
