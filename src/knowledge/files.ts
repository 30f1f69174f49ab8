import { each, type Loaded, one, table } from './kinds.js';
import { schema as dailyValues } from './schema/daily-value.js';
import { schema as diets } from './schema/diet.js';
import { schema as faq } from './schema/faq.js';
import { schema as foods } from './schema/food.js';
import { schema as intent } from './schema/intent.js';
import { schema as nutrient } from './schema/nutrient.js';
import { schema as phrases } from './schema/phrases.js';
import { schema as sources } from './schema/source.js';

/** Every human-edited file: what it is called in `Knowledge`, where it stands, and its form. */
export const FILES = {
  phrases: one('data/phrases.yaml', phrases),
  sources: one('data/sources.yaml', sources),
  nutrients: each('data/nutrients', nutrient),
  dailyValues: one('data/daily-values.yaml', dailyValues),
  foods: table('data/foods.csv', foods),
  diets: one('data/diets.yaml', diets),
  faq: each('data/faq', faq),
  intents: each('intents', intent),
};

/** All that was read from data/ and intents/, checked file by file. */
export type Knowledge = { [K in keyof typeof FILES]: Loaded<(typeof FILES)[K]> };
