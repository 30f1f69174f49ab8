import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyContext } from '../../src/dialogue/context.js';
import { answer } from '../../src/engine/answer.js';
import { triageMessage } from '../../src/engine/gate.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { numbersFor, urgentText } from '../../src/triage/numbers.js';

const loaded = loadBrain(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const { brain } = loaded;
const urgencyOf = (text: string) => triageMessage(brain, text).urgency;
const isRaised = (text: string) => ['emergency', 'urgent'].includes(urgencyOf(text));

describe('messages that mix signs, denials and times', () => {
  test.each([
    ['no swelling but i cant catch my breath and my chest hurts', 'emergency'],
    ['had a clot two years ago, now the same calf is swollen and hot', 'urgent'],
    ['what are the signs of a blood clot? asking because my leg is swollen and warm', 'urgent'],
    ["my nan's face has dropped on one side", 'emergency'],
    ['i want to die, these cramps never stop', 'emergency'],
    ['took 15 magnesium pills, i dont care anymore', 'emergency'],
    // Words of play, study, age and rest beside a real danger take nothing back.
    ['my son Oscar is not breathing', 'emergency'],
    ['sat in casualty with crushing chest pain and a numb arm', 'emergency'],
    ['mum is in her seventies and her face has dropped on one side', 'emergency'],
    ['her last seizure was ten minutes ago and she wont wake up', 'emergency'],
    ['dad collapsed at the pub quiz and is not breathing', 'emergency'],
    ['he had a fit during the lecture and is still out cold', 'emergency'],
    ['my lad collapsed at the school play and he is having a fit', 'emergency'],
    ['my essay is due and i cant breathe and my chest is crushing', 'emergency'],
    ['halfway through the boss fight i have crushing chest pain and a numb arm', 'emergency'],
    ['i was laughing at a meme then her face has dropped on one side', 'emergency'],
    ['she is having a fit right now and i am a nursing student', 'emergency'],
    ['i was reading a book when he is not breathing', 'emergency'],
    ['in the middle of my homework i took the whole box of pills to end it', 'emergency'],
    ['just wondering, my calf is swollen hot and red', 'urgent'],
    ['statin makes my legs achy, and my wee is brown today', 'emergency'],
    ['leg is cold and white right now and i cant feel my toes', 'emergency'],
    ['pregnant, cramp in one calf and it is puffy and warm', 'urgent'],
    ['34 weeks, banging headache and spots in my eyes', 'urgent'],
    ['my cramp has been locked for 25 minutes and my leg is going blue', 'emergency'],
    ['calf popped playing squash, big bruise, can walk a bit', 'urgent'],
    ['my son is limping and hot to touch', 'urgent'],
    ['dialysis skipped twice, legs weak, heart skipping', 'emergency'],
    ['cirrhosis, cramps, and poo is black', 'emergency'],
    ['throwing up after meals on purpose, legs cramp, feel faint and heart flutters', 'emergency'],
    ['quit drinking 2 days ago, shaky and seeing spiders', 'emergency'],
    ['got bitten by a black spider, cramps in my belly', 'emergency'],
  ])('"%s" is %s', (text, urgency) => {
    expect(urgencyOf(text)).toBe(urgency);
  });

  test.each([
    ['my calf isnt red or hot, just a normal cramp'],
    ['my nan had a stroke in 1999'],
    ['cramps nearly killed me last night lol'],
    ['if my leg went cold and white what would you do?'],
    ['pregnant with leg cramps, headache gone now, no swelling'],
    ['my son limped yesterday, today he is fine'],
    ['no fever, no rash, kid has sore legs after sport'],
    ['my toe locked for a minute'],
    ['this boss fight is killing me'],
    ['suicide squad is a great film'],
    ['does a foam roller help cramps'],
    ['leg cramps hours after cycling'],
    ['my daughter gets calf cramps at gymnastics'],
  ])('"%s" is left in peace', (text) => {
    expect({ text, raised: isRaised(text) }).toEqual({ text, raised: false });
  });
});

describe('a crisis', () => {
  test.each([
    ['i want to kill myself'],
    ['im suicidal'],
    ['i dont want to live anymore'],
    ['kms tonight'],
    ['my friend says he will end his life'],
    ['how many tablets would kill me'],
    ['i took an overdose because i want to die'],
    ['I have been cutting myself'],
  ])('"%s" is recognised and names a helpline', (text) => {
    const { reply } = answer({ text, at: 0, country: 'GB' }, emptyContext, brain);
    expect(reply).toMatchObject({ kind: 'urgent', urgency: 'emergency' });
    expect(JSON.stringify(reply)).toContain('116 123');
  });

  test.each([
    ['my legs are killing me'],
    ['i am dead after leg day lol'],
    ["i'd kill for a massage"],
    ['dying of laughter'],
    ['my phone died'],
    ['kill me now this homework haha'],
  ])('"%s" is a manner of speaking', (text) => {
    expect(triageMessage(brain, text).crisis).toBe(false);
  });
});

describe('an urgent reply', () => {
  const { reply } = answer({ text: 'my chest is tight and my left arm hurts', at: 0 }, emptyContext, brain);

  test('holds what to do and one way back, and nothing else', () => {
    expect(reply).toMatchObject({ kind: 'urgent', matchedQuestion: null, answerId: null });
    expect(reply?.suggestions).toHaveLength(1);
  });

  test('the way back answers the question that was put aside', () => {
    const first = answer({ text: 'calf swollen and hot, foods with magnesium', at: 0 }, emptyContext, brain);
    expect(first.reply?.kind).toBe('urgent');
    const back = answer({ text: brain.shelf.phrases['not-me'], at: 1 }, first.context, brain);
    expect(back.reply?.kind).not.toBe('urgent');
  });

  test.each([
    ['US', '911'],
    ['GB', '999'],
    ['IE', '112'],
    ['AU', '000'],
    ['NZ', '111'],
    ['FR', '112'],
    [null, '112 works in many countries'],
    ['XX', '112 works in many countries'],
  ])('in %s names %s', (country, number) => {
    expect(numbersFor(brain.numbers, country).emergency).toContain(number);
    const found = triageMessage(brain, 'crushing chest pain and sweating');
    expect(urgentText(found, country, brain.redFlags, brain.numbers)).toContain(number);
  });
});

/** Talk that has nothing to do with health. */
const chatter = fc.constantFrom(
  'so yesterday we went shopping and',
  'the weather is lovely here,',
  'sorry for the long post.',
  'hey everyone!!',
  'first time posting here.',
  'anyway the kids are at school',
  'my neighbour borrowed the mower.',
  '😂😂',
  '**hi**',
);
const emergency = fc.constantFrom(
  'my dad collapsed and is not breathing',
  'i am coughing up blood',
  "his face is drooping and he can't speak",
  'my leg went cold and white and numb',
  'i want to kill myself',
  'my calf is swollen, hot and red',
);

describe('whatever stands around it', () => {
  test('an emergency told in one sentence is heard', () => {
    fc.assert(
      fc.property(
        fc.array(chatter, { maxLength: 6 }),
        emergency,
        fc.array(chatter, { maxLength: 6 }),
        (before, danger, after) => {
          expect(isRaised([...before, `${danger}.`, ...after].join(' '))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    'my dad collapsed and is not breathing',
    'grandad has lost the feeling on one side and is talking rubbish',
    'my toddler ate a handful of iron tablets',
    'i have decided to end my life tonight',
  ])('"%s" is heard at the end of 4,000 characters', (danger) => {
    const talk = 'The kids are at school today. We had pasta for dinner and watched a film. '.repeat(60);
    expect(isRaised(`${talk.slice(0, 3900)}. ${danger}.`)).toBe(true);
    expect(isRaised(talk.slice(0, 4000))).toBe(false);
  });

  test('any text is read without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        triageMessage(brain, text);
      }),
    );
  });
});

const reference = join(packageRoot, '..', 'shared', 'knowledge', 'red-flags.md');

describe.skipIf(!existsSync(reference))('every phrase of the reference', () => {
  const sections = existsSync(reference)
    ? readFileSync(reference, 'utf8')
        .split('## The flags')[1]!
        .split(/\n### /u)
        .slice(1)
    : [];
  const phrasesOf = (section: string, row: string): string[] =>
    [...(new RegExp(`\\| ${row} \\| (.*) \\|\\n`, 'u').exec(section)?.[1] ?? '').matchAll(/"([^"]*)"/gu)].map(
      (match) => match[1]!,
    );
  const flags = sections.flatMap((section) => {
    const id = section.split('\n')[0]!.trim();
    const tier = /\| tier \| (\S+)/u.exec(section)?.[1];
    return tier === undefined ? [] : [{ id, tier, section }];
  });

  test('that must stop the bot does', () => {
    const missed = flags
      .filter(({ tier }) => tier === 'emergency' || tier === 'urgent')
      .flatMap(({ section }) => phrasesOf(section, 'must trigger').filter((text) => !isRaised(text)));
    expect(missed).toEqual([]);
  });

  test('that must not name a flag names it in at most one of a hundred', () => {
    const near = flags
      .filter(({ tier }) => tier === 'emergency' || tier === 'urgent')
      .flatMap(({ id, section }) => phrasesOf(section, 'must not trigger').map((text) => ({ id, text })));
    const alarms = near.filter(({ id, text }) =>
      triageMessage(brain, text).flags.some((flag) => flag.id === id),
    );
    expect(alarms.length / near.length).toBeLessThan(0.01);
  });
});
