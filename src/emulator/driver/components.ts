import type { Message, Modal } from '../state.js';

/** A component as it stands in a message or a modal. */
export type Component = {
  type: number;
  custom_id?: string;
  label?: string;
  style?: number;
  disabled?: boolean;
  options?: { label: string; value: string }[];
  min_values?: number;
  max_values?: number;
  min_length?: number;
  max_length?: number;
  required?: boolean;
  components?: Component[];
  accessory?: Component;
  component?: Component;
};

const BUTTON = 2;
const LINK = 5;
const SELECTS = [3, 5, 6, 7, 8];

/** Every component, those inside others too, in reading order. */
export const flatten = (parts: readonly unknown[]): Component[] =>
  (parts as Component[]).flatMap((part) => [
    part,
    ...flatten(part.components ?? []),
    ...flatten(part.accessory ? [part.accessory] : []),
    ...flatten(part.component ? [part.component] : []),
  ]);

/** The button of a message with this label or custom id; throws where nobody could press it. */
export const buttonOf = (message: Message, label: string): Component => {
  const buttons = flatten(message.components).filter(({ type }) => type === BUTTON);
  const button = buttons.find((known) => known.label === label || known.custom_id === label);
  if (!button)
    throw new Error(`No button "${label}" among ${buttons.map((known) => known.label).join(', ')}.`);
  if (button.disabled) throw new Error(`The button "${label}" is disabled.`);
  if (button.style === LINK) throw new Error(`The button "${label}" opens a page.`);
  return button;
};

/** The menu of a message, the one with this custom id where there are several. */
export const menuOf = (message: Message, customId?: string): Component => {
  const menus = flatten(message.components).filter(({ type }) => SELECTS.includes(type));
  const menu = menus.find(({ custom_id }) => customId === undefined || custom_id === customId);
  if (!menu) throw new Error('No menu stands under this message.');
  if (menu.disabled) throw new Error('The menu is disabled.');
  return menu;
};

/** Throws where a menu does not take these values. */
export const checkChosen = (
  { options, min_values = 1, max_values = 1 }: Component,
  values: readonly unknown[],
): void => {
  if (values.length < min_values || values.length > max_values)
    throw new Error(`The menu takes ${min_values} to ${max_values} values, not ${values.length}.`);
  const unknown = values.filter((value) => options && !options.some((option) => option.value === value));
  if (unknown.length > 0) throw new Error(`The menu does not offer ${unknown.join(', ')}.`);
};

/** The fields of a modal with the labels above them. */
export const fieldsOf = (modal: Modal): { label: string; field: Component; boxed: boolean }[] =>
  (modal.components as Component[]).flatMap((part) => {
    const field = part.component ?? part.components?.[0];
    return field
      ? [{ label: part.label ?? field.label ?? '', field, boxed: part.component !== undefined }]
      : [];
  });
