import type { Body } from './world.js';

const SELECTS = [3, 5, 6, 7, 8];
const ONE_VALUE = { min_values: 1, max_values: 1 };

/** Components as Discord gives them back: every one numbered, and menus with how many values they take. */
export const completed = (components: unknown[]): unknown[] => {
  let next = 1;
  const number = (part: unknown): unknown => {
    if (part === null || typeof part !== 'object') return part;
    const choice = SELECTS.includes((part as { type: number }).type) ? ONE_VALUE : {};
    const component = { id: next++, ...choice, ...(part as Body) };
    const inside = component as Body;
    if (Array.isArray(inside.components)) inside.components = inside.components.map(number);
    if (inside.accessory) inside.accessory = number(inside.accessory);
    return component;
  };
  return components.map(number);
};
