import type { Channel, Command, Interaction, Message, Modal, Role, State, User } from '../state.js';
import type { World } from '../world.js';
import { flatten } from './components.js';
import type { Interacting } from './interact.js';
import type { Value, Values } from './options.js';

/** An option as a client's form holds it: a value, for people, roles and channels their id, or options inside. */
export type Filled = {
  name: string;
  type: number;
  value?: string | number | boolean;
  focused?: boolean;
  options?: Filled[];
};
/** A field of a form, by its custom id. */
export type Field = { id: string; values: readonly string[] };

const GROUP = 2;
const BUTTON = 2;
/** Kinds of options and of menus whose values are ids. */
const PICKED_OPTIONS = [6, 7, 8, 9];
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

const unpack = (
  state: State,
  options: readonly Filled[],
): { path: string[]; values: Values; focused: string | undefined } => {
  const [first] = options;
  if (first && first.type <= GROUP) {
    const inside = unpack(state, first.options ?? []);
    return { ...inside, path: [first.name, ...inside.path] };
  }
  const values = options.map(({ name, type, value }): [string, Value] => [
    name,
    PICKED_OPTIONS.includes(type) ? pick(state, String(value)) : value!,
  ]);
  return {
    path: [],
    values: Object.fromEntries(values),
    focused: options.find(({ focused }) => focused)?.name,
  };
};

/** What a page does that shows the emulated Discord: everything by id, as it stands in payloads. */
export const createPage = ({ state }: World, act: Interacting) => {
  const commandOf = (channel: Channel, id: string): Command => {
    const found = state.commands.get(id) ?? state.guildCommands.get(channel.guild ?? '')?.get(id);
    if (!found) throw new Error(`No command has the id ${id}.`);
    return found;
  };
  return {
    /** Sends off a command, with its target where it is one of a context menu. */
    command: (
      user: User,
      channel: Channel,
      id: string,
      options: readonly Filled[] = [],
      target?: Message | User,
    ): Interaction => {
      const { name } = commandOf(channel, id);
      if (target) return act.contextMenu(user, channel, name, target);
      const { path, values } = unpack(state, options);
      return act.slash(user, channel, [name, ...path].join(' '), values);
    },
    /** Asks for the choices of the option that is `focused`. */
    complete: (user: User, channel: Channel, id: string, options: readonly Filled[]): Interaction => {
      const { path, values, focused } = unpack(state, options);
      if (focused === undefined) throw new Error('No option is focused.');
      return act.autocomplete(
        user,
        channel,
        [commandOf(channel, id).name, ...path].join(' '),
        values,
        focused,
      );
    },
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
