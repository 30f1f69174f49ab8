import { channelOf } from '../channels.js';
import type { Commands } from '../commands.js';
import { start } from '../interactions/start.js';
import { contextOf, ownersOf } from '../payloads/interaction.js';
import { permissionsIn } from '../permissions.js';
import type { Channel, Command, Interaction, Message, Modal, Role, User } from '../state.js';
import type { Body, World } from '../world.js';
import { buttonOf, checkChosen, fieldsOf, menuOf } from './components.js';
import { descend, fill, type Resolved, resolve, resolveTarget, type Upload, type Values } from './options.js';

const CHAT = 1;
const USER_MENU = 2;
const MESSAGE_MENU = 3;
const BUTTON = 2;
const LABEL = 18;
const TEXT_INPUT = 4;

const withResolved = (resolved: Resolved): Body => (Object.keys(resolved).length > 0 ? { resolved } : {});

/** What a person does with commands, buttons, menus and forms. Throws where Discord's client would not let them. */
export const createInteracting = (world: World, commands: Commands) => {
  const commandFor = (user: User, channel: Channel, name: string, type: number): Command => {
    const command = commands.offered(channel.guild, name, type);
    if (!command) throw new Error(`No command "${name}" is registered.`);
    const guild = channel.guild === null ? undefined : world.state.guilds.get(channel.guild);
    const installs = Object.keys(ownersOf(channel, guild, user)).map(Number);
    const { contexts, integration_types, default_member_permissions: needed } = command;
    const here = contexts ? contexts.includes(contextOf(channel)) : true;
    const installed = installs.some((install) => (integration_types ?? [0]).includes(install));
    if (!here || !installed) throw new Error(`The command "${name}" is not offered here.`);
    const allowed = permissionsIn(world.state, user, channel);
    const required = needed === null || needed === undefined ? 0n : BigInt(needed) || 1n << 3n;
    const exempt = channel.guild === null || world.state.exempt.has(user.id);
    if (!exempt && (allowed & required) !== required)
      throw new Error(`The command "${name}" is not offered to ${user.username}.`);
    return command;
  };

  const command = (
    user: User,
    channel: Channel,
    path: string,
    values: Values,
    focused?: string,
  ): Interaction => {
    const [name, ...subs] = path.split(' ');
    const found = commandFor(user, channel, name!, CHAT);
    const resolved: Resolved = {};
    const options = fill(world, channel, found, descend(found, subs), values, resolved, focused);
    return start(world, {
      user,
      channel,
      kind: focused === undefined ? 'command' : 'autocomplete',
      name: name!,
      commandType: CHAT,
      data: {
        id: found.id,
        name,
        type: CHAT,
        options,
        ...(found.guild_id === undefined ? {} : { guild_id: found.guild_id }),
        ...withResolved(resolved),
      },
    });
  };

  const component = (user: User, message: Message, data: Body): Interaction => {
    if (message.ephemeralTo !== null && message.ephemeralTo !== user.id)
      throw new Error('This person does not see that message.');
    const channel = channelOf(world, message.channel_id);
    return start(world, {
      user,
      channel,
      kind: 'component',
      name: String(data.custom_id),
      data,
      message: message.id,
    });
  };

  return {
    /** Types a slash command; a sub-command is named in full: `settings channels add`. */
    slash: (user: User, channel: Channel, name: string, values: Values = {}): Interaction =>
      command(user, channel, name, values),
    /** Types into an option; the choices come with the interaction. */
    autocomplete: (
      user: User,
      channel: Channel,
      name: string,
      values: Values,
      focused: string,
    ): Interaction => command(user, channel, name, values, focused),
    /** Picks a command from the menu of a message or a person. */
    contextMenu: (user: User, channel: Channel, name: string, target: Message | User): Interaction => {
      const type = 'username' in target ? USER_MENU : MESSAGE_MENU;
      const found = commandFor(user, channel, name, type);
      const resolved: Resolved = {};
      const target_id = resolveTarget(world, channel, target, resolved);
      return start(world, {
        user,
        channel,
        kind: 'command',
        name,
        commandType: type,
        data: { id: found.id, name, type, target_id, resolved },
      });
    },
    /** Presses the button with this label or custom id. */
    click: (user: User, message: Message, label: string): Interaction => {
      const { type, custom_id } = buttonOf(message, label);
      return component(user, message, { component_type: type, custom_id });
    },
    /** Chooses in the menu of a message: values of its options, or people, roles or channels. */
    choose: (
      user: User,
      message: Message,
      values: readonly (string | User | Role | Channel)[],
      customId?: string,
    ): Interaction => {
      const menu = menuOf(message, customId);
      checkChosen(menu, values);
      const resolved: Resolved = {};
      const channel = channelOf(world, message.channel_id);
      const ids = values.map((value) =>
        typeof value === 'string' ? value : resolve(world, channel, value, resolved),
      );
      return component(user, message, {
        component_type: menu.type,
        custom_id: menu.custom_id,
        values: ids,
        ...withResolved(resolved),
      });
    },
    /** Presses a button that no longer stands there. */
    press: (user: User, message: Message, customId: string): Interaction =>
      component(user, message, { component_type: BUTTON, custom_id: customId }),
    /** Sends off a modal, its fields filled in by label or custom id: text, or values chosen. */
    submit: (
      user: User,
      modal: Modal,
      values: Record<string, string | readonly (string | User | Role | Channel | Upload)[]> = {},
    ): Interaction => {
      if (modal.user !== user.id) throw new Error("This form is on somebody else's screen.");
      const channel = channelOf(world, modal.channel);
      const resolved: Resolved = {};
      let id = 1;
      const components = fieldsOf(modal).map(({ label, field, boxed }) => {
        const given = values[field.custom_id!] ?? values[label];
        const filled = typeof given === 'string' || given === undefined ? (given ?? '') : null;
        if (field.required !== false && (given === undefined || given.length === 0))
          throw new Error(`The form needs "${label}".`);
        if (
          filled !== null &&
          filled !== '' &&
          (filled.length < (field.min_length ?? 0) || filled.length > (field.max_length ?? 4000))
        )
          throw new Error(
            `"${label}" takes ${field.min_length ?? 0} to ${field.max_length ?? 4000} characters.`,
          );
        const shared = { type: field.type, id: id++, custom_id: field.custom_id };
        const list = typeof given === 'object' ? given : given === undefined ? [] : [given];
        const inside =
          field.type === TEXT_INPUT
            ? { ...shared, value: String(given ?? '') }
            : {
                ...shared,
                values: list.map((one) =>
                  typeof one === 'string' ? one : resolve(world, channel, one, resolved),
                ),
              };
        return boxed
          ? { type: LABEL, id: id++, component: inside }
          : { type: 1, id: id++, components: [inside] };
      });
      return start(world, {
        user,
        channel,
        kind: 'modal',
        name: modal.custom_id,
        data: { custom_id: modal.custom_id, components, ...withResolved(resolved) },
        message: modal.message,
      });
    },
  };
};
export type Interacting = ReturnType<typeof createInteracting>;
