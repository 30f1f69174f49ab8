import type { RedFlagData, Tier } from '../knowledge/schema/red-flags.js';
import { readWords } from './lexicon.js';
import { compileMatcher, type Matcher, Reading, type Span } from './matcher.js';
import { readWays } from './pattern.js';
import { counts, type Exception, type Scope, type ScopeConcepts, scopeOf } from './scope.js';

/**
 * A red flag found, whether by a sign strong enough to fire alone, and the places in the message (UTF-16 units, end
 * exclusive) that tell of it.
 */
export type Flag = { id: string; tier: Tier; strong: boolean; evidence: { start: number; end: number }[] };

/** What is left of a message once denials are taken out, and the concepts it states: food for a second opinion. */
export type Said = { text: string; marks: string[] };

/** What triage makes of a message: flags, the most urgent first, and how urgent they are together. */
export type Triage = {
  flags: Flag[];
  urgency: 'none' | 'soon' | 'urgent' | 'emergency';
  /** Somebody may harm themselves. */
  crisis: boolean;
};

/** One thing that must be said (any of the concepts), or must not be. */
type Sign = { anyOf: number[]; absent: boolean };
/** Signs that fire together; `strong` where nothing else need agree. */
type Way = { signs: Sign[]; strong: boolean };
type Rule = {
  id: string;
  tier: Tier;
  order: number;
  ways: Way[];
  except: number | null;
  evenIf: readonly Exception[];
  raised: { when: number; to: string | null }[];
};

/** Red flags made ready to be looked for. */
export type TriageModel = {
  matcher: Matcher;
  scope: ScopeConcepts;
  circumstances: ReadonlySet<number>;
  rules: readonly Rule[];
  tiers: ReadonlyMap<string, Tier>;
  /** Names of the concepts, by number. */
  names: readonly string[];
};

const RANK: Record<Tier, number> = { emergency: 3, urgent: 2, soon: 1, 'self-care': 0 };
const SCOPES = ['past', 'over', 'again', 'hypothetical', 'general', 'personal', 'fiction'] as const;

const readSigns = (line: string, ids: ReadonlyMap<string, number>): Sign[] =>
  line.split('+').map((part) => {
    const written = part.trim();
    const absent = written.startsWith('!');
    const anyOf = (absent ? written.slice(1) : written).split('/').map((name) => {
      const found = ids.get(name.trim());
      if (found === undefined) throw new Error(`no concept is called "${name.trim()}"`);
      return found;
    });
    return { anyOf, absent };
  });

/** Prepares the red flags of the knowledge. Throws for a pattern or concept that cannot be read. */
export const compileTriage = (data: RedFlagData): TriageModel => {
  const concepts: [string, ReturnType<typeof readWays>][] = Object.entries(data.concepts).map(
    ([id, ways]) => [id, readWays(ways)],
  );
  for (const name of SCOPES) concepts.push([`scope ${name}`, readWays(data.scope[name])]);
  for (const flag of data.flags) {
    if (flag.alone) concepts.push([`${flag.id} alone`, readWays(flag.alone)]);
    if (flag.likely) concepts.push([`${flag.id} likely`, readWays(flag.likely)]);
    if (flag.except) concepts.push([`${flag.id} except`, readWays(flag.except)]);
    for (const [at, { when }] of (flag.raised ?? []).entries())
      concepts.push([`${flag.id} raised ${at}`, readWays(when)]);
  }
  const matcher = compileMatcher(concepts, data.fillers, data['not-slips']);
  const number = (name: string): number => matcher.ids.get(name)!;
  const lone = (name: string, strong: boolean): Way => ({
    signs: [{ anyOf: [number(name)], absent: false }],
    strong,
  });
  const rules = data.flags.map(
    (flag, order): Rule => ({
      id: flag.id,
      tier: flag.tier,
      order,
      ways: [
        ...(flag.alone ? [lone(`${flag.id} alone`, true)] : []),
        ...(flag.likely ? [lone(`${flag.id} likely`, false)] : []),
        ...(flag.together ?? []).map((line) => ({ signs: readSigns(line, matcher.ids), strong: false })),
      ],
      except: flag.except ? number(`${flag.id} except`) : null,
      evenIf: flag['even-if'] ?? [],
      raised: (flag.raised ?? []).map(({ to }, at) => ({
        when: number(`${flag.id} raised ${at}`),
        to: to ?? null,
      })),
    }),
  );
  return {
    matcher,
    scope: Object.fromEntries(SCOPES.map((name) => [name, number(`scope ${name}`)])) as ScopeConcepts,
    circumstances: new Set(data.circumstances.map(number)),
    rules,
    tiers: new Map(data.flags.map(({ id, tier }) => [id, tier])),
    names: [...matcher.ids.keys()],
  };
};

type Found = { spans: Span[]; strong: boolean };

/** Where a concept is said so that it counts. */
const liveSpans = (
  model: TriageModel,
  reading: Reading,
  scope: Scope,
  concept: number,
  evenIf: readonly Exception[],
): Span[] => {
  if (!reading.maySay(concept)) return [];
  const readings: readonly Exception[] = model.circumstances.has(concept) ? [...evenIf, 'past'] : evenIf;
  return reading.spans(concept).filter((span) => counts(scope, span, readings));
};

const findRule = (model: TriageModel, reading: Reading, scope: Scope, rule: Rule): Found | null => {
  if (rule.except !== null && reading.maySay(rule.except) && reading.spans(rule.except).length > 0)
    return null;
  if (scope.fiction && rule.tier !== 'emergency') return null;
  for (const { signs, strong } of rule.ways) {
    const spans: Span[] = [];
    const fits = signs.every(({ anyOf, absent }) => {
      const found = anyOf.flatMap((concept) =>
        liveSpans(model, reading, scope, concept, rule.evenIf).slice(0, 1),
      );
      spans.push(...found);
      return absent ? found.length === 0 : found.length > 0;
    });
    if (fits) return { spans, strong };
  }
  return null;
};

const placeOf = (reading: Reading, { start, end }: Span): { start: number; end: number } => ({
  start: reading.words[start]!.token.start,
  end: reading.words[end - 1]!.token.end,
});

/**
 * Red flags in a message: for a real person now, not denied, not over, not a question in general. Pure; linear in the
 * length of the message.
 */
export const triage = (model: TriageModel, message: string): Triage => readMessage(model, message).found;

/** Flags of some kinds, the most urgent first, and how urgent they are together. */
export const triageOf = (model: TriageModel, flags: readonly Flag[]): Triage => {
  const order = new Map(model.rules.map((rule) => [rule.id, rule.order]));
  const sorted = flags.toSorted(
    (left, right) => RANK[right.tier] - RANK[left.tier] || order.get(left.id)! - order.get(right.id)!,
  );
  const top = sorted[0]?.tier;
  return {
    flags: sorted,
    urgency: top === undefined || top === 'self-care' ? 'none' : top,
    crisis: sorted.some(({ id }) => id === 'suicidal-crisis'),
  };
};

/** Concepts stated so that they count, and how the message speaks, by name; its words without what is denied. */
const saidIn = (model: TriageModel, reading: Reading, scope: Scope): Said => {
  const marks: string[] = [];
  for (const concept of reading.candidates()) {
    const name = model.names[concept]!;
    const isScope = name.startsWith('scope ');
    const spans = reading.spans(concept);
    if (isScope ? spans.length > 0 : spans.some((span) => counts(scope, span, []))) marks.push(name);
  }
  for (const reason of new Set(scope.unreal.flat())) marks.push(`unreal ${reason}`);
  const text = reading.words.flatMap(({ token }, at) => (scope.denied.has(at) ? [] : [token.text])).join(' ');
  return { text, marks };
};

/** The flags that the rules find in a message, and what it says. */
export const readMessage = (model: TriageModel, message: string): { found: Triage; said: Said } => {
  const words = readWords(model.matcher.lexicon, message);
  if (words.length === 0) return { found: triageOf(model, []), said: { text: '', marks: [] } };
  const reading = new Reading(model.matcher, words);
  const scope = scopeOf(reading, model.scope);
  const found = new Map<string, Flag>();
  const note = (id: string, tier: Tier, strong: boolean, spans: Span[]): void => {
    const known = found.get(id);
    if (known && RANK[known.tier] >= RANK[tier]) return;
    found.set(id, { id, tier, strong, evidence: spans.map((span) => placeOf(reading, span)) });
  };
  for (const rule of model.rules) {
    if (rule.tier === 'self-care') continue;
    const hit = findRule(model, reading, scope, rule);
    if (hit === null) continue;
    note(rule.id, rule.tier, hit.strong, hit.spans);
    for (const { when, to } of rule.raised) {
      const spans = liveSpans(model, reading, scope, when, rule.evenIf);
      if (spans.length === 0) continue;
      note(rule.id, 'emergency', hit.strong, hit.spans);
      if (to !== null) note(to, model.tiers.get(to) ?? 'emergency', hit.strong, spans);
    }
  }
  return { found: triageOf(model, [...found.values()]), said: saidIn(model, reading, scope) };
};
