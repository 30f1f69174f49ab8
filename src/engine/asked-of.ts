import type { Shelf } from '../answers/shelf.js';
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

/** What a question is about: regions of the body, stages of life (pregnancy, childhood), nutrients. */
export type AskedOf = Readonly<Record<'regions' | 'stages' | 'nutrients', ReadonlySet<string>>>;

/** What these named things make a question about. */
export const askedOf = (shelf: Shelf, named: readonly { kind: string; id: string }[]): AskedOf => ({
  regions: new Set(
    named.flatMap(({ kind, id }) =>
      kind === 'body-part' ? (REGIONS.get(shelf.reliefOfPart.get(id) ?? '') ?? []) : [],
    ),
  ),
  stages: new Set(
    named.flatMap(({ kind, id }) =>
      kind === 'group' && shelf.conditions.get(id)?.kind === 'stage-of-life' ? [id] : [],
    ),
  ),
  nutrients: new Set(named.flatMap(({ kind, id }) => (kind === 'nutrient' ? [id] : []))),
});

/** What a question of ours is about. */
export const askedIn = (gazetteer: Gazetteer, shelf: Shelf, question: string): AskedOf =>
  askedOf(shelf, findNames(gazetteer, tokenise(question)));

const shares = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  [...left].some((item) => right.has(item));

/**
 * Whether a question is about somebody or somewhere else than a message: a calf is no foot, and what is asked for in
 * pregnancy is not for one who does not speak of it.
 */
export const isForOthers = (question: AskedOf | undefined, message: AskedOf): boolean => {
  if (question === undefined) return false;
  const { regions, stages } = question;
  const elsewhere = regions.size > 0 && message.regions.size > 0 && !shares(regions, message.regions);
  return elsewhere || (stages.size > 0 && !shares(stages, message.stages));
};
