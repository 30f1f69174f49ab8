import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { de } from './words/de.js';
import { fr } from './words/fr.js';

/**
 * Names and descriptions in one language, by what they belong to: "foods" for a command, "foods diet" for its option.
 * What is left out is shown in English.
 */
export type Words = Record<string, readonly [name: string, description: string]>;

/** Languages by Discord's code. A new one is a file in words/ and a line here. */
const LANGUAGES: Record<string, Words> = { de, fr };

type Named = { name: string; description?: string; options?: readonly Named[] };

type Localised = {
  name_localizations: Record<string, string>;
  description_localizations?: Record<string, string>;
};

const localised = (thing: Named, within: string): Named & Localised => {
  const key = within === '' ? thing.name : `${within} ${thing.name}`;
  const found = Object.entries(LANGUAGES).flatMap(([locale, words]) => {
    const known = Object.hasOwn(words, key) ? words[key] : undefined;
    return known === undefined ? [] : [[locale, known] as const];
  });
  const { description = '', options } = thing;
  return {
    ...thing,
    // Discord falls back to the default text; under its own language it has to stand there too.
    name_localizations: Object.fromEntries([
      ['en-US', thing.name],
      ...found.map(([locale, [name]]) => [locale, name]),
    ]),
    ...(description === ''
      ? {}
      : {
          description_localizations: Object.fromEntries([
            ['en-US', description],
            ...found.map(([locale, [, words]]) => [locale, words]),
          ]),
        }),
    ...(options === undefined ? {} : { options: options.map((option) => localised(option, key)) }),
  };
};

/** A definition with its names and descriptions in every language we have. */
export const localise = (
  definition: RESTPostAPIApplicationCommandsJSONBody,
): RESTPostAPIApplicationCommandsJSONBody =>
  localised(definition as Named, '') as RESTPostAPIApplicationCommandsJSONBody;
