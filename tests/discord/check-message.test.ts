import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckState } from '../../src/dialogue/symptom-check/machine.js';
import { sayingOf } from '../../src/dialogue/symptom-check/machine.js';
import { stepsOf } from '../../src/dialogue/symptom-check/steps.js';
import type { Bot } from '../../src/discord/bot.js';
import { checkMessage, shownIn } from '../../src/discord/check.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { packageRoot } from '../../src/knowledge/root.js';

const loaded = loadBrain(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const { brain } = loaded;
const check = brain.knowledge.symptomCheck;
const bot = { brain, country: null, symptomCheck: true } as unknown as Bot;
const { disclaimer } = brain.shelf.phrases;

const anyState: fc.Arbitrary<CheckState> = fc.record({
  at: fc.integer({ min: 0, max: stepsOf(check).length + 1 }),
  about: fc.constantFrom('me' as const, 'other' as const),
  answers: fc
    .tuple(...check.questions.map(({ answers }) => fc.subarray(answers.map(({ code }) => code))))
    .map((codes) =>
      Object.fromEntries(
        check.questions.flatMap(({ id }, at) => (codes[at]!.length > 0 ? [[id, codes[at]!]] : [])),
      ),
    ),
});

describe('a card of the check', () => {
  test('fits Discord’s limits in every state, carries the state whole, and ends in the disclaimer', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom('message' as const, 'form' as const), (state, manner) => {
        const say = sayingOf(check, state);
        const took = check.questions.map(({ answers }) => answers[0]!.label);
        const card = checkMessage(bot, { state, say }, manner, { took, problem: 'I did not understand.' });
        expect(shownIn(bot, card as never)?.state).toEqual(state);
        for (const { components } of card.components) {
          expect(components.length).toBeLessThanOrEqual(5);
          for (const one of components) {
            expect(one.custom_id.length).toBeLessThanOrEqual(100);
            if (one.type === 3) expect(one.options.length).toBeLessThanOrEqual(25);
          }
        }
        const ids = card.components.flatMap(({ components }) => components.map(({ custom_id }) => custom_id));
        expect(new Set(ids).size).toBe(ids.length);
        expect(card.content.length).toBeLessThanOrEqual(2000);
        const [embed] = card.embeds;
        const fields = embed?.fields ?? [];
        const total = [
          embed?.title,
          embed?.description,
          embed?.footer?.text,
          ...fields.flatMap(({ name, value }) => [name, value]),
        ].reduce((sum, part) => sum + (part?.length ?? 0), 0);
        expect(total).toBeLessThanOrEqual(6000);
        expect(embed?.description?.length ?? 0).toBeLessThanOrEqual(4096);
        for (const { value } of fields) expect(value.length).toBeLessThanOrEqual(1024);
        expect(`${card.content} ${embed?.footer?.text}`).toContain(disclaimer);
      }),
      { numRuns: 80 },
    );
  });
});
