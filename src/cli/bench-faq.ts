import { parseArgs } from 'node:util';
import { z } from 'zod';
import { quantile } from '../nlu/measure.js';
import {
  type FaqEntry,
  type FaqMethod,
  footnoteFaq,
  fuseBoth,
  fuseQuestion,
  miniBoth,
  miniQuestion,
} from './baselines/faq-method.js';
import { readJsonLines, refuse } from './input.js';
import { figure, table } from './table.js';

export const meta = {
  name: 'bench-faq',
  description: 'Measures how well the retrieval finds the entry that answers a query',
};

const USAGE = 'Usage: bench:faq --faq faq.jsonl --queries queries.jsonl [--baselines]';

const entryShape = z.object({ id: z.string(), question: z.string(), answer: z.string() });
const queryShape = z.object({ query: z.string(), relevant: z.array(z.string()) });
type Query = z.output<typeof queryShape>;

type Figures = {
  method: string;
  mrr10: number;
  recall1: number;
  recall5: number;
  microsecondsPerQuery: number;
};

export const run = async (args: string[]): Promise<number> => {
  const options = readOptions(args);
  if (!options?.faq || !options.queries) return refuse(USAGE);
  const bank = readRows(options.faq, entryShape, '{"id", "question", "answer"}, all strings');
  if (!bank.ok) return refuse(bank.problem);
  const asked = readRows(options.queries, queryShape, '{"query": string, "relevant": [ids]}');
  if (!asked.ok) return refuse(asked.problem);
  const queries = asked.rows.filter((query) => query.relevant.length > 0);
  if (queries.length === 0) return refuse(`${options.queries} holds no query with a relevant entry`);

  const methods = options.baselines
    ? [footnoteFaq, fuseQuestion, fuseBoth, miniQuestion, miniBoth]
    : [footnoteFaq];
  const all: Figures[] = [];
  for (const method of methods) {
    const figures = await measure(method, bank.rows, queries);
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    all.push(figures);
  }
  if (options.baselines) printTable(all, bank.rows.length, queries.length);
  return 0;
};

const readOptions = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: { faq: { type: 'string' }, queries: { type: 'string' }, baselines: { type: 'boolean' } },
    }).values;
  } catch {
    return undefined;
  }
};

const readRows = <Row>(
  path: string,
  shape: z.ZodType<Row>,
  wanted: string,
): { ok: true; rows: Row[] } | { ok: false; problem: string } => {
  const file = readJsonLines(path);
  if (!file.ok) return file;
  const rows: Row[] = [];
  for (const { line, value } of file.rows) {
    const row = shape.safeParse(value);
    if (!row.success) return { ok: false, problem: `${path}:${line} is not ${wanted}` };
    rows.push(row.data);
  }
  return rows.length === 0 ? { ok: false, problem: `${path} holds no rows` } : { ok: true, rows };
};

/** Where several entries are relevant, the first of them that is found counts. */
const measure = async (
  method: FaqMethod,
  bank: readonly FaqEntry[],
  queries: readonly Query[],
): Promise<Figures> => {
  const find = await method.build(bank);
  for (const { query } of queries.slice(0, 100)) find(query); // warm-up
  const times: number[] = [];
  const ranks = queries.map(({ query, relevant }) => {
    const start = performance.now();
    const ids = find(query);
    times.push((performance.now() - start) * 1000);
    const place = ids.findIndex((id) => relevant.includes(id));
    return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
  });
  const within = (most: number): number => ranks.filter((rank) => rank <= most).length / ranks.length;
  return {
    method: method.name,
    mrr10: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length,
    recall1: within(1),
    recall5: within(5),
    microsecondsPerQuery: quantile(times, 0.5),
  };
};

const printTable = (all: readonly Figures[], entries: number, queries: number): void => {
  const rows = all.map((row) => [
    row.method,
    figure(row.mrr10),
    figure(row.recall1),
    figure(row.recall5),
    row.microsecondsPerQuery.toFixed(0),
  ]);
  const head = ['method', 'MRR@10', 'recall@1', 'recall@5', 'µs'];
  process.stderr.write(`\n${entries} entries, ${queries} queries\n${table([head, ...rows])}\n`);
};
