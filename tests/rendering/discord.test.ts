import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, blank, type Draft } from '../../src/answers/reply.js';
import { finish, type Shelf } from '../../src/answers/shelf.js';
import { toDiscord } from '../../src/rendering/discord.js';
import { CONTENT_LIMIT, cutAtSentence, cutLabel, EMBED } from '../../src/rendering/limits.js';
import { plainText } from '../../src/rendering/plain.js';

const DISCLAIMER =
  'This content is for informational purposes only and should not replace professional medical advice.';
const shelf = { phrases: { disclaimer: DISCLAIMER } } as unknown as Shelf;
const aReply = (part: Partial<Draft>) =>
  finish(shelf, { ...blank, kind: 'answer', topic: 'prevention', blocks: [], ...part });

const text = fc.string({ unit: 'binary', maxLength: 3000 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(text, { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    title: fc.string({ maxLength: 400 }),
    rows: fc.array(fc.record({ label: text, value: text }), { maxLength: 5 }),
  }),
);
const source = fc.record({
  id: fc.string(),
  title: fc.string({ maxLength: 300 }),
  publisher: fc.string({ maxLength: 300 }),
  year: fc.string({ maxLength: 10 }),
  url: fc.webUrl(),
});
const draft = fc.record({
  kind: fc.constantFrom('answer' as const, 'clarify' as const, 'urgent' as const, 'smalltalk' as const),
  title: fc.option(fc.string({ maxLength: 400 })),
  blocks: fc.array(block, { maxLength: 4 }),
  sources: fc.array(source, { maxLength: 8 }),
  suggestions: fc.array(fc.string({ minLength: 1, unit: 'binary', maxLength: 300 }), { maxLength: 6 }),
});

describe('a reply on Discord', () => {
  test('keeps every limit and shows the disclaimer whole, whatever it holds', () => {
    fc.assert(
      fc.property(draft, fc.boolean(), (part, plain) => {
        const { content, embeds, components, allowed_mentions } = toDiscord(aReply(part), { plain });
        expect(allowed_mentions).toEqual({ parse: [], replied_user: false });
        expect(content.length).toBeLessThanOrEqual(CONTENT_LIMIT);
        expect(content.includes(DISCLAIMER) || embeds[0]?.footer?.text.includes(DISCLAIMER)).toBe(true);
        for (const { title = '', description = '', fields = [], footer } of embeds) {
          expect(title.length).toBeLessThanOrEqual(EMBED.title);
          expect(description.length).toBeLessThanOrEqual(EMBED.description);
          expect(fields.length).toBeLessThanOrEqual(EMBED.fields);
          const parts = [
            title,
            description,
            footer?.text ?? '',
            ...fields.flatMap(({ name, value }) => [name, value]),
          ];
          expect(parts.join('').length).toBeLessThanOrEqual(EMBED.total);
          for (const { name, value } of fields) {
            expect(name.trim()).not.toBe('');
            expect(value.trim()).not.toBe('');
            expect(name.length).toBeLessThanOrEqual(EMBED.fieldName);
            expect(value.length).toBeLessThanOrEqual(EMBED.fieldValue);
          }
        }
        const ids = components.flatMap((row) => row.components.map((button) => button.custom_id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const row of components) {
          expect(row.components.length).toBeLessThanOrEqual(5);
          for (const { label, custom_id } of row.components) {
            expect(label.length).toBeGreaterThan(0);
            expect(label.length).toBeLessThanOrEqual(80);
            expect(custom_id.length).toBeLessThanOrEqual(100);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is plain text where it is urgent, so that nothing can hide it', () => {
    const { content, embeds } = toDiscord(
      aReply({ kind: 'urgent', blocks: [{ kind: 'text', text: 'Call now.' }] }),
    );
    expect(embeds).toEqual([]);
    expect(content).toBe(`Call now.\n\n${DISCLAIMER}`);
  });
});

describe('plain text', () => {
  test('ends with the disclaimer', () => {
    fc.assert(
      fc.property(draft, (part) => plainText(aReply(part)).endsWith(DISCLAIMER)),
      { numRuns: 200 },
    );
  });
});

describe('cutting', () => {
  test.each([
    ['One. Two. Three.', 12, 'One. Two.'],
    ['One long sentence without end', 12, 'One long…'],
    ['Short.', 12, 'Short.'],
    ['🦵🦵🦵🦵', 4, '🦵…'],
  ])('"%s" to %i units gives "%s"', (whole, limit, cut) => expect(cutAtSentence(whole, limit)).toBe(cut));

  test('never leaves half a character or goes over', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.integer({ min: 2, max: 60 }),
        (whole, limit) => {
          for (const cut of [cutAtSentence(whole, limit), cutLabel(whole, limit)])
            expect(cut.length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
