/** What kinds of thing a name in the knowledge can stand for. */
export type NamedKind =
  | 'nutrient'
  | 'food'
  | 'body-part'
  | 'medicine'
  | 'condition'
  | 'treatment'
  | 'group'
  | 'diet';

/** A place in the original text (UTF-16 units, end exclusive) and whether a negation reaches it. */
type Place = { start: number; end: number; negated: boolean };

/** A name from the knowledge found in a message. `near` marks one found through a slip of the keys. */
export type NamedEntity = Place & { kind: NamedKind; id: string; near: boolean };
export type DurationEntity = Place & { kind: 'duration'; milliseconds: number };
/** An amount with its unit as typed, brought to one spelling: mg, mcg, g, IU, tablets, ml, l, cups … */
export type QuantityEntity = Place & { kind: 'quantity'; amount: number; unit: string; perDay: boolean };
export type AgeEntity = Place & { kind: 'age'; years: number };
export type SexEntity = Place & { kind: 'sex'; sex: 'male' | 'female' };

/** Units of mass or substance: amounts that a limit can be held against. */
const MASS = /^(?:mg|mcg|g|IU|mEq|mmol)$/u;

export type Entity = NamedEntity | DurationEntity | QuantityEntity | AgeEntity | SexEntity;

/** Whether an entity is an amount of a mass or substance. */
export const isMass = (entity: Entity): entity is QuantityEntity =>
  entity.kind === 'quantity' && MASS.test(entity.unit);
