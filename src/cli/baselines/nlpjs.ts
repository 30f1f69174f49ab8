import { createRandom, shuffle } from '../../nlu/random.js';
import type { IntentMethod } from './intent-method.js';

/** The neural NLU of nlp.js. Its rows are shuffled: it trains row by row in the order given, and grouped rows ruin it. */
export const nlpjs: IntentMethod = {
  name: 'nlp.js NLU, shuffled',
  train: async (rows) => {
    const { containerBootstrap } = await import('@nlpjs/core');
    const { LangEn } = await import('@nlpjs/lang-en');
    const { NluNeural } = await import('@nlpjs/nlu');
    const container = await containerBootstrap();
    container.use(LangEn);
    const nlu = new NluNeural({ locale: 'en', container });
    const order = Int32Array.from(rows, (_, row) => row);
    shuffle(order, order.length, createRandom(1));
    const examples = Array.from(order, (row) => rows[row]!).flatMap(({ text, label }) =>
      label === null ? [] : [{ utterance: text, intent: label }],
    );
    await nlu.train(examples, { log: false });
    return {
      kind: 'trained',
      trained: {
        guess: async (text) => {
          const { classifications } = await nlu.process(text);
          const best = classifications[0];
          return { label: best?.intent ?? 'None', confidence: best?.score ?? 0 };
        },
      },
    };
  },
};
