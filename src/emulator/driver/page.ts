import type { Channel, Interaction, Message, Modal, Role, State, User } from '../state.js';
import type { World } from '../world.js';
import { flatten } from './components.js';
import type { Interacting } from './interact.js';

/** A field of a form, by its custom id. */
export type Field = { id: string; values: readonly string[] };

const BUTTON = 2;
/** Kinds of menus whose values are ids. */
const PICKED_MENUS = [5, 6, 7, 8];

const pick = (state: State, id: string): User | Role | Channel => {
  const role = (): Role | undefined => {
    for (const { roles } of state.guilds.values()) if (roles.has(id)) return roles.get(id);
    return undefined;
  };
  const found = state.users.get(id) ?? state.channels.get(id) ?? role();
  if (!found) throw new Error(`Nobody and nothing has the id ${id}.`);
  return found;
};

/** What a page does that shows the emulated Discord: components and fields by their ids. */
export const createPage = ({ state }: World, act: Interacting) => {
  return {
    /** Presses a button or chooses in a menu. */
    use: (user: User, message: Message, customId: string, values: readonly string[] = []): Interaction => {
      const component = flatten(message.components).find(({ custom_id }) => custom_id === customId);
      if (!component) throw new Error(`The message has no component "${customId}".`);
      if (component.type === BUTTON) return act.click(user, message, customId);
      const picked = PICKED_MENUS.includes(component.type) ? values.map((id) => pick(state, id)) : values;
      return act.choose(user, message, picked, customId);
    },
    /** Sends off a form, given itself or by the id of the interaction that opened it. */
    fillIn: (user: User, form: Modal | string, fields: readonly Field[]): Interaction => {
      const modal = typeof form === 'string' ? state.interactions.get(form)?.modal : form;
      if (!modal) throw new Error('No such form is open.');
      const texts = new Set(
        flatten(modal.components)
          .filter(({ type }) => type === 4)
          .map(({ custom_id }) => custom_id),
      );
      const values = fields.map(
        ({ id, values: given }) => [id, texts.has(id) ? (given[0] ?? '') : given] as const,
      );
      return act.submit(user, modal, Object.fromEntries(values));
    },
  };
};
