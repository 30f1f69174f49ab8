import { findNames, type Gazetteer } from '../entities/gazetteer.js';
import { tokenise } from '../text/tokenise.js';

/** Steps of relief of a body part → the region it lies in; parts of other regions belong to any. */
const REGIONS = new Map([
  ['calf', 'leg'],
  ['hamstring', 'leg'],
  ['thigh', 'leg'],
  ['foot', 'foot'],
  ['toes', 'foot'],
  ['hand', 'hand'],
]);

/** Body part → the steps of relief that fit it. */
export type ReliefOfPart = ReadonlyMap<string, string>;

/** The regions these body parts lie in. */
export const regionsOf = (reliefOfPart: ReliefOfPart, parts: readonly string[]): Set<string> =>
  new Set(parts.flatMap((part) => REGIONS.get(reliefOfPart.get(part) ?? '') ?? []));

/** The regions that a question names. */
export const regionsIn = (gazetteer: Gazetteer, reliefOfPart: ReliefOfPart, question: string): Set<string> =>
  regionsOf(
    reliefOfPart,
    findNames(gazetteer, tokenise(question)).flatMap(({ kind, id }) => (kind === 'body-part' ? [id] : [])),
  );
