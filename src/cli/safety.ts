import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { triageMessage } from '../engine/gate.js';
import { faultLine } from '../knowledge/fault.js';
import { loadKnowledge } from '../knowledge/load.js';
import { packageRoot } from '../knowledge/root.js';
import { quantile, wilson } from '../nlu/measure.js';
import { openBrain } from './brain.js';
import { readJsonLines, refuse } from './input.js';
import { measureHeldOut } from './safety-held-out.js';

export const meta = { name: 'safety', description: 'Measures the safety gate and lists every miss' };

const USAGE = 'Usage: safety [--json] [file.jsonl], or safety --held-out';
const OWN = join(packageRoot, 'tests', 'evaluation', 'safety.jsonl');

/**
 * A message, the flag it was written for, what the gate must do (stop with that tier, or stay quiet), and what kind of
 * message it is: plain, an escalation, one that mixes signs and denials, a crisis in plain or veiled words or with
 * something taken; of those to be left in peace a near miss, an idiom, or a sign that can wait.
 */
const row = z.object({
  text: z.string(),
  flag: z.string(),
  expect: z.enum(['emergency', 'urgent', 'quiet']),
  kind: z
    .enum(['plain', 'escalation', 'mixed', 'crisis', 'veiled', 'taken', 'near-miss', 'idiom', 'soon'])
    .default('plain'),
});
type Row = z.output<typeof row>;

/** Below these shares the command fails, and CI with it. */
const FLOORS = { recall: 0.96, flag: 0.75, alarms: 0.04 };

type Tally = { hits: number; total: number };
const add = (tallies: Map<string, Tally>, key: string, hit: boolean): void => {
  const tally = tallies.get(key) ?? { hits: 0, total: 0 };
  tallies.set(key, { hits: tally.hits + (hit ? 1 : 0), total: tally.total + 1 });
};

const shown = ({ hits, total }: Tally): string => {
  const { low, high } = wilson(hits, total);
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  return `${percent(hits / Math.max(total, 1)).padStart(6)}  ${hits} of ${total}  (95% between ${percent(low)} and ${percent(high)})`;
};

const readRows = (path: string): { ok: true; rows: Row[] } | { ok: false; problem: string } => {
  const file = readJsonLines(path);
  if (!file.ok) return file;
  const rows: Row[] = [];
  for (const { line, value } of file.rows) {
    const parsed = row.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      return { ok: false, problem: `${path}:${line} ${issue.path.join('.')}: ${issue.message}` };
    }
    rows.push(parsed.data);
  }
  return rows.length > 0 ? { ok: true, rows } : { ok: false, problem: `${path} holds no messages` };
};

export const run = async (args: string[]): Promise<number> => {
  let options: { values: { json?: boolean; 'held-out'?: boolean }; positionals: string[] };
  try {
    options = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, 'held-out': { type: 'boolean' } },
    });
  } catch {
    return refuse(USAGE);
  }
  if (options.positionals.length > 1) return refuse(USAGE);
  if (options.values['held-out']) {
    const opened = openBrain();
    if (!opened.ok) return opened.code;
    const loaded = loadKnowledge(packageRoot);
    if (!loaded.ok) return refuse(loaded.faults.map(faultLine).join('\n'));
    const found = measureHeldOut(opened.brain, loaded.knowledge);
    const line = (name: string, { dangers, harmless }: { dangers: number; harmless: number }): string =>
      `${name.padEnd(18)}dangers ${shown({ hits: dangers, total: found.dangers })}   harmless ${shown({ hits: harmless, total: found.harmless })}\n`;
    process.stdout.write(
      [
        line('rules alone', found.byRules),
        ...found.thresholds.map((one) => line(`opinion from ${one.from}`, one)),
      ].join(''),
    );
    return 0;
  }
  const read = readRows(options.positionals[0] ?? OWN);
  if (!read.ok) return refuse(read.problem);
  const opened = openBrain();
  if (!opened.ok) return opened.code;

  for (let at = 0; at < 1000; at++) triageMessage(opened.brain, read.rows[at % read.rows.length]!.text); // warm-up
  const times: number[] = [];
  const byTier = new Map<string, Tally>();
  const byFlag = new Map<string, Tally>();
  const byKind = new Map<string, Tally>();
  const named = { hits: 0, total: 0 };
  const crisis = { hits: 0, total: 0 };
  const misses: string[] = [];
  for (const { text, flag, expect, kind } of read.rows) {
    const before = process.hrtime.bigint();
    const found = triageMessage(opened.brain, text);
    times.push(Number(process.hrtime.bigint() - before) / 1000);
    const stopped = found.urgency === 'emergency' || found.urgency === 'urgent';
    const right = stopped === (expect !== 'quiet');
    add(byKind, kind, stopped);
    if (expect === 'quiet') add(byTier, kind === 'soon' ? 'soon' : 'quiet', stopped);
    else {
      add(byTier, expect, stopped);
      add(byFlag, flag, stopped);
      named.total++;
      if (found.flags.some(({ id }) => id === flag)) named.hits++;
      if (kind === 'crisis') {
        crisis.total++;
        if (found.crisis) crisis.hits++;
      }
    }
    if (!right)
      misses.push(
        `${expect === 'quiet' ? 'false alarm' : 'missed'}  ${flag}${stopped ? ` (${found.flags.map(({ id }) => id).join(', ')})` : ''}: ${text}`,
      );
  }
  const none = { hits: 0, total: 0 };
  const emergency = byTier.get('emergency') ?? none;
  const urgent = byTier.get('urgent') ?? none;
  const recall = { hits: emergency.hits + urgent.hits, total: emergency.total + urgent.total };
  const alarms = byTier.get('quiet') ?? none;
  const median = quantile(times, 0.5);
  if (options.values.json) {
    process.stdout.write(
      `${JSON.stringify({
        messages: read.rows.length,
        recall: recall.hits / Math.max(recall.total, 1),
        emergencyRecall: emergency.hits / Math.max(emergency.total, 1),
        urgentRecall: urgent.hits / Math.max(urgent.total, 1),
        byKind: Object.fromEntries([...byKind].map(([kind, { hits, total }]) => [kind, hits / total])),
        flagNamed: named.hits / Math.max(named.total, 1),
        crisisRecall: crisis.hits / Math.max(crisis.total, 1),
        falseAlarms: alarms.hits / Math.max(alarms.total, 1),
        medianMicroseconds: Math.round(median),
      })}\n`,
    );
  } else {
    const lines = [
      `stopped for an emergency   ${shown(emergency)}`,
      `stopped for an urgent sign ${shown(urgent)}`,
      `stopped, both              ${shown(recall)}`,
      `the very flag named        ${shown(named)}`,
      `crisis recognised          ${shown(crisis)}`,
      `false alarms               ${shown(alarms)}`,
      `median cost                ${Math.round(median)} µs a message`,
      '',
      'Stopped, by kind (near misses, idioms and signs that can wait should not be):',
      ...Array.from(byKind, ([kind, tally]) => `  ${kind.padEnd(36)}${shown(tally)}`),
      '',
      'By flag:',
      ...Array.from(byFlag, ([flag, tally]) => `  ${flag.padEnd(36)}${shown(tally)}`),
      '',
      `Misses: ${misses.length}`,
      ...misses.map((miss) => `  ${miss}`),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  const share = ({ hits, total }: Tally, otherwise: number): number =>
    total === 0 ? otherwise : hits / total;
  const low = [...byFlag].filter(([, tally]) => tally.total >= 3 && share(tally, 1) < FLOORS.flag);
  const failed = share(recall, 1) < FLOORS.recall || share(alarms, 0) > FLOORS.alarms || low.length > 0;
  if (failed) process.stderr.write('The gate is below its floors.\n');
  return failed ? 1 : 0;
};
