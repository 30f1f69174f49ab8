import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/knowledge/root.js';

const source = join(packageRoot, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => ({
    path: relative(packageRoot, join(source, file)),
    text: readFileSync(join(source, file), 'utf8'),
  }));

/** Ways in which words of a person can come in. */
const EARS =
  /createInterface\(|process\.stdin|readInput\(|@clack\/prompts|\.targetMessage\b|\bfields\.fields\b|getTextInputValue|\.content\b|awaitMessages|createMessageCollector|awaitModalSubmit|createMessageComponentCollector|GatewayDispatchEvents\.Message|'MESSAGE_(?:CREATE|UPDATE)'/u;

/** Behind the gate: `events/interaction.ts` reads `typedIn` before it calls any of these. */
const BEHIND = /^src\/discord\/(?:commands|components|modals|menus)\//u;

/**
 * Every other file with an ear, and how its words meet the gate. A new one makes the test below fail until it is seen
 * how it does.
 */
const HEARING: Record<string, RegExp> = {
  // Words typed in interactions, gathered for the gate.
  'src/discord/typed.ts': /typedIn/u,
  // Messages, through the engine.
  'src/discord/events/message.ts': /\bask\(/u,
  'src/discord/events.ts': /\bonMessage\b/u,
  'src/discord/events/message-edit.ts': /\bask\(/u,
  'src/discord/events/interaction.ts': /\bstopFor\(/u,
  // The terminal.
  'src/cli/ask.ts': /\banswer\(/u,
  'src/cli/chat.ts': /\banswer\(/u,
  'src/cli/check-symptoms.ts': /\bhearCheck\(/u,
  // Answers to the symptom check.
  'src/discord/check-dm.ts': /\bhearCheck\(/u,
};

/** Ears that hear no person: files, benchmarks, what the bot itself or the look-alike Discord says. */
const DEAF =
  /^src\/(?:emulator\/|rendering\/|cli\/(?:input|bench|bench-[a-z]+|bench\/.*|baselines\/.*|feedback|vignettes|doctor)\.ts|cli\/baselines\/|playground\/)/u;

const eared = files.filter(({ path, text }) => EARS.test(text) && !BEHIND.test(path) && !DEAF.test(path));

describe('no way leads around the gate', () => {
  test('every file that words of a person come into is known here', () => {
    expect(eared.map(({ path }) => path).sort()).toEqual(Object.keys(HEARING).sort());
  });

  test.each(Object.entries(HEARING))('%s hands them on to the gate', (path, call) => {
    expect(files.find((file) => file.path === path)?.text).toMatch(call);
  });

  test('an interaction meets the gate before any handler runs', () => {
    const { text } = files.find(({ path }) => path === 'src/discord/events/interaction.ts')!;
    const entry = text.slice(text.indexOf('export const onInteraction'));
    const [gate, handler] = [entry.indexOf('stopped(interaction'), entry.indexOf('runHandler(interaction')];
    expect(gate).toBeGreaterThan(0);
    expect(handler).toBeGreaterThan(gate);
  });

  test('handlers are called from there alone', () => {
    const calling = files.filter(({ text }) => /\b(?:command|component|modal|menu)\.run\(/u.test(text));
    expect(calling.map(({ path }) => path).filter((path) => path.startsWith('src/discord/'))).toEqual([
      'src/discord/events/interaction.ts',
    ]);
  });

  test('an answer to the symptom check meets the gate before it is read', () => {
    const { text } = files.find(({ path }) => path === 'src/engine/check-talk.ts')!;
    const entry = text.slice(text.indexOf('export const hearCheck'));
    const [gate, reading] = [entry.indexOf('stopped('), entry.indexOf('readCheckWords(')];
    expect(gate).toBeGreaterThan(0);
    expect(reading).toBeGreaterThan(gate);
  });

  test('a message becomes a reply through the engine alone', () => {
    const answering = files.filter(({ text }) =>
      /import \{[^}]*\banswer\b[^}]*\} from '[./]*\/engine\/answer\.js'/u.test(text),
    );
    expect(answering.map(({ path }) => path).sort()).toEqual([
      'src/cli/ask.ts',
      'src/cli/bench/measure.ts',
      'src/cli/chat.ts',
      'src/cli/evaluate.ts',
      'src/discord/bot.ts',
    ]);
  });
});
