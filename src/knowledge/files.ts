import { each, type Loaded, one, table, words } from './kinds.js';
import { schema as bodyParts } from './schema/body-part.js';
import { schema as causes } from './schema/cause.js';
import { schema as tests } from './schema/clinical-test.js';
import { schema as conditions } from './schema/condition.js';
import { schema as dailyValues } from './schema/daily-value.js';
import { schema as diets } from './schema/diet.js';
import { schema as numbers } from './schema/emergency-numbers.js';
import { schema as faq } from './schema/faq.js';
import { schema as figures } from './schema/figures.js';
import { schema as foods } from './schema/food.js';
import { schema as intent } from './schema/intent.js';
import { schema as lookAlikes } from './schema/look-alike.js';
import { schema as medicines } from './schema/medicine.js';
import { schema as nutrient } from './schema/nutrient.js';
import { schema as phrases } from './schema/phrases.js';
import { schema as prevention } from './schema/prevention.js';
import { schema as redFlagPhrases } from './schema/red-flag-phrases.js';
import { schema as redFlagSigns } from './schema/red-flag-signs.js';
import { schema as redFlags } from './schema/red-flags.js';
import { schema as relief } from './schema/relief.js';
import { schema as sources } from './schema/source.js';
import { schema as symptomCheck } from './schema/symptom-check.js';
import { schema as themes } from './schema/theme.js';
import { schema as verdicts } from './schema/verdict.js';

/** Every human-edited file: what it is called in `Knowledge`, where it stands, and its form. */
export const FILES = {
  phrases: one('data/phrases.yaml', phrases),
  sources: one('data/sources.yaml', sources),
  nutrients: each('data/nutrients', nutrient),
  dailyValues: one('data/daily-values.yaml', dailyValues),
  foods: table('data/foods.csv', foods),
  bodyParts: one('data/body-parts.yaml', bodyParts),
  causes: one('data/causes.yaml', causes),
  conditions: one('data/conditions.yaml', conditions),
  lookAlikes: one('data/look-alikes.yaml', lookAlikes),
  medicines: one('data/medicines.yaml', medicines),
  prevention: one('data/prevention.yaml', prevention),
  relief: one('data/relief.yaml', relief),
  tests: one('data/tests.yaml', tests),
  verdicts: one('data/verdicts.yaml', verdicts),
  themes: one('data/themes.yaml', themes),
  diets: one('data/diets.yaml', diets),
  redFlags: one('data/red-flags.yaml', redFlags),
  redFlagSigns: one('data/red-flag-signs.yaml', redFlagSigns),
  redFlagPhrases: each('data/red-flag-phrases', redFlagPhrases),
  englishWords: words('data/english-words.txt'),
  symptomCheck: one('data/symptom-check.yaml', symptomCheck),
  numbers: one('data/emergency-numbers.yaml', numbers),
  figures: one('data/figures.yaml', figures),
  faq: each('data/faq', faq),
  intents: each('intents', intent),
};

/** All that was read from data/ and intents/, checked file by file. */
export type Knowledge = { [K in keyof typeof FILES]: Loaded<(typeof FILES)[K]> };
