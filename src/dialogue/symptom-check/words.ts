import { COMMANDS, type SymptomCheckData } from '../../knowledge/schema/symptom-check.js';
import { tokenise } from '../../text/tokenise.js';
import type { WordList } from '../../text/word-list.js';
import { compileMatcher, type Matcher } from '../../triage/matcher.js';
import { type Pattern, PatternError, readPattern, readWays } from '../../triage/pattern.js';

/** What a person may want of the check beside answering it. */
export type Command = (typeof COMMANDS)[number];

/** A way of giving one answer: at any step, only where its question is asked, or only where nothing else answers it. */
export type Way = {
  question: string;
  code: string;
  when: 'any' | 'here' | 'hint';
  concept: number;
  beside: boolean;
};

/** The words of the check made ready for reading. */
export type CheckWords = {
  matcher: Matcher;
  /** Wishes are matched apart: a lone "no" is one, and must not hide what "no weakness" denies. */
  wishes: Matcher;
  ways: readonly Way[];
  swallow: number;
  kin: number;
  cramp: number;
  commands: ReadonlyMap<Command, number>;
};

/** A class of medicines or illnesses, and every name of it. */
export type NamedClass = { id: string; names: readonly string[] };

const A_MEDICINE = 'a-medicine';

const nameWays = (names: readonly string[]): Pattern[] =>
  names.flatMap((name) => {
    const plain = tokenise(name)
      .map(({ text }) => text)
      .join(' ');
    return plain === '' ? [] : [readPattern(plain)];
  });

const read = (place: string, lines: readonly string[]): Pattern[] => {
  try {
    return readWays(lines);
  } catch (error) {
    if (error instanceof PatternError)
      throw new PatternError(`symptom-check.yaml, ${place}: ${error.message}`);
    throw error;
  }
};

/** A way of saying something that cannot be read: whose it is and why. */
export type WordFault = { entry: string; field: string; problem: string };

/** Every way of saying things in the check that cannot be read. `classes`: ids of medicines and conditions. */
export const faultsInWords = (check: SymptomCheckData, classes: Iterable<string>): WordFault[] => {
  const { concepts, swallow, commands } = check.words;
  const known = new Set([A_MEDICINE, ...classes, ...Object.keys(concepts)]);
  const faultsIn = (entry: string, field: string, lines: readonly string[]): WordFault[] =>
    lines
      .flatMap((line) => line.split(';'))
      .filter((way) => way.trim() !== '')
      .flatMap((way): WordFault[] => {
        try {
          const choices = readPattern(way.trim()).flatMap(({ places }) =>
            places.flatMap((place) => place.choices),
          );
          return choices.flatMap((choice) =>
            choice.kind === 'concept' && !known.has(choice.id)
              ? [{ entry, field, problem: `no concept is called "${choice.id}"` }]
              : [],
          );
        } catch (error) {
          if (error instanceof PatternError) return [{ entry, field, problem: error.message }];
          throw error;
        }
      });
  return [
    ...check.questions.flatMap(({ answers }) =>
      answers.flatMap(({ code, says, here, hints }) => [
        ...faultsIn(code, 'says', says),
        ...faultsIn(code, 'here', here),
        ...faultsIn(code, 'hints', hints),
      ]),
    ),
    ...Object.entries(concepts).flatMap(([id, lines]) => faultsIn(id, 'words.concepts', lines)),
    ...Object.entries(commands).flatMap(([id, lines]) => faultsIn(id, 'words.commands', lines)),
    ...faultsIn('words', 'swallow', swallow),
  ];
};

/** Concepts in the order they are added; ways added under a name that is known join it. */
const createConcepts = () => {
  const list: { id: string; says: Pattern[] }[] = [];
  const numbers = new Map<string, number>();
  return {
    list,
    numbers,
    add: (name: string, patterns: Pattern[]): number => {
      const known = numbers.get(name);
      if (known !== undefined) {
        list[known]!.says.push(...patterns);
        return known;
      }
      numbers.set(name, list.length);
      return list.push({ id: name, says: patterns }) - 1;
    },
  };
};

const answerWays = (check: SymptomCheckData, add: (name: string, patterns: Pattern[]) => number): Way[] =>
  check.questions.flatMap(({ id: question, answers }) =>
    answers.flatMap(({ code, says, here, hints, beside }) =>
      (
        [
          ['any', says],
          ['here', here],
          ['hint', hints],
        ] as const
      ).flatMap(([when, lines]): Way[] => {
        if (lines.length === 0) return [];
        const place = `${question} ${code}`;
        return [{ question, code, when, beside, concept: add(`${place} ${when}`, read(place, lines)) }];
      }),
    ),
  );

/**
 * Compiles how people answer the check. `medicines` and `conditions` may be named in patterns by their ids. Throws
 * PatternError, naming the answer, for a pattern that cannot be read.
 */
export const compileWords = (
  check: SymptomCheckData,
  medicines: readonly NamedClass[],
  conditions: readonly NamedClass[],
  english: WordList,
): CheckWords => {
  const { fillers, concepts, swallow, commands } = check.words;
  const said = createConcepts();
  for (const { id, names } of [...medicines, ...conditions]) said.add(id, nameWays(names));
  said.add(A_MEDICINE, nameWays(medicines.flatMap(({ names }) => names)));
  for (const [id, lines] of Object.entries(concepts)) said.add(id, read(id, lines));
  const ways = answerWays(check, said.add);
  const swallowed = said.add('swallowed words', read('swallow', swallow));
  const wished = createConcepts();
  wished.add('kin', read('kin', concepts.kin ?? []));
  const wishes = new Map(COMMANDS.map((name) => [name, wished.add(name, read(name, commands[name]))]));
  return {
    matcher: compileMatcher(said.list, fillers, english),
    wishes: compileMatcher(wished.list, fillers, english),
    ways,
    swallow: swallowed,
    kin: said.numbers.get('kin')!,
    cramp: said.numbers.get('cramp')!,
    commands: wishes,
  };
};
