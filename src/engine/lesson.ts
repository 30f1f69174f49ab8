import { buildGazetteer, type Gazetteer } from '../entities/gazetteer.js';
import { namesOf } from '../entities/names.js';
import type { Knowledge } from '../knowledge/files.js';
import { topicOfFile } from '../knowledge/topic.js';
import { type Classifier, type Row, train } from '../nlu/classifier.js';
import { createSpeller, type Speller } from '../text/spelling.js';
import { tokenise } from '../text/tokenise.js';
import { marksOf, themesOf } from './marks.js';

/** What the classifier learns from: utterances of each topic, and the wordings of its answers. */
export const trainingRows = (knowledge: Knowledge): { text: string; label: string }[] => [
  ...knowledge.intents.flatMap(({ value }) => value.utterances.map((text) => ({ text, label: value.id }))),
  ...knowledge.faq.flatMap(({ name, value }) =>
    value.flatMap(({ question, wordings }) =>
      [question, ...wordings].map((text) => ({ text, label: topicOfFile(name) })),
    ),
  ),
];

/** Every name in the knowledge, beside all the ordinary words that must not be taken for slips of them. */
export const gazetteerOf = (knowledge: Knowledge): Gazetteer =>
  buildGazetteer(
    namesOf(knowledge),
    trainingRows(knowledge).flatMap(({ text }) => tokenise(text).map((token) => token.text)),
  );

/** A speller that knows every word of the training and of the names in the knowledge. */
export const spellerOf = (knowledge: Knowledge): Speller =>
  createSpeller(
    [
      ...trainingRows(knowledge).map(({ text }) => text),
      ...namesOf(knowledge).flatMap(({ names }) => names),
      ...knowledge.themes.flatMap(({ words }) => words),
    ].flatMap((text) => tokenise(text).map((token) => token.text)),
  );

/** The trained classifier for this knowledge; deterministic. Its probabilities are calibrated on the trials. */
export const trainClassifier = (knowledge: Knowledge): Classifier => {
  const gazetteer = gazetteerOf(knowledge);
  const themes = themesOf(knowledge.themes);
  const rowOf = (text: string, label: string): Row => ({
    text,
    label,
    marks: marksOf(gazetteer, themes, text),
  });
  const trials = knowledge.intents.flatMap(({ value }) =>
    value.trials.map(({ text }) => rowOf(text, value.id)),
  );
  return train(
    trainingRows(knowledge).map(({ text, label }) => rowOf(text, label)),
    { validation: trials, rehearse: false },
  );
};
