import { classify } from '../nlu/classifier.js';
import { tokenise } from '../text/tokenise.js';
import type { Trace } from './answer.js';
import type { Brain } from './brain.js';
import { marksOf } from './marks.js';
import type { Reader } from './understand.js';

/** A word of the message, and how far the topic's share (0–1) falls without it; negative where it spoke against. */
export type Salience = { word: string; weight: number };

/** Only the first so many words are weighed: each costs one classification. */
const MOST_WORDS = 60;

/** Which words speak for a topic, the weightiest first: each is left out in turn. For explaining, not for answering. */
export const salientWords = (reader: Reader, text: string, topic: string): Salience[] => {
  const shareOf = (said: string): number =>
    classify(reader.classifier, said, marksOf(reader.gazetteer, reader.themes, said)).ranking.find(
      ({ label }) => label === topic,
    )?.probability ?? 0;
  const whole = shareOf(text);
  return tokenise(text)
    .slice(0, MOST_WORDS)
    .map(({ text: word, start, end }) => ({
      word,
      weight: whole - shareOf(`${text.slice(0, start)} ${text.slice(end)}`),
    }))
    .sort((a, b) => b.weight - a.weight);
};

/** What explains a turn beside its trace: the words that mattered for its topic, and the policy's lines. */
export const backgroundOf = (brain: Brain, text: string, trace: Trace) => ({
  words: trace.topics[0] ? salientWords(brain, trace.completed ?? text, trace.topics[0].label) : [],
  thresholds: brain.judgement.thresholds,
});
