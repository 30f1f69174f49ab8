import type { RedFlagSigns, Ways } from '../knowledge/schema/red-flag-signs.js';
import type { RedFlagData, Tier } from '../knowledge/schema/red-flags.js';
import type { WordList } from '../text/word-list.js';
import { type Concept, compileMatcher, type Matcher } from './matcher.js';
import { readWays } from './pattern.js';
import { type Exception, SCOPES, type ScopeConcepts } from './scope.js';

/** One thing that must be said (any of the concepts), or must not be. */
type Sign = { anyOf: readonly number[]; absent: boolean };

export type Rule = {
  id: string;
  tier: Tier;
  /** Any of these lists of signs makes it fire. */
  ways: readonly (readonly Sign[])[];
  except: number | null;
  evenIf: readonly Exception[];
  raised: readonly { when: number; to: string | null }[];
};

/** Red flags made ready to be looked for. */
export type TriageModel = {
  matcher: Matcher;
  scope: ScopeConcepts;
  circumstances: ReadonlySet<number>;
  rules: readonly Rule[];
  tiers: ReadonlyMap<string, Tier>;
  order: ReadonlyMap<string, number>;
  coveredBy: ReadonlyMap<string, readonly string[]>;
  /** Names of the concepts, by number. */
  names: readonly string[];
};

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
export const compileTriage = (data: RedFlagData, signs: RedFlagSigns, english: WordList): TriageModel => {
  const concepts: Concept[] = [];
  const add = (id: string, ways: Ways): void => {
    const { says, unless = [], beside = [] } = Array.isArray(ways) ? { says: ways } : ways;
    concepts.push({ id, says: readWays(says), unless: readWays(unless), beside: readWays(beside) });
  };
  for (const [id, ways] of Object.entries(signs.concepts)) add(id, ways);
  for (const name of SCOPES) add(`scope ${name}`, signs.scope[name]);
  for (const flag of data.flags) {
    add(`${flag.id} alone`, flag.alone ?? []);
    add(`${flag.id} except`, flag.except ?? []);
    for (const [at, { when }] of (flag.raised ?? []).entries()) add(`${flag.id} raised ${at}`, when);
  }
  const matcher = compileMatcher(concepts, signs.fillers, english);
  const number = (name: string): number => matcher.ids.get(name)!;
  const rules = data.flags
    .filter(({ tier }) => tier !== 'self-care')
    .map(
      (flag): Rule => ({
        id: flag.id,
        tier: flag.tier,
        ways: [
          ...(flag.alone ? [[{ anyOf: [number(`${flag.id} alone`)], absent: false }]] : []),
          ...(flag.together ?? []).map((line) => readSigns(line, matcher.ids)),
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
    circumstances: new Set(signs.circumstances.map(number)),
    rules,
    tiers: new Map(data.flags.map(({ id, tier }) => [id, tier])),
    order: new Map(data.flags.map(({ id }, at) => [id, at])),
    coveredBy: new Map(data.flags.map((flag) => [flag.id, flag['covered-by'] ?? []])),
    names: concepts.map(({ id }) => id),
  };
};
