import { describe, expect, test } from 'vitest';
import { triageMessage } from '../../src/engine/gate.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { readingGrade } from '../../src/knowledge/reading-grade.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { numbersFor, urgentText } from '../../src/triage/numbers.js';

const loaded = loadBrain(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const { brain } = loaded;
const stops = (text: string): boolean => ['emergency', 'urgent'].includes(triageMessage(brain, text).urgency);

/** A sign for a flag: of oneself, and of somebody else. */
const SIGNS: [flag: string, own: string, of: string][] = [
  ['pulmonary-embolism', 'i am coughing up blood', 'is coughing up blood'],
  ['acute-limb-ischaemia', 'my foot is cold, white and numb', 'has a cold white numb foot'],
  ['heart-attack', 'i have crushing chest pain', 'has crushing chest pain'],
  ['stroke-signs', 'my face is drooping on one side', 'has a face drooping on one side'],
  ['rhabdomyolysis', 'my pee is brown like cola', 'is peeing brown like cola'],
  ['cauda-equina', 'i am numb between my legs', 'is numb between the legs'],
  ['tetanus', 'my jaw is locked shut', 'has a jaw that is locked shut'],
  ['seizure-or-collapse', 'i just had a seizure', 'is having a seizure'],
  ['overdose-poisoning', 'i took a whole bottle of pills', 'took a whole bottle of pills'],
  ['suicidal-crisis', 'i want to kill myself', 'wants to die'],
  ['internal-bleed-or-liver-confusion', 'i vomited blood', 'vomited blood'],
  ['dvt-possible', 'my left calf is swollen and hot', 'has a swollen hot calf'],
];
const PEOPLE = ['my dad', 'my wife', 'my partner', 'a stranger next to me', 'my kid', 'my nan'];
const REGISTERS: [name: string, write: (sign: string) => string][] = [
  ['terse', (sign) => sign],
  ['in capitals', (sign) => sign.toUpperCase()],
  ['with emoji and marks', (sign) => `**${sign}**!!! 😭😭`],
  [
    'in the middle of a ramble',
    (sign) => `hi all first post here, love this server. ${sign}. anyway how is everyone`,
  ],
  ['without a comma', (sign) => `so ive been at work all day and ${sign} and i do not know what to do`],
];

describe('whoever it is and however it is written', () => {
  test.each(REGISTERS)('a danger %s is heard', (_, write) => {
    const missed = SIGNS.flatMap(([flag, own, of]) =>
      [own, ...PEOPLE.map((person) => `${person} ${of}`)].map(write).filter((text) => {
        const { flags, urgency } = triageMessage(brain, text);
        return !flags.some(({ id }) => id === flag) || urgency === 'none' || urgency === 'soon';
      }),
    );
    expect(missed).toEqual([]);
  });
});

describe('a sign that is none', () => {
  test.each([
    [
      'denied',
      ['no chest pain', 'my face is not drooping', 'my calf is not swollen or hot', 'no seizure, no fit'],
    ],
    ['over', ['i had a seizure years ago', 'my dad had crushing chest pain in 2012 and recovered']],
    [
      'asked about',
      ['what are the signs of a stroke', 'can a dvt cause a swollen calf in general', 'what is lockjaw'],
    ],
    [
      'supposed',
      ['what if my foot went cold and numb', 'what happens if someone takes a whole bottle of pills'],
    ],
    [
      'told',
      [
        'in the film he has crushing chest pain',
        'my character vomited blood in the game',
        'homework: signs of sepsis',
      ],
    ],
    [
      'said in jest',
      ['this boss fight is killing me', 'dead tired', 'kill the lights', 'i died laughing', 'dying to know'],
    ],
  ])('because it is %s stops nothing', (_, texts) => {
    expect(texts.filter(stops)).toEqual([]);
  });
});

describe('what is said in danger', () => {
  const first = (text: string): string => text.split(/(?<=[.!?])\s/u)[0]!;
  test.each(brain.redFlags.flags.filter(({ tier }) => tier === 'emergency' || tier === 'urgent'))(
    'for $id begins with words for everyone',
    ({ id, tier }) => {
      const found = { flags: [{ id, tier, evidence: [] }], urgency: 'emergency' as const, crisis: false };
      const text = urgentText(found, 'GB', brain.redFlags, brain.numbers);
      expect(readingGrade(first(text))).toBeLessThanOrEqual(6);
    },
  );

  test('of an unknown country names no number as if it were its own', () => {
    expect(numbersFor(brain.numbers, null).emergency).toBe(
      'your local emergency number (112 works in many countries, 911 in North America)',
    );
  });
});

test('a message of four thousand characters is read to its end', () => {
  const long = 'the cat sat on the mat and we went to the shop for bread. '.repeat(68);
  expect(stops(`${long} my dad collapsed and is not breathing`)).toBe(true);
  expect(stops(long)).toBe(false);
});
