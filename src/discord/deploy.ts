import { isDeepStrictEqual } from 'node:util';
import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import { commands } from './commands.js';
import { localise } from './localise.js';
import { menus } from './menus.js';

// Discord describes the permissions a command asks for as a number in requests, and as text in answers.
const asked = ({ default_member_permissions: bits }: RESTPostAPIApplicationCommandsJSONBody): object =>
  bits === undefined || bits === null ? {} : { default_member_permissions: Number(bits) };

/** The definitions as they are sent to Discord. */
export const definitions = (): RESTPostAPIApplicationCommandsJSONBody[] =>
  [...commands, ...menus].map(({ data }) => ({
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    ...localise(data),
    ...asked(data),
  }));

/** What Discord fills in by itself, or gives empty where we gave nothing; neither counts as a difference. */
const comparable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(comparable);
  if (value === null || typeof value !== 'object') return value;
  const ignored = new Set([
    'id',
    'application_id',
    'version',
    'guild_id',
    'default_permission',
    'dm_permission',
    'nsfw',
  ]);
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, part]) =>
          !ignored.has(key) &&
          part !== null &&
          part !== undefined &&
          part !== false &&
          part !== '' &&
          !(Array.isArray(part) && part.length === 0),
      )
      .filter(([key, part]) => !(key === 'type' && part === 1 && 'contexts' in value))
      .map(
        ([key, part]) =>
          [key, key === 'default_member_permissions' ? Number(part) : comparable(part)] as const,
      )
      .sort(([left], [right]) => left.localeCompare(right)),
  );
};

const sorted = (list: readonly { name: string; type?: number | undefined }[]): unknown[] =>
  [...list]
    .sort((left, right) => `${left.type ?? 1}${left.name}`.localeCompare(`${right.type ?? 1}${right.name}`))
    .map(comparable);

/** Whether Discord has the commands as they are defined here. */
export const areDeployed = async (rest: REST, application: string): Promise<boolean> => {
  // Without this query Discord leaves out the names in other languages.
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = (await rest.get(Routes.applicationCommands(application), { query })) as { name: string }[];
  return isDeepStrictEqual(sorted(present), sorted(definitions()));
};

/**
 * Registers the commands globally where they differ from what Discord has: one read, and one write only if needed, for
 * Discord counts creates. Returns whether it wrote.
 */
export const deploy = async (
  rest: REST,
  application: string,
): Promise<{ changed: boolean; count: number }> => {
  const wanted = definitions();
  if (await areDeployed(rest, application)) return { changed: false, count: wanted.length };
  await rest.put(Routes.applicationCommands(application), { body: wanted });
  return { changed: true, count: wanted.length };
};
