import type { Knowledge } from '../knowledge/files.js';
import { topicOfFile } from '../knowledge/topic.js';
import { type Classifier, type Row, train } from '../nlu/classifier.js';

/** What the classifier learns from: utterances of each topic, and the wordings of its answers. */
export const trainingRows = (knowledge: Knowledge): Row[] => [
  ...knowledge.intents.flatMap(({ value }) => value.utterances.map((text) => ({ text, label: value.id }))),
  ...knowledge.faq.flatMap(({ name, value }) =>
    value.flatMap(({ question, wordings }) =>
      [question, ...wordings].map((text) => ({ text, label: topicOfFile(name) })),
    ),
  ),
];

/** The trained classifier for this knowledge; deterministic. */
export const trainClassifier = (knowledge: Knowledge): Classifier => train(trainingRows(knowledge));

