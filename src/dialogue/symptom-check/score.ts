import type { SymptomCheckData } from '../../knowledge/schema/symptom-check.js';

/** Question id → codes of the answers given; questions may be left out. */
export type CheckAnswers = ReadonlyMap<string, readonly string[]>;

export type CheckUrgency = 'self-care' | 'soon' | 'urgent' | 'emergency';

/** What may fit, with what the person said for and against it. Points are judgement, not chances. */
export type Ranked = { id: string; score: number; for: string[]; against: string[] };

/** The outcome: how soon to be seen, red flags that were ticked, and what may fit (none where urgent or worse). */
export type CheckResult = { urgency: CheckUrgency; redFlags: string[]; candidates: Ranked[] };

/** The candidate of exclusion: it gives way to whatever else has points enough. */
const ORDINARY = 'idio';
/** Points of the best other candidate from which ordinary cramp loses so many. */
const GIVES_WAY = [
  { from: 7, loses: 6 },
  { from: 5, loses: 4 },
];
/** A gated candidate needs so many points from diet, losses, medicines and illness. */
const GATE = 2;
/** Fewer points than these are not worth a word. */
const LEAST_SHOWN = 4;
const MOST_SHOWN = 3;

const RANK: Record<CheckUrgency, number> = { 'self-care': 0, soon: 1, urgent: 2, emergency: 3 };

type Given = { label: string; opensGate: boolean; points: Readonly<Record<string, number>> };

const givenIn = (check: SymptomCheckData, answers: CheckAnswers) =>
  check.questions.flatMap((question) =>
    question.answers
      .filter(({ code }) => answers.get(question.id)?.includes(code))
      .map((answer) => ({ ...answer, opensGate: question['opens-gate'] })),
  );

/** Every candidate's points, the exclusion rule applied, in the order that breaks ties. */
const pointsOf = (check: SymptomCheckData, given: readonly Given[], isOpen: (id: string) => boolean) => {
  const points = new Map(
    check.candidates.map(({ id, start }) => [
      id,
      start + given.reduce((sum, answer) => sum + (answer.points[id] ?? 0), 0),
    ]),
  );
  const best = Math.max(
    0,
    ...check.candidates.filter(({ id }) => id !== ORDINARY && isOpen(id)).map(({ id }) => points.get(id)!),
  );
  const loses = GIVES_WAY.find(({ from }) => best >= from)?.loses ?? 0;
  const ordinary = points.get(ORDINARY);
  if (ordinary !== undefined) points.set(ORDINARY, ordinary - loses);
  return points;
};

/** The result of a check. Rules and points: `data/symptom-check.yaml`, from published facts and by judgement. */
export const scoreCheck = (check: SymptomCheckData, answers: CheckAnswers): CheckResult => {
  const given = givenIn(check, answers);
  const codes = new Set(given.map(({ code }) => code));
  const urgency = given.reduce<CheckUrgency>(
    (most, { tier }) => (tier !== undefined && RANK[tier] > RANK[most] ? tier : most),
    'self-care',
  );
  const redFlags = [
    ...new Set(
      given.flatMap(({ flag, instead }) =>
        instead && codes.has(instead.with) ? [instead.flag] : (flag ?? []),
      ),
    ),
  ];
  if (RANK[urgency] >= RANK.urgent) return { urgency, redFlags, candidates: [] };

  const isOpen = (id: string): boolean => {
    const candidate = check.candidates.find((one) => one.id === id)!;
    if (candidate['hidden-by'].some((code) => codes.has(code))) return false;
    if (!candidate.gated) return true;
    const backing = given
      .filter(({ opensGate }) => opensGate)
      .reduce((sum, { points }) => sum + Math.max(0, points[id] ?? 0), 0);
    return backing >= GATE;
  };
  const points = pointsOf(check, given, isOpen);
  const candidates = check.candidates
    .filter(({ id }) => isOpen(id) && points.get(id)! >= LEAST_SHOWN)
    .sort((left, right) => points.get(right.id)! - points.get(left.id)!)
    .slice(0, MOST_SHOWN)
    .map(({ id }) => ({
      id,
      score: points.get(id)!,
      for: given.filter((answer) => (answer.points[id] ?? 0) > 0).map(({ label }) => label),
      against: given.filter((answer) => (answer.points[id] ?? 0) < 0).map(({ label }) => label),
    }));
  return { urgency, redFlags, candidates };
};
