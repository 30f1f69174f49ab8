import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { faultsInWords } from '../dialogue/symptom-check/words.js';
import { confusions } from '../engine/confusions.js';
import { checkKnowledge } from '../knowledge/check.js';
import { type Fault, faultLine } from '../knowledge/fault.js';
import { FILES, type Knowledge } from '../knowledge/files.js';
import { loadKnowledge } from '../knowledge/load.js';
import { readingGrade } from '../knowledge/reading-grade.js';
import { packageRoot } from '../knowledge/root.js';
import { quantile } from '../nlu/measure.js';
import { openBrain } from './brain.js';
import { readJsonLines } from './input.js';

export const meta = {
  name: 'check',
  description: 'Checks everything in data/ and intents/ and lists every fault',
};

/** Questions of our own, one or more for each answer, that no training has seen. */
const HELD_OUT = join('tests', 'evaluation', 'entries.jsonl');

/** Answers that no held-out question asks for; none where the questions are not at hand. */
export const unasked = (knowledge: Knowledge, asked: ReadonlySet<string>): Fault[] =>
  knowledge.faq.flatMap(({ file, value }) =>
    value
      .filter(({ id }) => !asked.has(id))
      .map(({ id }) => ({ file, entry: id, field: '', problem: `no question in ${HELD_OUT} asks for it` })),
  );

const askedFor = (): ReadonlySet<string> | null => {
  const path = join(packageRoot, HELD_OUT);
  if (!existsSync(path)) return null;
  const file = readJsonLines(path);
  if (!file.ok) return new Set();
  return new Set(file.rows.map(({ value }) => String((value as { id?: unknown }).id)));
};

/** A JSON Schema for each kind of YAML file, from which editors complete and check as one types. */
const writeSchemas = (): void => {
  const folder = join(packageRoot, 'dist', 'schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, kind] of Object.entries(FILES)) {
    if (kind.shape === 'table' || kind.shape === 'words') continue;
    const form = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' });
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(form, null, 2)}\n`);
  }
};

/** What only shows once everything fits together. */
const faultsOfTheWhole = (knowledge: Knowledge): Fault[] => {
  const opened = openBrain();
  const asked = askedFor();
  const classes = [...knowledge.medicines, ...knowledge.conditions].map(({ id }) => id);
  const words = faultsInWords(knowledge.symptomCheck, classes);
  return [
    ...words.map((fault) => ({ file: FILES.symptomCheck.path, ...fault })),
    ...(opened.ok ? confusions(opened.brain) : []),
    ...(asked ? unasked(knowledge, asked) : []),
  ];
};

export const run = async (): Promise<number> => {
  writeSchemas();
  const loaded = loadKnowledge(packageRoot);
  const faults = loaded.ok
    ? checkKnowledge(loaded.knowledge, new Date().toISOString().slice(0, 10))
    : loaded.faults;
  if (loaded.ok && faults.length === 0) faults.push(...faultsOfTheWhole(loaded.knowledge));
  for (const fault of faults) process.stdout.write(`${faultLine(fault)}\n`);
  if (faults.length > 0 || !loaded.ok) {
    process.stdout.write(`${faults.length} fault${faults.length === 1 ? '' : 's'} found.\n`);
    return 1;
  }
  const grades = loaded.knowledge.faq.flatMap(({ value }) => value.map(({ answer }) => readingGrade(answer)));
  process.stdout.write(
    `No faults found. ${grades.length} answers, median reading grade ${quantile(grades, 0.5).toFixed(1)}.\n`,
  );
  return 0;
};
