import { describe, expect, test } from 'vitest';
import { asksForCheck, readCheckWords } from '../../src/dialogue/symptom-check/read.js';
import { stepsOf } from '../../src/dialogue/symptom-check/steps.js';
import { compileWords, faultsInWords } from '../../src/dialogue/symptom-check/words.js';
import { namesOf } from '../../src/entities/names.js';
import { createWordList } from '../../src/text/word-list.js';
import { known } from '../knowledge/known.js';

const check = known.symptomCheck;
const names = namesOf(known);
const words = compileWords(
  check,
  names.filter(({ kind }) => kind === 'medicine'),
  names.filter(({ kind }) => kind === 'group'),
  createWordList(''),
);

/** What a text is read as where a question is asked: "Q2 calf, -night" or the wish. */
const readAt = (id: string, text: string, about: 'me' | 'other' = 'me', numbered = false): string => {
  const step = stepsOf(check).find(({ question }) => question.id === id)!;
  const asked = { question: step.question, offered: step.answers.map(({ code }) => code) };
  const heard = readCheckWords(check, words, asked, text, { about, numbered });
  if (heard.kind === 'unclear') return 'unclear';
  if (heard.kind === 'command') return heard.command;
  const told = heard.told
    .toSorted((left, right) => left.question.localeCompare(right.question, 'en', { numeric: true }))
    .map(({ question, codes, denied }) =>
      [question, ...codes, ...denied.map((code) => `-${code}`)].join(' '),
    );
  return [...told, ...(heard.none ? ['none'] : []), ...(heard.done ? ['done'] : [])].join(', ');
};

describe('words in the symptom check', () => {
  test.each([
    ['Q2', 'both feet at night mostly', 'Q2 toes_foot, Q3 night'],
    ['Q2', 'left calf', 'Q2 calf'],
    ['Q2', 'hamstrings', 'Q2 thigh'],
    ['Q2', 'i take water pills', 'Q8 diuretic'],
    ['Q2', '6 months pregnant', 'Q9 pregnant'],
    ['Q3', 'in the evening on the sofa', 'Q3 evening_rest'],
    ['Q3', 'not at night, during football', 'Q3 during_ex -night'],
    ['Q3', 'when i walk, gone once i stop', 'Q3 walk_stop'],
    ['Q4', 'nothing really', 'none'],
    ['Q4', 'tight shoes and standing for hours', 'Q4 shoes standing, Q10 feet_all_day'],
    ['Q5', '3 times a week', 'Q5 weekly'],
    ['Q5', 'five nights a week for months', 'Q5 most_nights month_plus'],
    ['Q5', 'less than once a week', 'Q5 rare'],
    ['Q5', 'they last 20 minutes', 'Q5 over10'],
    ['Q6', 'pins and needles in both feet', 'Q6 tingle_feet'],
    ['Q6', 'no weakness but cold feet', 'Q6 cold_feet -weak'],
    ['Q7', 'vegan, no b12', 'Q7 vegan_nob12'],
    ['Q7', 'little fruit and no dairy', 'Q7 low_fruitveg low_dairy'],
    ['Q8', 'no meds', 'Q8 no_meds'],
    ['Q8', 'furosemide and atorvastatin', 'Q8 diuretic statin'],
    ['Q8', 'a new water tablet', 'Q8 new_med diuretic'],
    ['Q9', '58', 'Q9 a50'],
    ['Q9', 'seventy one', 'Q9 a65'],
    ['Q9', '34, not pregnant', 'Q9 a18 -pregnant'],
    ['Q9', 'my dad has diabetes, i am 40', 'Q9 a18'],
    ['Q9', 'type 2 diabetic and i smoke', 'Q9 diabetes smoke_heart'],
    ['Q8', 'omeprazole every day', 'Q8 ppi'],
    ['Q8', 'ramipril and vitamins', 'Q8 no_meds'],
    ['Q5', 'since christmas', 'Q5 month_plus'],
    ['Q10', 'gym 5 times a week', 'unclear'],
    ['Q10', 'i dont drink much', 'Q10 drinks_little'],
    ['Q10', 'desk job, drink normally', 'Q10 sit_most drinks_ok'],
  ])('at %s "%s" is %s', (id, text, expected) => expect(readAt(id, text)).toBe(expected));

  test.each([
    ['skip', 'skip'],
    ['next question please', 'skip'],
    ['go back', 'back'],
    ["that's wrong", 'back'],
    ['why do you ask?', 'why'],
    ['stop', 'stop'],
    ['start again', 'restart'],
    ['not sure', 'unsure'],
    ["i don't know", 'unsure'],
    ["that's all", 'done'],
    ['no', 'none'],
    ['none of these', 'none'],
    ['not that i know of', 'none'],
    ['thankfully no', 'none'],
    ['🦵🦵🦵', 'unclear'],
    ['', 'unclear'],
    ['lorem ipsum dolor', 'unclear'],
    ['__proto__', 'unclear'],
  ])('"%s" is %s at any question', (text, expected) => expect(readAt('Q6', text)).toBe(expected));

  test.each([
    ['check my symptoms', true],
    ['Can you do a symptom check, please?', true],
    ['start the symptom check', true],
    ['what is a symptom of low magnesium?', false],
    ['check', false],
    ['my calf hurts', false],
  ])('"%s" asks for a check: %s', (text, expected) => expect(asksForCheck(words, text)).toBe(expected));

  test('numbers name answers only where answers were numbered', () => {
    expect(readAt('Q2', '1 and 3', 'me', true)).toBe('Q2 toes_foot thigh');
    expect(readAt('Q9', '58', 'me', true)).toBe('Q9 a50');
    expect(readAt('Q2', '1 and 3')).toBe('unclear');
  });

  test('of a relative it is read where the check is about them', () => {
    expect(readAt('Q9', 'she is 14', 'other')).toBe('Q9 teen');
    expect(readAt('Q9', 'my mum is diabetic', 'other')).toBe('Q9 diabetes');
  });

  test('a way of saying things that cannot be read is named', () => {
    const copy = structuredClone(check);
    copy.questions[1]!.answers[0]!.says.push('<no-such>; a|b c-d|e');
    expect(
      faultsInWords(
        copy,
        names.map(({ id }) => id),
      ),
    ).toMatchObject([
      { entry: 'toes_foot', field: 'says', problem: 'no concept is called "no-such"' },
      { entry: 'toes_foot', field: 'says' },
    ]);
    expect(
      faultsInWords(
        check,
        names.map(({ id }) => id),
      ),
    ).toEqual([]);
  });

  test('4,000 characters take no longer than a moment', () => {
    const long = 'my calf cramps at night and i take water tablets, not statins '.repeat(64).slice(0, 4000);
    const since = performance.now();
    readAt('Q2', long);
    expect(performance.now() - since).toBeLessThan(2_000);
  });
});
