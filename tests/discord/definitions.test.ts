import { describe, expect, test } from 'vitest';
import { definitions } from '../../src/discord/deploy.js';

type Part = {
  name: string;
  type?: number;
  description?: string;
  name_localizations?: Record<string, string>;
  description_localizations?: Record<string, string>;
  options?: Part[];
  choices?: { name: string; value: unknown }[];
  required?: boolean;
  autocomplete?: boolean;
};

const SLASH_NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;
const LOCALES = new Set(['de', 'en-US', 'en-GB', 'fr', 'es-ES']);
const all = definitions() as Part[];
const slash = all.filter(({ type = 1 }) => type === 1);

const namesIn = (parts: readonly Part[], locale: string): string[] =>
  parts.map(({ name, name_localizations = {} }) => name_localizations[locale] ?? name);

const longest = (text: string | undefined, others: Record<string, string> = {}): number =>
  Math.max(text?.length ?? 0, ...Object.values(others).map((other) => other.length));

/** What Discord counts against the size of a command: its texts, each in its longest language. */
const sizeOf = (part: Part): number =>
  longest(part.name, part.name_localizations) +
  longest(part.description, part.description_localizations) +
  (part.options ?? []).reduce((sum, option) => sum + sizeOf(option), 0) +
  (part.choices ?? []).reduce((sum, { name, value }) => sum + name.length + String(value).length, 0);

describe('the definitions of commands', () => {
  test('are the fourteen commands and the two entries on a message, for servers, DMs and installs', () => {
    expect(slash.map(({ name }) => name).sort()).toEqual([
      'about',
      'ask',
      'compare',
      'cramp-now',
      'evidence',
      'foods',
      'help',
      'myth',
      'nutrient',
      'privacy',
      'red-flags',
      'settings',
      'sources',
      'symptom-check',
    ]);
    expect(all.filter(({ type }) => type === 3).map(({ name }) => name)).toEqual([
      'Answer this',
      'Check this for warning signs',
    ]);
    for (const one of all as unknown as { name: string; contexts: number[]; integration_types: number[] }[]) {
      expect(one.integration_types).toEqual([0, 1]);
      expect(one.contexts).toEqual(one.name === 'settings' ? [0] : [0, 1, 2]);
    }
  });

  test('have names and descriptions that Discord takes, in every language', () => {
    const check = (part: Part, isSlash: boolean): void => {
      const names = [part.name, ...Object.values(part.name_localizations ?? {})];
      const descriptions = [part.description, ...Object.values(part.description_localizations ?? {})];
      expect(Object.keys(part.name_localizations ?? {}).every((locale) => LOCALES.has(locale))).toBe(true);
      for (const name of names) {
        expect(name.length).toBeLessThanOrEqual(32);
        if (isSlash) expect(name).toMatch(SLASH_NAME);
        if (isSlash) expect(name).toBe(name.toLowerCase());
      }
      for (const description of isSlash ? descriptions : []) {
        expect(description?.length, description).toBeGreaterThan(0);
        expect(description?.length, description).toBeLessThanOrEqual(100);
      }
      for (const option of part.options ?? []) check(option, true);
    };
    for (const one of all) check(one, (one.type ?? 1) === 1);
  });

  test.each(['en-US', 'de', 'fr'])('have names of their own in %s, options too', (locale) => {
    const names = namesIn(slash, locale);
    expect(new Set(names).size).toBe(names.length);
    for (const { options = [] } of slash) {
      const own = namesIn(options, locale);
      expect(new Set(own).size).toBe(own.length);
    }
  });

  test('put required options first, choices and autocomplete apart, and stay below 8,000 letters', () => {
    for (const command of slash) {
      const required = (command.options ?? []).map((option) => option.required === true);
      expect(required).toEqual([...required].sort((left, right) => Number(right) - Number(left)));
      for (const { choices, autocomplete } of command.options ?? [])
        expect(choices === undefined || autocomplete !== true).toBe(true);
      expect(sizeOf(command)).toBeLessThan(8_000);
    }
  });
});
