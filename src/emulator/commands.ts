import { checkCommand, checkCommands, withinNumbers } from './checks/command.js';
import { tooManyCommands, tooManyCreates, unknownCommand } from './errors.js';
import type { Command } from './state.js';
import type { Body, World } from './world.js';

const DAY_MS = 86_400_000;
const CREATES_A_DAY = 200;

/** Commands of the whole application, or of one server. */
export const createCommands = ({ state, snowflake, now, application, changes }: World) => {
  const creates = new Map<string, number[]>();

  const scope = (guild: string | null): Map<string, Command> => {
    if (guild === null) return state.commands;
    const known = state.guildCommands.get(guild) ?? new Map<string, Command>();
    state.guildCommands.set(guild, known);
    return known;
  };
  const named = (guild: string | null, name: unknown, type: number): Command | undefined =>
    [...scope(guild).values()].find((command) => command.name === name && command.type === type);

  const countCreate = (guild: string | null): void => {
    const key = guild ?? 'global';
    const recent = (creates.get(key) ?? []).filter((at) => at > now() - DAY_MS);
    if (recent.length >= CREATES_A_DAY) throw tooManyCreates();
    creates.set(key, [...recent, now()]);
  };
  const made = (guild: string | null, body: Body, old: Command | undefined): Command => {
    if (!old) countCreate(guild);
    const { type = 1, ...rest } = body;
    return {
      description: '',
      default_member_permissions: null,
      dm_permission: true,
      nsfw: false,
      ...(guild === null ? { contexts: null, integration_types: [0, 1] } : { guild_id: guild }),
      name_localizations: null,
      description_localizations: null,
      ...rest,
      type: Number(type),
      ...(rest.default_member_permissions === undefined || rest.default_member_permissions === null
        ? {}
        : { default_member_permissions: String(rest.default_member_permissions) }),
      id: old?.id ?? snowflake(),
      application_id: application.id,
      version: snowflake(),
    } as unknown as Command;
  };
  const changed = (guild: string | null): void => changes.tell({ kind: 'commands-changed', guild });
  const byId = (guild: string | null, id: string): Command => {
    const found = scope(guild).get(id);
    if (!found) throw unknownCommand();
    return found;
  };

  return {
    list: (guild: string | null): Command[] => [...scope(guild).values()],
    byId,
    /** Makes a command or overwrites the one of that name; tells whether it is new. */
    put: (guild: string | null, body: Body): { command: Command; created: boolean } => {
      checkCommand(body);
      const old = named(guild, body.name, Number(body.type ?? 1));
      const command = made(guild, body, old);
      if (!old && !withinNumbers([...scope(guild).values(), command])) throw tooManyCommands();
      scope(guild).set(command.id, command);
      changed(guild);
      return { command, created: old === undefined };
    },
    /** Replaces the whole list. */
    replace: (guild: string | null, bodies: readonly Body[]): Command[] => {
      checkCommands(bodies);
      if (!withinNumbers(bodies.map(({ type }) => ({ type: Number(type ?? 1) })))) throw tooManyCommands();
      const next = bodies.map((body) => made(guild, body, named(guild, body.name, Number(body.type ?? 1))));
      const here = scope(guild);
      here.clear();
      for (const command of next) here.set(command.id, command);
      changed(guild);
      return next;
    },
    edit: (guild: string | null, id: string, body: Body): Command => {
      const old = byId(guild, id);
      checkCommand({ ...old, ...body });
      const command = made(guild, { ...old, ...body }, old);
      scope(guild).set(id, command);
      changed(guild);
      return command;
    },
    remove: (guild: string | null, id: string): void => {
      byId(guild, id);
      scope(guild).delete(id);
      changed(guild);
    },
    /** What a person may be offered in a server: its own commands stand before global ones of the same name. */
    offered: (guild: string | null, name: string, type: number): Command | undefined =>
      (guild === null ? undefined : named(guild, name, type)) ?? named(null, name, type),
  };
};
export type Commands = ReturnType<typeof createCommands>;
