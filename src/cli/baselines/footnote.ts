import { classify, train } from '../../nlu/classifier.js';
import { fingerprint, packModel } from '../../nlu/model-file.js';
import type { IntentMethod } from './intent-method.js';

/** Our own classifier, as the product uses it, learning from the labelled rows alone. */
export const footnote: IntentMethod = {
  name: 'footnote',
  train: async (rows, validation) => {
    const inScope = rows.filter((row) => row.label !== null);
    const classifier = train(inScope, { validation });
    return {
      kind: 'trained',
      trained: {
        guess: (text) => {
          const { ranking, confidence } = classify(classifier, text);
          return { label: ranking[0]?.label ?? '', confidence };
        },
        floor: classifier.calibration.floor,
        get bytes() {
          return packModel(classifier, fingerprint(inScope)).length;
        },
      },
    };
  },
};
