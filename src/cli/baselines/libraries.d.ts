declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  import type { NaturalClassifier } from './natural.js';

  const BayesClassifier: new () => NaturalClassifier;
  export default BayesClassifier;
}
declare module 'natural/lib/natural/classifiers/logistic_regression_classifier.js' {
  import type { NaturalClassifier } from './natural.js';

  const LogisticRegressionClassifier: new () => NaturalClassifier;
  export default LogisticRegressionClassifier;
}
declare module '@nlpjs/core' {
  export const containerBootstrap: () => Promise<{ use(plugin: unknown): void }>;
}
declare module '@nlpjs/lang-en' {
  export const LangEn: unknown;
}
declare module '@nlpjs/nlu' {
  export const NluNeural: new (
    settings: unknown,
  ) => {
    train(rows: readonly { utterance: string; intent: string }[], settings: unknown): Promise<void>;
    process(text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
  };
}
