import { type Entity, isMass } from '../entities/entity.js';
import { readNumber } from '../entities/quantity.js';
import type { Phrases } from '../knowledge/schema/phrases.js';
import { type Token, tokenise } from '../text/tokenise.js';
import { chosen } from './choice.js';
import type { Context } from './context.js';
import { isOfNutrients, subjectOf, withSubject } from './subject.js';

/**
 * What a message turns out to ask: itself, a full question that a short follow-up stands for, or "tell me more" about
 * the last answer.
 */
export type Completion = { kind: 'as-typed' } | { kind: 'completed'; question: string } | { kind: 'more' };

/** Longer messages speak for themselves. */
const MOST_WORDS = 10;
const OPENER =
  /^(?:and|also|ok|okay|so|thanks|thank you|cool|great|what about|how about|what if|and what|but|then|now)\b/u;
const SMALL_WORD = /^(?:about|for|with|in|if i am|the|is|are) /u;
const LEAD_IN = /^(?:what (?:is|are)|tell me|give me|any|which|list|show me) (?:(?:the|about|some) )?/u;
const MORE =
  /^(?:and |but |ok |so )?(?:why|why is that|how come|tell me more|more|more please|go on|explain|explain more|can you explain|how so|really|which ones|like what|such as)$/u;
const CRAMP = /^(?:cramp|spasm|charlei|charley)/u;
/** "What about swimming", but not "and you?". */
const ASIDE = /^(?:what about|how about|and|what if) (?!(?:you|me|him|her|them)$)/u;
/** A fragment that only says when or where: "at night", "when I run", "after sport". */
const CIRCUMSTANCE = /^(?:at|in|during|when|after|before|while|from|with|since) /u;

const words = (text: string): string =>
  tokenise(text)
    .map((token) => token.text)
    .join(' ');

/** What is left after "and", "thanks", "what about". */
const withoutOpener = (text: string): string => {
  let rest = text;
  for (let turns = 0; turns < 3; turns++) {
    const shorter = rest.replace(OPENER, '').trim();
    if (shorter === rest || shorter === '') break;
    rest = shorter;
  }
  return rest;
};

type Cues = Phrases['follow-up-cues'];
const cuesRead = new WeakMap<Cues, ReadonlyMap<string, string>>();

/** Topics by the words that call for them; read once, for reading every cue again costs as much as the gate. */
const topicsByCue = (cues: Cues): ReadonlyMap<string, string> => {
  const known = cuesRead.get(cues);
  if (known) return known;
  const pairs = Object.entries(cues).flatMap(([topic, list]) =>
    list.map((cue) => [words(cue), topic] as const),
  );
  // The first topic that names a cue has it.
  const read = new Map(pairs.reverse());
  cuesRead.set(cues, read);
  return read;
};

const commonRead = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The words that follow-ups are made of; read once. */
const commonWords = (list: readonly string[]): ReadonlySet<string> => {
  const known = commonRead.get(list);
  if (known) return known;
  const read = new Set(list.flatMap((word) => tokenise(word).map((token) => token.text)));
  commonRead.set(list, read);
  return read;
};

const cuedTopic = (phrases: Phrases, text: string): string | null =>
  topicsByCue(phrases['follow-up-cues']).get(text) ?? null;

/** The question of a topic about a nutrient (its first name) and groups of people, in words. */
export const questionFor = (
  phrases: Phrases,
  topic: string,
  nutrient: string | null,
  groups: readonly string[],
): string | null => {
  const template = Object.hasOwn(phrases['follow-ups'], topic) ? phrases['follow-ups'][topic] : undefined;
  if (template === undefined || (template.includes('{nutrient}') && nutrient === null)) return null;
  const asked = template.replace('{nutrient}', (nutrient ?? '').replaceAll('-', ' '));
  return groups.length > 0 ? `${asked} in ${groups.join(' and ').replaceAll('-', ' ')}` : asked;
};

/** What a short message is made of, once read against the conversation. */
type Said = {
  tokens: readonly Token[];
  plain: string;
  /** Without "and", "what about", "thanks"; and `rest` without "for", "in", "the" after it. */
  tail: string;
  rest: string;
  opened: boolean;
  entities: readonly Entity[];
};

const namesIn = (entities: readonly Entity[], kind: Entity['kind']): string[] =>
  entities.flatMap((entity) => (entity.kind === kind && 'id' in entity ? [entity.id] : []));

const wordsOf = ({ tokens }: Said, { start, end }: Entity): string =>
  tokens
    .filter((token) => token.start >= start && token.end <= end)
    .map((token) => token.text)
    .join(' ');

/** What a message says beside the nutrients it names, in its own words. */
const besideNames = ({ tokens, entities, opened, tail }: Said): string => {
  const from = opened ? tokens.length - tail.split(' ').length : 0;
  return tokens
    .slice(from)
    .filter(
      ({ start, end }) =>
        !entities.some(
          ({ kind, ...place }) => kind === 'nutrient' && place.start <= start && end <= place.end,
        ),
    )
    .map(({ text }) => text)
    .join(' ');
};

/** Whether a message has nothing to it but names, figures and the words any follow-up is made of. */
const bringsNothingNew = (phrases: Phrases, { tokens, entities }: Said): boolean => {
  const common = commonWords(phrases['follow-up-words']);
  return tokens.every(
    (token) =>
      common.has(token.text) ||
      readNumber(token.text) !== null ||
      entities.some((entity) => entity.start <= token.start && token.end <= entity.end),
  );
};

/** "And bananas?", "what about amlodipine", "calf": the name put into the question its kind calls for. */
const aboutName = (phrases: Phrases, said: Said, context: Context): string | null => {
  for (const entity of said.entities) {
    const templates = Object.hasOwn(phrases['follow-up-names'], entity.kind)
      ? phrases['follow-up-names'][entity.kind]!
      : [];
    const nutrient = isOfNutrients(context.topic ?? '') ? context.nutrients[0] : undefined;
    const template = templates.find((text) => nutrient !== undefined || !text.includes('{nutrient}'));
    const name = wordsOf(said, entity);
    if (entity.kind === 'body-part' && context.topic !== null) {
      const asked = questionFor(phrases, context.topic, null, []);
      if (asked !== null)
        return /\bleg\b/u.test(asked) ? asked.replace(/\bleg\b/u, name) : `${asked} in my ${name}`;
    }
    if (template !== undefined)
      return template.replace('{name}', name).replace('{nutrient}', (nutrient ?? '').replaceAll('-', ' '));
  }
  return null;
};

/** "What about 2000", "is 5000 iu ok": a bare amount is one of the nutrient just spoken of. */
const aboutAmount = ({ plain, rest, entities }: Said, { topic, nutrients, unit }: Context): string | null => {
  const nutrient = nutrients[0]?.replaceAll('-', ' ');
  if (nutrient === undefined || !isOfNutrients(topic ?? '')) return null;
  if (entities.some(isMass)) return `${plain} of ${nutrient}`;
  const amount = readNumber(rest);
  return amount === null || unit === null ? null : `is ${amount} ${unit} of ${nutrient} too much`;
};

/**
 * Completes a follow-up from the conversation: "and for potassium?" keeps the topic and changes the nutrient, "how
 * much?" keeps the nutrient and changes the topic, "what about in pregnancy" narrows both, "how do I stop them" says
 * what "them" is, "the second one" picks from what was offered. A message that brings its own subject is left alone.
 */
export const complete = (
  phrases: Phrases,
  text: string,
  entities: readonly Entity[],
  context: Context,
): Completion => {
  const choice = chosen(context.choices, text);
  if (choice !== null) return { kind: 'completed', question: choice };
  const tokens = tokenise(text);
  if (context.topic === null || tokens.length === 0 || tokens.length > MOST_WORDS)
    return { kind: 'as-typed' };
  const plain = tokens.map((token) => token.text).join(' ');
  if (MORE.test(plain) && context.answerId !== null) return { kind: 'more' };
  const tail = withoutOpener(plain);
  const said = {
    tokens,
    plain,
    tail,
    rest: tail.replace(SMALL_WORD, ''),
    opened: OPENER.test(plain),
    entities,
  };
  const question = questionIn(phrases, said, context, context.topic);
  return question === null ? { kind: 'as-typed' } : { kind: 'completed', question };
};

const questionIn = (phrases: Phrases, said: Said, context: Context, topic: string): string | null => {
  const { tokens, plain, tail, rest, opened, entities } = said;
  const nutrients = namesIn(entities, 'nutrient');
  const groups = namesIn(entities, 'group');
  const ask = (asked: string, nutrient: string | undefined): string | null =>
    questionFor(phrases, asked, nutrient ?? null, groups);

  const cue =
    cuedTopic(phrases, plain) ?? cuedTopic(phrases, rest) ?? cuedTopic(phrases, rest.replace(LEAD_IN, ''));
  const cued = cue !== null && nutrients.length === 0 ? ask(cue, context.nutrients[0]) : null;
  if (cued !== null) return cued;
  if (tokens.some((token) => CRAMP.test(token.stem))) return null;
  const onlyNames = tokens.length <= 3 + nutrients.length + groups.length;
  if (nutrients.length > 0) {
    if (!onlyNames || !(opened || tokens.length <= 2)) return null;
    const beside = besideNames(said);
    const restCue = cuedTopic(phrases, beside);
    if (restCue === null && !opened && beside !== '') return null;
    return restCue !== null || isOfNutrients(topic) ? ask(restCue ?? topic, nutrients[0]) : null;
  }
  if (!bringsNothingNew(phrases, said)) return null;
  const subject = subjectOf(phrases, context);
  const spelt = withSubject(tokens, subject);
  if (CIRCUMSTANCE.test(tail) && !isOfNutrients(topic)) return `${subject} ${tail}`;
  if (spelt === null && groups.length > 0 && (opened || onlyNames)) return ask(topic, context.nutrients[0]);
  const person = entities.some(({ kind }) => kind === 'age' || kind === 'sex');
  const asked = person && opened ? ask(topic, context.nutrients[0]) : null;
  if (asked !== null) return `${asked} for ${rest}`;
  const amount = aboutAmount(said, context);
  if (amount !== null) return amount;
  const named = opened || tokens.length <= 2 ? aboutName(phrases, said, context) : null;
  if (named !== null) return named;
  if (CIRCUMSTANCE.test(tail) || ASIDE.test(plain)) return `${subject} ${tail}`;
  return spelt;
};
