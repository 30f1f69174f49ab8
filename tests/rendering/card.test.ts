import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blank } from '../../src/answers/reply.js';
import { finish, type Shelf } from '../../src/answers/shelf.js';
import { type AnswerRef, packRef, unpackRef } from '../../src/rendering/answer-ref.js';
import { cardOf } from '../../src/rendering/card.js';
import { longId, packId, parseId, shortId } from '../../src/rendering/custom-id.js';

const shelf = { phrases: { disclaimer: 'Not medical advice.' } } as unknown as Shelf;
const snowflake = fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String);
const slug = fc.stringMatching(/^[@a-z][a-z0-9~-]{0,60}$/u);
const handler = fc.stringMatching(/^[a-z]{1,10}$/u);
const ref: fc.Arbitrary<AnswerRef> = fc.record({
  key: slug,
  view: fc.constantFrom('full' as const, 'simple' as const, 'more' as const),
  plain: fc.boolean(),
  confidence: fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100),
  found: fc.constantFrom('words' as const, 'chosen' as const, 'follow-up' as const),
  asker: fc.option(snowflake),
  soon: fc.option(slug),
});

describe('what a button carries', () => {
  test('comes back as it was packed', () => {
    fc.assert(fc.property(ref, (carried) => void expect(unpackRef(packRef(carried))).toEqual(carried)));
    fc.assert(fc.property(snowflake, (id) => void expect(longId(shortId(id))).toBe(id)));
    fc.assert(
      fc.property(handler, fc.string({ maxLength: 60 }), (name, payload) => {
        expect(parseId(packId(name, payload))).toEqual({ handler: name, payload });
      }),
    );
  });

  test('is refused where it is none of ours, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        unpackRef(text);
        longId(text);
        const id = parseId(text);
        expect(id === null || text.startsWith('1')).toBe(true);
      }),
    );
  });
});

describe('a card', () => {
  test('keeps Discord’s limits: ids whole and unique, five rows of five at most', () => {
    const text = fc.string({ minLength: 1, maxLength: 150, unit: 'binary' });
    const card = fc.record({
      suggestions: fc.array(text, { maxLength: 7 }),
      simple: fc.option(text),
      more: fc.option(text),
      kind: fc.constantFrom('answer' as const, 'clarify' as const),
    });
    const place = fc.record({
      ref: fc.option(ref),
      asker: fc.option(snowflake.map(shortId)),
      plain: fc.boolean(),
      shareable: fc.boolean(),
      dm: fc.boolean(),
      pages: fc.record({ previous: fc.constant('a-foods'), next: fc.constant('@a-foods~16') }),
    });
    fc.assert(
      fc.property(card, place, (part, where) => {
        const reply = finish(shelf, { ...blank, topic: 'prevention', blocks: [], ...part });
        const rows = cardOf(reply, where).components;
        expect(rows.length).toBeLessThanOrEqual(5);
        for (const { components } of rows) expect(components.length).toBeLessThanOrEqual(5);
        const buttons = rows.flatMap(({ components }) => components);
        const ids = buttons.map(({ custom_id }) => custom_id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { custom_id, label } of buttons) {
          expect(custom_id.length).toBeLessThanOrEqual(100);
          expect(label.length).toBeLessThanOrEqual(80);
          const id = parseId(custom_id)!;
          // What carries an answer carries all of it.
          if (id.handler === 'view' || id.handler === 'why' || id.handler === 'share')
            expect(unpackRef(id.payload)).not.toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });
});
