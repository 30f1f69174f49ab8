import { findDurations } from '../entities/duration.js';
import { findNames, type Gazetteer } from '../entities/gazetteer.js';
import { findPersonFacts } from '../entities/person.js';
import { findQuantities } from '../entities/quantity.js';
import { tokenise } from '../text/tokenise.js';

/**
 * The text with a made-up word for each kind of thing it names ("kindmedicine", "kindfood"), so that the classifier
 * learns from one medicine what holds for all of them. Applied alike to what it learns from and what it reads.
 */
export const enrich = (gazetteer: Gazetteer, text: string): string => {
  const tokens = tokenise(text);
  const kinds = new Set<string>();
  for (const { kind, id } of findNames(gazetteer, tokens)) {
    kinds.add(`kind${kind.replaceAll('-', '')}`);
    if (kind === 'nutrient' || kind === 'group') kinds.add(`${kind}${id.replaceAll('-', '')}`);
  }
  for (const { unit } of findQuantities(tokens))
    kinds.add(/^(?:mg|mcg|g|IU|mEq|mmol|tablets)$/u.test(unit) ? 'kindamount' : 'kindvolume');
  if (findDurations(tokens, 0).length > 0) kinds.add('kindtime');
  for (const { kind } of findPersonFacts(tokens)) kinds.add(`kind${kind}`);
  if (tokens.some((token) => token.text === 'my' || token.text === 'i' || token.text === 'me'))
    kinds.add('kindself');
  if (tokens.length > 18) kinds.add('kindlong');
  return kinds.size === 0 ? text : `${text}\n${[...kinds].join(' ')}`;
};
