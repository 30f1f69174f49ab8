import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Kind,
} from 'discord-api-types/v10';
import type { OptionValue } from '../protocol.js';

/** One thing that can be typed after a slash: a command, or a sub-command with the way to it. */
export type Entry = {
  /** As typed: `settings country`. */
  name: string;
  description: string;
  options: APIApplicationCommandBasicOption[];
};
export type Values = Record<string, OptionValue>;

const under = (entry: Entry, options: readonly APIApplicationCommandOption[]): Entry[] => {
  const nested = options.filter(
    (option) => option.type === Kind.Subcommand || option.type === Kind.SubcommandGroup,
  );
  if (nested.length === 0) return [{ ...entry, options: options as APIApplicationCommandBasicOption[] }];
  return nested.flatMap(({ name, description, options: inner }) =>
    under(
      { ...entry, name: `${entry.name} ${name}`, description },
      (inner ?? []) as APIApplicationCommandOption[],
    ),
  );
};

/** Everything that can be typed after a slash, by name. */
export const entriesOf = (commands: readonly APIApplicationCommand[]): Entry[] =>
  commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap(({ name, description, options }) => under({ name, description, options: [] }, options ?? []))
    .sort((a, b) => a.name.localeCompare(b.name));

/** Entries for what was typed so far, those that begin with it first. */
export const matching = (entries: readonly Entry[], typed: string): Entry[] => {
  const wanted = typed.toLowerCase().trimStart();
  const begins = entries.filter(({ name }) => name.startsWith(wanted));
  const holds = entries.filter(({ name }) => !name.startsWith(wanted) && name.includes(wanted));
  return [...begins, ...holds];
};

/** What was filled in; an option left empty is not sent. */
export const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
