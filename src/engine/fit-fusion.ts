import { fitBinary } from '../nlu/logit.js';
import { DEFAULT_WEIGHTS, type Evidence, type FusionWeights } from '../retrieval/fusion.js';
import { type Index, retrieve } from '../retrieval/retrieve.js';

/** What an entry's probability is read from. The topic's share is left out: the policy weighs it by itself. */
const TOLD = [
  'lexical',
  'covered',
  'letters',
  'lead',
  'fuzzy',
  'ideas',
] as const satisfies (keyof Evidence)[];

/** Every so many-th wording is asked; the rest say no more. */
const EVERY = 2;

/** What fitting must know of the bank: each entry's topic, and the ideas in a text. */
export type Bank = { topicOf: (id: string) => string; ideasOf: (text: string) => readonly string[] };

/**
 * Weights of the evidence in the probability that the first entry of the right topic answers the query: each wording
 * is asked with its topic told, while it is itself left out of the index.
 */
export const fitFusion = (index: Index, { topicOf, ideasOf }: Bank): FusionWeights => {
  const inputs: number[][] = [];
  const right: boolean[] = [];
  index.passages.forEach(({ entry, text }, at) => {
    if (at % EVERY !== 0) return;
    const wanted = index.entries[entry]!.id;
    const topic = topicOf(wanted);
    const first = retrieve(index, text, {
      limit: 8,
      ideas: ideasOf(text),
      agreement: (id) => (topicOf(id) === topic ? 1 : 0),
      skip: (passage) => passage.text === text,
    }).find(({ id }) => topicOf(id) === topic);
    if (first === undefined) return;
    inputs.push(TOLD.map((name) => first.evidence[name]));
    right.push(first.id === wanted);
  });
  const weights = fitBinary(inputs, right, { balanced: false, ridge: 1 });
  if (weights === undefined) return DEFAULT_WEIGHTS;
  const named = Object.fromEntries(TOLD.map((name, at) => [name, weights[at]!]));
  return { ...DEFAULT_WEIGHTS, ...named, agreement: 0, bias: weights[TOLD.length]! };
};
