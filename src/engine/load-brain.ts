import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Fault } from '../knowledge/fault.js';
import type { Knowledge } from '../knowledge/files.js';
import { loadKnowledge } from '../knowledge/load.js';
import type { Classifier } from '../nlu/classifier.js';
import { packModel, unpackModel } from '../nlu/model-file.js';
import { createWordList } from '../text/word-list.js';
import { compileTriage } from '../triage/rules.js';
import { type Brain, buildBrain, type Fitted, fittedIn } from './brain.js';
import { trainClassifier } from './lesson.js';
import { type SecondOpinion, trainSecondOpinion } from './second-opinion.js';

export type { Brain };

type Loaded = { ok: true; knowledge: Knowledge } | { ok: false; faults: Fault[] };

/** Rooms of compiled code that training goes through. */
const TRAINING = [
  'text',
  'knowledge',
  'entities',
  'nlu',
  'retrieval',
  'triage',
  'dialogue',
  'answers',
  'engine',
];

/** Fingerprint of every file the brain is made from, and of the code that makes it: of contents, not of times. */
const fingerprintOf = (root: string): string => {
  const hash = createHash('sha256').update(process.version);
  const add = (folder: string, kind: RegExp): void => {
    const path = join(root, folder);
    if (!existsSync(path)) return;
    for (const file of readdirSync(path, { recursive: true, encoding: 'utf8' }).sort())
      if (kind.test(file)) hash.update(`${folder}/${file}\n`).update(readFileSync(join(path, file)));
  };
  for (const folder of ['data', 'intents']) add(folder, /\.(?:yaml|csv|txt)$/u);
  for (const room of TRAINING) add(`dist/${room}`, /\.js$/u);
  return hash.digest('hex');
};

/** Bytes kept from an earlier start, or null. */
const recall = (path: string): Buffer | null => {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
};

/** Keeps bytes for the next start, whole or not at all. A folder that cannot be written costs only time. */
const keep = (path: string, bytes: Uint8Array): void => {
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, bytes);
    renameSync(draft, path);
  } catch {
    // The next start makes it anew.
  }
};

/** What was kept under this fingerprint; undefined where nothing was, or it is damaged or of other files. */
const readKept = <Value>(path: string, fingerprint: string): Value | undefined => {
  const bytes = recall(path);
  if (bytes === null) return undefined;
  try {
    const stored = deserialize(bytes) as { fingerprint: string; value: Value };
    return stored.fingerprint === fingerprint ? stored.value : undefined;
  } catch {
    return undefined;
  }
};

const readKnowledge = (root: string, path: string, fingerprint: string): Loaded => {
  const kept = readKept<Knowledge>(path, fingerprint);
  if (kept !== undefined) return { ok: true, knowledge: kept };
  const loaded = loadKnowledge(root);
  // The phrases of the red flags are for learning alone: what was learnt is kept beside.
  if (loaded.ok) keep(path, serialize({ fingerprint, value: { ...loaded.knowledge, redFlagPhrases: [] } }));
  return loaded;
};

/** A classifier kept from an earlier start, or else the one that is trained now. */
const readClassifier = (path: string, fingerprint: string, trainNow: () => Classifier): Classifier => {
  const kept = recall(path);
  const model = kept === null ? null : unpackModel(kept, fingerprint);
  if (model?.ok) return model.value;
  const classifier = trainNow();
  keep(path, packModel(classifier, fingerprint));
  return classifier;
};

/**
 * The brain made from the knowledge below `root`, or every fault that keeps it from being made. What was read and
 * trained is kept in `dist/brain/` for the next start, and made anew when a file or the code has changed.
 */
export const loadBrain = (root: string): { ok: true; brain: Brain } | { ok: false; faults: Fault[] } => {
  const fingerprint = fingerprintOf(root);
  const folder = join(root, 'dist', 'brain');
  const loaded = readKnowledge(root, join(folder, 'knowledge.bin'), fingerprint);
  if (!loaded.ok) return loaded;
  const { knowledge } = loaded;
  const triage = compileTriage(
    knowledge.redFlags,
    knowledge.redFlagSigns,
    createWordList(knowledge.englishWords),
  );
  const trainOpinion = (): SecondOpinion => {
    if (knowledge.redFlagPhrases.length > 0) return trainSecondOpinion(triage, knowledge);
    const whole = loadKnowledge(root);
    return trainSecondOpinion(triage, whole.ok ? whole.knowledge : knowledge);
  };
  const read = (name: string, trainNow: () => Classifier): Classifier =>
    readClassifier(join(folder, name), fingerprint, trainNow);
  const trained = {
    triage,
    classifier: read('topics.bin', () => trainClassifier(knowledge)),
    opinion: read('opinion.bin', trainOpinion),
  };
  const path = join(folder, 'fitted.bin');
  const kept = readKept<Fitted>(path, fingerprint);
  const brain = buildBrain(knowledge, trained, kept);
  if (kept === undefined) keep(path, serialize({ fingerprint, value: fittedIn(brain) }));
  return { ok: true, brain };
};
