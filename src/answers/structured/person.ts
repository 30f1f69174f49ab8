import type { Entity } from '../../entities/entity.js';
import type { Who } from '../../knowledge/group.js';

/** Where only "older adults" is said, the age the tables' last group begins at. */
const OLDER_ADULT_YEARS = 71;

/** What a message says of the person a figure is for; empty where it says nothing. */
export const personOf = (entities: readonly Entity[]): Who => {
  const person: Who = {};
  for (const entity of entities) {
    if (entity.negated) continue;
    if (entity.kind === 'age') person.age = entity.years;
    if (entity.kind === 'sex') person.sex ??= entity.sex;
    if (entity.kind === 'group' && entity.id === 'pregnancy') person.state = 'pregnant';
    if (entity.kind === 'group' && entity.id === 'breastfeeding') person.state = 'breastfeeding';
    if (entity.kind === 'group' && entity.id === 'older-adults') person.age ??= OLDER_ADULT_YEARS;
  }
  if (person.state !== undefined) person.sex = 'female';
  return person;
};

/** Whether nothing is known, so that a figure has to be given for every adult. */
export const isAnyone = (person: Who): boolean =>
  person.age === undefined && person.sex === undefined && person.state === undefined;
