import type { Group } from './schema/amount.js';

/** Of whom something is asked. `age` is in years, 0.5 is six months; what is absent is not known. */
export type Who = { age?: number; sex?: 'female' | 'male'; state?: 'pregnant' | 'breastfeeding' };

const ADULT_MONTHS = 19 * 12;
const TEEN_MONTHS = 14 * 12;

/** Whether a figure for `group` is for someone of this age; without an age, whether it is for adults. */
export const coversAge = (group: Group, age: number | undefined): boolean => {
  if (age === undefined) return group.toMonths === undefined || group.toMonths > ADULT_MONTHS;
  // The small addition keeps 4/12 of a year from falling below four months.
  const months = Math.floor(age * 12 + 1e-6);
  return months >= group.fromMonths && (group.toMonths === undefined || months < group.toMonths);
};

/** Whether a figure for `group` may be said to this person; an unknown sex takes in both. */
export const coversSex = (group: Group, sex: Who['sex']): boolean =>
  group.sex === undefined || sex === undefined || group.sex === sex;

const ages = (group: Group): string => {
  const { fromMonths, toMonths } = group;
  const years = fromMonths % 12 === 0 && (toMonths === undefined || toMonths % 12 === 0);
  if (toMonths !== undefined && (toMonths <= 12 || !years)) {
    return `${fromMonths} to ${toMonths === 12 ? 12 : toMonths - 1} months`;
  }
  const from = fromMonths / 12;
  if (toMonths === undefined) return `${from} and over`;
  return from === 0 ? `up to ${toMonths / 12 - 1}` : `${from} to ${toMonths / 12 - 1}`;
};

const people = ({ fromMonths, toMonths, sex }: Group): string => {
  const young = toMonths !== undefined && toMonths <= ADULT_MONTHS;
  if (toMonths !== undefined && toMonths <= 12) return 'babies';
  if (sex === 'female') return young ? 'girls' : 'women';
  if (sex === 'male') return young ? 'boys' : 'men';
  if (!young) return 'people';
  if (fromMonths >= TEEN_MONTHS) return 'teenagers';
  return toMonths <= TEEN_MONTHS ? 'children' : 'children and teenagers';
};

/** Whom a figure is for, in words: "women aged 19 to 30", "pregnant, aged 14 to 18", "babies aged 0 to 6 months". */
export const groupLabel = (group: Group): string =>
  `${group.state === undefined ? people(group) : `${group.state},`} aged ${ages(group)}`;
