import { z } from 'zod';
import { emptyContext } from '../dialogue/context.js';
import { answer } from '../engine/answer.js';
import { calibrationError, macroF1, quantile } from '../nlu/measure.js';
import { openBrain } from './brain.js';
import { readJsonLines, refuse } from './input.js';

export const meta = {
  name: 'evaluate',
  description: 'Measures the whole engine on a file of labelled questions',
};

const row = z.object({
  text: z.string(),
  topic: z.string(),
  alt_topics: z.array(z.string()).default([]),
  urgency: z.enum(['none', 'soon', 'urgent', 'emergency']).default('none'),
});

/** A share with four decimals; null where there was nothing to count. */
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;

export const run = async (args: string[]): Promise<number> => {
  const [path, ...rest] = args.filter((arg) => arg !== '--misses');
  if (path === undefined || rest.length > 0) return refuse('Usage: evaluate [--misses] file.jsonl');
  const file = readJsonLines(path);
  if (!file.ok) return refuse(file.problem);
  const rows: z.output<typeof row>[] = [];
  for (const { line, value } of file.rows) {
    const parsed = row.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      return refuse(`${path}:${line} ${issue.path.join('.')}: ${issue.message}`);
    }
    rows.push(parsed.data);
  }
  if (rows.length === 0) return refuse(`${path} holds no questions`);
  const opened = openBrain();
  if (!opened.ok) return opened.code;

  const ask = (text: string) => answer({ text, at: Date.now() }, emptyContext, opened.brain);
  // Warm-up: the compiler settles after about a thousand messages.
  for (let at = 0; at < 1000; at++) ask(rows[at % rows.length]!.text);
  const results = rows.map((wanted) => {
    const before = process.hrtime.bigint();
    const { reply, trace } = ask(wanted.text);
    const microseconds = Number(process.hrtime.bigint() - before) / 1000;
    if (reply === null) throw new Error('A question put to us went unanswered.');
    const right = reply.topic === wanted.topic || wanted.alt_topics.includes(reply.topic);
    return { wanted, reply, trace, right, microseconds };
  });

  const inScope = results.filter(({ wanted }) => wanted.topic !== 'out-of-scope');
  const outside = results.filter(
    ({ wanted }) => wanted.topic === 'out-of-scope' && wanted.alt_topics.length === 0,
  );
  const answered = results.filter(({ reply }) => reply.kind === 'answer');
  const danger = results.filter(
    ({ wanted }) => wanted.urgency === 'emergency' || wanted.urgency === 'urgent',
  );
  const harmless = results.filter(({ wanted }) => wanted.urgency === 'none');
  const raised = (list: typeof results) => list.filter(({ reply }) => reply.kind === 'urgent').length;
  const times = results.map(({ microseconds }) => microseconds);
  const pairs = results.map(({ wanted, reply, right }) => ({
    expected: wanted.topic,
    predicted: right ? wanted.topic : reply.topic,
  }));

  if (args.includes('--misses')) {
    for (const { wanted, reply, right } of results) {
      const unsafe = (wanted.urgency === 'none') === (reply.kind === 'urgent') && wanted.urgency !== 'soon';
      if (right && !unsafe) continue;
      const flags = unsafe ? ` [${wanted.urgency} → ${reply.urgency} ${reply.redFlags.join(',')}]` : '';
      process.stderr.write(
        `${wanted.topic} → ${reply.topic} (${reply.kind} ${reply.confidence.toFixed(2)})${flags}: ${wanted.text.slice(0, 140)}\n`,
      );
    }
  }
  process.stdout.write(
    `${JSON.stringify({
      n: results.length,
      topicAccuracy: share(results.filter(({ right }) => right).length, results.length),
      macroF1: Math.round(macroF1(pairs) * 10_000) / 10_000,
      inScopeAnswered: share(inScope.filter(({ reply }) => reply.kind === 'answer').length, inScope.length),
      wrongAnswers: share(answered.filter(({ right }) => !right).length, answered.length),
      outOfScopeAnswered: share(
        outside.filter(({ reply }) => reply.kind === 'answer').length,
        outside.length,
      ),
      redFlagRecall: share(raised(danger), danger.length),
      nearMissAlarms: share(raised(harmless), harmless.length),
      calibrationError:
        Math.round(
          calibrationError(results.map(({ reply, right }) => ({ probability: reply.confidence, right }))) *
            10_000,
        ) / 10_000,
      medianMicroseconds: Math.round(quantile(times, 0.5)),
      p99Microseconds: Math.round(quantile(times, 0.99)),
    })}\n`,
  );
  return 0;
};
