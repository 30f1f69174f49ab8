import type { Entity } from '../entities/entity.js';
import type { Phrases } from '../knowledge/schema/phrases.js';
import { tokenise } from '../text/tokenise.js';
import type { Context } from './context.js';

/**
 * What a message turns out to ask: itself, a full question that a short follow-up stands for, or "tell me more" about
 * the last answer.
 */
export type Completion = { kind: 'as-typed' } | { kind: 'completed'; question: string } | { kind: 'more' };

/** Longer messages speak for themselves. */
const MOST_WORDS = 7;
const OPENER =
  /^(?:and|also|ok|okay|so|thanks|thank you|cool|great|what about|how about|what if|and what|but|then|now)\b/u;
const MORE =
  /^(?:and |but |ok |so )?(?:why|why is that|how come|tell me more|more|more please|go on|explain|explain more|can you explain|how so|really)$/u;
const CRAMP = /^(?:cramp|spasm|charlei|charley)/u;

const words = (text: string): string =>
  tokenise(text)
    .map((token) => token.text)
    .join(' ');

const withoutOpener = (text: string): string => {
  let rest = text;
  for (let turns = 0; turns < 3; turns++) {
    const shorter = rest.replace(OPENER, '').trim();
    if (shorter === rest || shorter === '') break;
    rest = shorter;
  }
  return rest.replace(/^(?:about|for|with|in|if i am|the|is|are) /u, '');
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

/**
 * Completes a follow-up from the conversation: "and for potassium?" keeps the topic and changes the nutrient, "how
 * much?" keeps the nutrient and changes the topic, "what about in pregnancy" narrows both. A message that brings its
 * own subject is left alone.
 */
export const complete = (
  phrases: Phrases,
  text: string,
  entities: readonly Entity[],
  context: Context,
): Completion => {
  if (context.topic === null) return { kind: 'as-typed' };
  const tokens = tokenise(text);
  if (tokens.length === 0 || tokens.length > MOST_WORDS) return { kind: 'as-typed' };
  const plain = tokens.map((token) => token.text).join(' ');
  if (MORE.test(plain) && context.answerId !== null) return { kind: 'more' };

  const nutrients = entities.flatMap((entity) => (entity.kind === 'nutrient' ? [entity.id] : []));
  const groups = entities.flatMap((entity) => (entity.kind === 'group' ? [entity.id] : []));
  const rest = withoutOpener(plain);
  const opened = OPENER.test(plain);
  const ask = (topic: string, nutrient: string | null): Completion => {
    const question = questionFor(phrases, topic, nutrient, groups);
    return question === null ? { kind: 'as-typed' } : { kind: 'completed', question };
  };

  const cue = cuedTopic(phrases, plain) ?? cuedTopic(phrases, rest);
  if (cue !== null && nutrients.length === 0) return ask(cue, context.nutrients[0] ?? null);
  const ownSubject = tokens.some((token) => CRAMP.test(token.stem));
  if (ownSubject) return { kind: 'as-typed' };
  const onlyNames = tokens.length <= 3 + nutrients.length + groups.length;
  if (nutrients.length > 0 && onlyNames && (opened || tokens.length <= 2)) {
    const restCue = tokens.length > 2 ? cuedTopic(phrases, rest.split(' ').slice(0, -1).join(' ')) : null;
    return ask(restCue ?? context.topic, nutrients[0] ?? null);
  }
  if (groups.length > 0 && (opened || onlyNames)) return ask(context.topic, context.nutrients[0] ?? null);
  return { kind: 'as-typed' };
};
