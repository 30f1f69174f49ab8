import { channelJson } from '../payloads/channel.js';
import { roleJson } from '../payloads/guild.js';
import { messageJson } from '../payloads/message.js';
import { memberJson, userJson } from '../payloads/user.js';
import { permissionsIn } from '../permissions.js';
import type { Channel, Command, Message, Option, Role, User } from '../state.js';
import type { Body, World } from '../world.js';

/** A file that somebody attaches to an option or a message. */
export type Upload = { name: string; bytes: Buffer; type?: string };
/** What a person fills into an option: text, a number, a switch, or a person, channel, role or file picked. */
export type Value = string | number | boolean | User | Channel | Role | Upload;
export type Values = Record<string, Value>;
/** What stands behind the ids of an interaction. */
export type Resolved = Record<string, Record<string, Body>>;

const SUB = 1;
const GROUP = 2;
const TYPE = {
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
};

/** Adds a picked thing to what is resolved; gives its id. */
export const resolve = (
  world: World,
  channel: Channel,
  picked: User | Channel | Role | Upload,
  into: Resolved,
): string => {
  const put = (kind: string, id: string, json: Body): string => {
    into[kind] = { ...into[kind], [id]: json };
    return id;
  };
  const guild = channel.guild === null ? undefined : world.state.guilds.get(channel.guild);
  if ('username' in picked) {
    if (guild) {
      const permissions = String(permissionsIn(world.state, picked, channel));
      put('members', picked.id, { ...memberJson(guild, picked), permissions });
    }
    return put('users', picked.id, userJson(picked));
  }
  if ('bytes' in picked) {
    const id = world.snowflake();
    const type = picked.type ?? 'application/octet-stream';
    world.state.files.set(id, { name: picked.name, type, bytes: picked.bytes });
    const url = `${world.origin}/attachments/${channel.id}/${id}/${encodeURIComponent(picked.name)}`;
    const json = {
      id,
      filename: picked.name,
      size: picked.bytes.length,
      url,
      proxy_url: url,
      content_type: type,
    };
    return put('attachments', id, { ...json, ephemeral: true });
  }
  if ('permissions' in picked) return put('roles', picked.id, roleJson(picked, 1));
  return put('channels', picked.id, { ...channelJson(world, picked), permissions: '0' });
};

/** The target of a context-menu command. */
export const resolveTarget = (
  world: World,
  channel: Channel,
  target: Message | User,
  into: Resolved,
): string => {
  if ('username' in target) return resolve(world, channel, target, into);
  into.messages = { [target.id]: messageJson(world, target) };
  return target.id;
};

/** The definition that a path of names leads to: `settings channels add` → group `channels`, sub-command `add`. */
export const descend = (command: Command, names: readonly string[]): Option[] => {
  let options = command.options ?? [];
  const path: Option[] = [];
  for (const name of names) {
    const found = options.find((option) => option.name === name && option.type <= GROUP);
    if (!found) throw new Error(`/${command.name} has no sub-command "${name}".`);
    path.push(found);
    options = found.options ?? [];
  }
  if (options.some(({ type }) => type === SUB || type === GROUP))
    throw new Error(`/${[command.name, ...names].join(' ')} needs a sub-command.`);
  return path;
};

const fits = (option: Option, value: Value): boolean => {
  const { type, choices, min_value, max_value, min_length, max_length, autocomplete } = option;
  if (choices && choices.length > 0 && !autocomplete) return choices.some((choice) => choice.value === value);
  if (type === TYPE.string)
    return (
      typeof value === 'string' && value.length >= (min_length ?? 0) && value.length <= (max_length ?? 6000)
    );
  if (type === TYPE.integer || type === TYPE.number)
    return (
      typeof value === 'number' &&
      (type === TYPE.number || Number.isInteger(value)) &&
      value >= (min_value ?? Number.NEGATIVE_INFINITY) &&
      value <= (max_value ?? Number.POSITIVE_INFINITY)
    );
  if (type === TYPE.boolean) return typeof value === 'boolean';
  return typeof value === 'object';
};

/** Options as Discord sends them, filled in as its client allows; throws where it would not. */
export const fill = (
  world: World,
  channel: Channel,
  command: Command,
  path: readonly Option[],
  values: Values,
  into: Resolved,
  focused?: string,
): Body[] => {
  const known = path.at(-1)?.options ?? (path.length > 0 ? [] : (command.options ?? []));
  const title = `/${[command, ...path].map(({ name }) => name).join(' ')}`;
  for (const name of Object.keys(values))
    if (!known.some((option) => option.name === name)) throw new Error(`${title} has no option "${name}".`);
  const missing = known.find(({ name, required }) => required && !Object.hasOwn(values, name));
  if (missing && focused === undefined) throw new Error(`${title} needs its option "${missing.name}".`);
  const filled = Object.entries(values).map(([name, value]) => {
    const option = known.find((one) => one.name === name)!;
    if (focused === undefined && !fits(option, value))
      throw new Error(`${title} does not take ${JSON.stringify(value)} for "${name}".`);
    const given = typeof value === 'object' ? resolve(world, channel, value, into) : value;
    return { name, type: option.type, value: given, ...(name === focused ? { focused: true } : {}) };
  });
  return [...path].reverse().reduce<Body[]>((options, { name, type }) => [{ name, type, options }], filled);
};
