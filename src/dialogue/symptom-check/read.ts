import { findDurations } from '../../entities/duration.js';
import type { CheckQuestion, SymptomCheckData } from '../../knowledge/schema/symptom-check.js';
import { readWords } from '../../triage/lexicon.js';
import { Reading } from '../../triage/reading.js';
import { ageIn } from './age.js';
import { type Asked, coversAll, type Hit, hitsIn } from './hits.js';
import type { CheckWords, Command } from './words.js';

/** Answers found in words: codes said, and codes said not to be so. */
export type Told = { question: string; codes: string[]; denied: string[] };

/** What a person may wish beside answering. */
export type Wish = Exclude<Command, 'no' | 'done' | 'check'>;

/** What a person's words mean in the check. `none`: none of the answers that were offered; `done`: no more of them. */
export type Heard =
  | { kind: 'command'; command: Wish }
  | { kind: 'told'; told: Told[]; none: boolean; done: boolean }
  | { kind: 'unclear' };

export type ReadOptions = {
  about: 'me' | 'other';
  /** The answers were shown with numbers, so that "1 and 3" names two of them. */
  numbered?: boolean;
};

const ONLY_NUMBERS = /^\s*\d{1,2}(?:(?:\s*(?:,|and|&|\+|\s)\s*)\d{1,2})*\s*\.?\s*$/u;

/** Answers named by their numbers; null where the text is anything else. */
const byNumber = ({ question, offered }: Asked, text: string): Told | null => {
  if (!ONLY_NUMBERS.test(text)) return null;
  const codes = (text.match(/\d+/gu) ?? []).map((number) => offered[Number(number) - 1]);
  return codes.includes(undefined) ? null : { question: question.id, codes: codes as string[], denied: [] };
};

const RANK = { soon: 1, urgent: 2, emergency: 3 };

/** The codes of one question that its hits settle on. */
const settle = (question: CheckQuestion, hits: readonly Hit[]): Told | null => {
  const firm = hits.filter(({ when }) => when !== 'hint');
  const said = firm.some(({ denied }) => !denied) ? firm : hits;
  const order = said.toSorted((left, right) => left.start - right.start);
  let codes = [...new Set(order.filter(({ denied }) => !denied).map(({ code }) => code))];
  const denied = [...new Set(order.filter((hit) => hit.denied).map(({ code }) => code))].filter(
    (code) => !codes.includes(code),
  );
  if (codes.length === 0 && denied.length === 0) return null;
  const answer = (code: string) => question.answers.find((known) => known.code === code)!;
  const rank = (code: string): number => RANK[answer(code).tier ?? 'soon'] * (answer(code).tier ? 1 : 0);
  if (codes.some((code) => !answer(code).none)) codes = codes.filter((code) => !answer(code).none);
  const alone = codes.find((code) => answer(code).alone);
  if (alone !== undefined) codes = [alone];
  if (question.most === 1) codes = codes.toSorted((left, right) => rank(right) - rank(left)).slice(0, 1);
  // Of a group (how often, which age) the gravest counts, else the first.
  codes = codes.filter((code) => {
    const { group } = answer(code);
    if (group === undefined) return true;
    const rivals = codes.filter((other) => answer(other).group === group);
    return code === rivals.toSorted((left, right) => rank(right) - rank(left))[0];
  });
  return { question: question.id, codes, denied };
};

const NONE = /^(?:no|nope|nah|none|nothing|neither|naw|nowt)$/u;
/** What may follow a "no" that stands for "none of these". */
const AFTER_NONE =
  /^(?:of|thanks|thank|nothing|none|not|but|just|only|really|more|else|i|all|no|nope|keeping|everything|otherwise|thankfully|luckily)$/u;

/** Whether a message opens with "no", "none of these" or the like, and not with "no swelling". */
const opensWithNone = ({ words }: Reading): boolean => {
  const [first, second] = words.map(({ token }) => token);
  return (
    first !== undefined &&
    NONE.test(first.text) &&
    (second === undefined || second.break !== '' || AFTER_NONE.test(second.text))
  );
};

const WISHES: readonly Wish[] = ['stop', 'restart', 'back', 'why', 'skip', 'unsure', 'yes', 'me', 'other'];

/**
 * Reads a person's words as answers, for the question that is asked and any others they happen to answer, or as a wish
 * ("back", "why"). `asked` is null before the first question. Pure; the safety gate must have read the words before.
 */
export const readCheckWords = (
  check: SymptomCheckData,
  words: CheckWords,
  asked: Asked | null,
  text: string,
  { about, numbered = false }: ReadOptions,
): Heard => {
  const numbers = numbered && asked ? byNumber(asked, text) : null;
  if (numbers !== null) return { kind: 'told', told: [numbers], none: false, done: false };
  const reading = new Reading(words.matcher, readWords(words.matcher.lexicon, text));
  if (reading.words.length === 0) return { kind: 'unclear' };
  const wishes = new Reading(words.wishes, readWords(words.wishes.lexicon, text));
  const is = (command: Command): boolean => coversAll(wishes, wishes.spans(words.commands.get(command)!));
  const hits = hitsIn(words, reading, asked, about, (id) => isHeard(check, words, reading, asked, id));
  const here = hits.some(
    ({ question, when, denied }) => question === asked?.question.id && when === 'here' && !denied,
  );
  for (const command of WISHES) {
    if (command === 'yes' && asked !== null && here) continue;
    if (command === 'unsure' && here) continue;
    if (is(command)) return { kind: 'command', command };
  }
  const told = check.questions.flatMap((question) => {
    const own = hits.filter((hit) => hit.question === question.id);
    return settle(question, own) ?? [];
  });
  const age = ageOf(check, reading, asked);
  if (age !== null) {
    const known = told.find(({ question }) => question === age.question);
    if (known)
      known.codes = [...age.codes, ...known.codes.filter((code) => !isAgeCode(check, age.question, code))];
    else told.push(age);
  }
  const since = sinceOf(reading, asked, hits);
  if (since !== null) {
    const known = told.find(({ question }) => question === since.question);
    if (known) known.codes.push(...since.codes);
    else told.push(since);
  }
  const none =
    opensWithNone(reading) ||
    is('no') ||
    wishes.spans(words.commands.get('no')!).some(({ start, end }) => end - start >= 2 && start === 0);
  const done = is('done');
  if (told.length === 0 && !none && !done) return { kind: 'unclear' };
  return { kind: 'told', told, none, done };
};

/**
 * Whether a question is listened for. Signs of danger are read where they are asked for; everywhere else the gate has
 * read them. And what is said of medicines or food ("omeprazole every day") tells nothing of the cramps.
 */
const isHeard = (
  check: SymptomCheckData,
  words: CheckWords,
  reading: Reading,
  asked: Asked | null,
  id: string,
): boolean => {
  if (asked === null || id === asked.question.id) return true;
  const question = check.questions.find((known) => known.id === id)!;
  if (question.menus !== undefined) return false;
  if (!question['of-cramps'] || asked.question['of-cramps'] || asked.question.menus !== undefined)
    return true;
  return reading.spans(words.cramp).length > 0;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long it has been going on, where that is asked and said in a way no pattern knows ("since Tuesday"). */
const sinceOf = (reading: Reading, asked: Asked | null, hits: readonly Hit[]): Told | null => {
  const timed = asked?.question.answers.filter(({ days }) => days !== undefined) ?? [];
  if (asked === null || timed.length === 0) return null;
  if (
    hits.some(
      ({ question, code }) => question === asked.question.id && timed.some((one) => one.code === code),
    )
  )
    return null;
  // The weekday of today moves "since Tuesday" by days at most, which makes no difference here.
  const found = findDurations(
    reading.words.map(({ token }) => token),
    0,
  ).find(({ from, to }) => !hits.some(({ start, end }) => start < to && from < end));
  const days = (found?.milliseconds ?? 0) / DAY_MS;
  const answer = timed.find((one) => one.days![0] <= days && days <= one.days![1]);
  return answer ? { question: asked.question.id, codes: [answer.code], denied: [] } : null;
};

/** Whether all that a message says is that its writer wants a check ("check my symptoms, please"). */
export const asksForCheck = (words: CheckWords, text: string): boolean => {
  const reading = new Reading(words.wishes, readWords(words.wishes.lexicon, text));
  return coversAll(reading, reading.spans(words.commands.get('check')!));
};

/** Lists one may tick all of (signs, medicines, illness) hold more answers than this; they explain words only where asked. */
const SHORT_LIST = 3;

/**
 * Whether every word of a message is accounted for as a plain answer: to the question that is asked, or on where and
 * when; never one that is urgent itself. Nothing is left that could tell of something else.
 */
export const isPlainAnswer = (
  check: SymptomCheckData,
  words: CheckWords,
  asked: Asked,
  text: string,
  { about }: ReadOptions,
): boolean => {
  const reading = new Reading(words.matcher, readWords(words.matcher.lexicon, text));
  const wishes = new Reading(words.wishes, readWords(words.wishes.lexicon, text));
  if (reading.words.length !== wishes.words.length) return false;
  const isPlain = ({ question: id, code }: Hit): boolean => {
    const question = check.questions.find((known) => known.id === id)!;
    const answer = question.answers.find((known) => known.code === code)!;
    return (
      question.menus === undefined &&
      (id === asked.question.id || question.most <= SHORT_LIST) &&
      (answer.tier === undefined || answer.tier === 'soon')
    );
  };
  const hits = hitsIn(words, reading, asked, about);
  if (hits.some((hit) => !isPlain(hit))) return false;
  const age = ageIn(
    reading.words.map(({ token }) => token),
    asked.question.answers.some(({ ages }) => ages !== undefined),
  );
  return coversAll(reading, [
    ...hits,
    ...[...words.commands.values()].flatMap((wish) => wishes.spans(wish)),
    ...(age === null ? [] : [{ start: age.from, end: age.to }]),
  ]);
};

const isAgeCode = (check: SymptomCheckData, question: string, code: string): boolean =>
  check.questions
    .find(({ id }) => id === question)!
    .answers.some((answer) => answer.code === code && answer.ages !== undefined);

const ageOf = (check: SymptomCheckData, reading: Reading, asked: Asked | null): Told | null => {
  const question = check.questions.find(({ answers }) => answers.some(({ ages }) => ages !== undefined));
  if (question === undefined) return null;
  const age = ageIn(
    reading.words.map(({ token }) => token),
    asked?.question.id === question.id,
  );
  if (age === null) return null;
  const years = Math.floor(age.years);
  const answer = question.answers.find(({ ages }) => ages && ages[0] <= years && years <= ages[1]);
  return answer ? { question: question.id, codes: [answer.code], denied: [] } : null;
};
