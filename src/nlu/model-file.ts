import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Calibration } from './calibration.js';
import type { Classifier, Row } from './classifier.js';
import { createFeaturiser } from './features.js';
import type { Linear } from './linear.js';
import type { FeatureSettings } from './vocabulary.js';

/** Changes whenever the features or the layout do, so that a model of older code is refused. */
const FORMAT = 'footnote-model-1';

/** What a model file holds: names joined by line ends (no word holds one), numbers as typed arrays. */
type Stored = {
  format: string;
  hash: string;
  labels: readonly string[];
  calibration: Calibration;
  settings: FeatureSettings;
  stems: string;
  bigrams: Float64Array;
  pairs: Float64Array;
  grams: string;
  idf: Float32Array;
  model: Linear;
};

/** Why a model file was refused. */
export type Refusal = { kind: 'not-a-model' } | { kind: 'trained-on-other-rows' };

/** Fingerprint of what a model is trained on: rows in order, and the seed. */
export const fingerprint = (rows: readonly Row[], seed = 1): string => {
  const hash = createHash('sha256').update(`${FORMAT}\n${seed}\n`);
  for (const { text, label } of rows) hash.update(JSON.stringify([text, label]));
  return hash.digest('hex');
};

/** The classifier as bytes, marked with the fingerprint of its rows. */
export const packModel = ({ labels, calibration, vocabulary, model }: Classifier, hash: string): Buffer => {
  const { settings, stems, bigrams, pairs, grams, idf } = vocabulary;
  const stored: Stored = {
    format: FORMAT,
    hash,
    labels,
    calibration,
    settings,
    stems: [...stems.keys()].join('\n'),
    bigrams: Float64Array.from(bigrams.keys()),
    pairs: Float64Array.from(pairs.keys()),
    grams: [...grams.keys()].join('\n'),
    idf,
    model,
  };
  return serialize(stored);
};

/** The classifier in these bytes, or why it was refused: damaged, of other code, or trained on other rows. */
export const unpackModel = (
  bytes: Uint8Array,
  hash: string,
): { ok: true; value: Classifier } | { ok: false; error: Refusal } => {
  const stored = read(bytes);
  if (!stored) return { ok: false, error: { kind: 'not-a-model' } };
  if (stored.hash !== hash) return { ok: false, error: { kind: 'trained-on-other-rows' } };
  const { labels, calibration, settings, idf, model } = stored;
  let next = 0;
  const number = <Key>(keys: Iterable<Key>): Map<Key, number> =>
    new Map(Array.from(keys, (key) => [key, next++]));
  const names = (joined: string): string[] => (joined === '' ? [] : joined.split('\n'));
  // Numbered in the order in which buildVocabulary numbers them.
  const stems = number(names(stored.stems));
  const bigrams = number(stored.bigrams);
  const pairs = number(stored.pairs);
  const grams = number(names(stored.grams));
  const vocabulary = { settings, stems, bigrams, pairs, grams, idf };
  return {
    ok: true,
    value: { labels, calibration, vocabulary, model, featurise: createFeaturiser(vocabulary) },
  };
};

const read = (bytes: Uint8Array): Stored | undefined => {
  try {
    const stored = deserialize(bytes) as Stored;
    return stored.format === FORMAT ? stored : undefined;
  } catch {
    return undefined;
  }
};
