import { describe, expect, test } from 'vitest';
import { emptyContext } from '../../src/dialogue/context.js';
import { answer } from '../../src/engine/answer.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { readQuestions } from '../evaluation/read.js';

const loaded = loadBrain(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const { brain } = loaded;

const topicOf = (text: string): string =>
  answer({ text, at: 0 }, emptyContext, brain).reply?.topic ?? 'silent';

/** Our own questions that are answered at all: whatever is done to them should not change what is said. */
const questions = readQuestions().filter(({ text, topic }) => {
  const { reply } = answer({ text, at: 0 }, emptyContext, brain);
  return topic !== 'out-of-scope' && reply?.kind === 'answer' && text.split(' ').length > 3;
});

/** Swaps two letters in the middle of the longest word. */
const slip = (text: string): string => {
  const longest = text.split(/\s+/u).sort((a, b) => b.length - a.length)[0]!;
  const at = Math.floor(longest.length / 2);
  const mistyped = `${longest.slice(0, at - 1)}${longest[at]}${longest[at - 1]}${longest.slice(at + 1)}`;
  return text.replace(longest, mistyped);
};

const BRITISH: [RegExp, string][] = [
  [/\bdiarrhea\b/giu, 'diarrhoea'],
  [/\banemia\b/giu, 'anaemia'],
  [/\bmom\b/giu, 'mum'],
  [/\bliter(s?)\b/giu, 'litre$1'],
  [/\bcolor\b/giu, 'colour'],
];
const AMERICAN: [RegExp, string][] = [
  [/\bdiarrhoea\b/giu, 'diarrhea'],
  [/\banaemia\b/giu, 'anemia'],
  [/\bmum\b/giu, 'mom'],
  [/\blitre(s?)\b/giu, 'liter$1'],
];
const respell = (text: string, rules: [RegExp, string][]): string =>
  rules.reduce((said, [from, to]) => said.replace(from, to), text);

/** Each harmless change, and the share of the questions that must keep their topic under it. */
const CHANGES: [string, (text: string) => string, number][] = [
  ['"hey bot" in front', (text) => `hey bot ${text}`, 0.98],
  ['"pls help" behind', (text) => `${text} pls help`, 0.98],
  ['all capitals', (text) => text.toUpperCase(), 0.98],
  ['no punctuation', (text) => text.replace(/[^\p{L}\p{N}\s]/gu, ''), 0.98],
  ['one typo', slip, 0.97],
  ['an emoji', (text) => `${text} 🦵`, 0.98],
  ['bold mark-up', (text) => `**${text}**`, 0.98],
  ['a spoiler and a quote', (text) => `> ||${text}||`, 0.98],
  ['a mention', (text) => `<@123456789012345678> ${text}`, 0.98],
  ['British spelling', (text) => respell(text, BRITISH), 0.98],
  ['American spelling', (text) => respell(text, AMERICAN), 0.98],
];

describe('what is meant stays the same', () => {
  test.each(CHANGES)('under %s', (_, change, least) => {
    const moved = questions.filter(({ text }) => topicOf(change(text)) !== topicOf(text));
    const kept = 1 - moved.length / questions.length;
    expect({
      kept: kept >= least,
      moved: kept >= least ? [] : moved.map(({ text }) => change(text)),
    }).toEqual({
      kept: true,
      moved: [],
    });
  });
});

describe('a denial changes what is meant', () => {
  test.each([
    ["i'm pregnant, why does my calf cramp at night", "i'm not pregnant, why does my calf cramp at night"],
    ['i have diabetes, why do my legs cramp', 'i do not have diabetes, why do my legs cramp'],
    ['how much magnesium a day', 'not magnesium, how much calcium a day'],
  ])('"%s" is answered otherwise than "%s"', (said, denied) => {
    const text = (question: string) => {
      const { reply } = answer({ text: question, at: 0 }, emptyContext, brain);
      return reply?.blocks.map((block) => JSON.stringify(block)).join('\n');
    };
    expect(text(denied)).not.toBe(text(said));
  });
});
