import { openBrain } from './brain.js';

export const meta = {
  name: 'train',
  description: 'Trains the classifier and fits the thresholds where the knowledge or the code has changed',
};

export const run = async (): Promise<number> => {
  const before = performance.now();
  const opened = openBrain();
  if (!opened.ok) return opened.code;
  const { classifier, judgement } = opened.brain;
  process.stderr.write(
    `Ready in ${((performance.now() - before) / 1000).toFixed(1)} s: ${classifier.labels.length} topics, ` +
      `${classifier.vocabulary.idf.length} features; answers from ${judgement.thresholds.answer.toFixed(2)}, ` +
      `asks from ${judgement.thresholds.ask.toFixed(2)}.\n`,
  );
  return 0;
};
