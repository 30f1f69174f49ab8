import type { Shelf } from '../answers/shelf.js';
import type { Entity } from '../entities/entity.js';
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
const askedOf = (shelf: Shelf, named: readonly { kind: string; id: string }[]): AskedOf => ({
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

/** Ages (years) that tell a stage of life as well as its name does. */
const stagesOf = (entities: readonly Entity[]): string[] =>
  entities.flatMap((entity) => {
    if (entity.kind !== 'age') return [];
    return entity.years < 18 ? ['children'] : entity.years >= 60 ? ['older-adults'] : [];
  });

/** What a message is about: the names it does not deny, and the stage of life its ages tell. */
export const saidOf = (shelf: Shelf, entities: readonly Entity[]): AskedOf => {
  const named = entities.flatMap((entity) => ('id' in entity && !entity.negated ? [entity] : []));
  const asked = askedOf(shelf, named);
  return { ...asked, stages: new Set([...asked.stages, ...stagesOf(entities)]) };
};

/** Topics in which the part of the body is the point. */
const OF_A_PLACE = new Set(['cause-general', 'relief-now', 'stretching']);
/** The topic that is itself about a stage of life, whatever words told of it. */
const OF_A_STAGE = 'cause-pregnancy';

const shares = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  [...left].some((item) => right.has(item));

/**
 * Whether a question of a topic is about somebody or somewhere else than a message: a calf is no foot, and what is
 * asked for in pregnancy is not for one who does not speak of it.
 */
export const isForOthers = (question: AskedOf | undefined, message: AskedOf, topic: string): boolean => {
  if (question === undefined) return false;
  const { regions, stages } = question;
  const elsewhere =
    OF_A_PLACE.has(topic) &&
    regions.size > 0 &&
    message.regions.size > 0 &&
    !shares(regions, message.regions);
  return elsewhere || (topic !== OF_A_STAGE && stages.size > 0 && !shares(stages, message.stages));
};
