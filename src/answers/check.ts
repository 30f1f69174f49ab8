import type { CheckResult, Ranked } from '../dialogue/symptom-check/score.js';
import type { SymptomCheckData } from '../knowledge/schema/symptom-check.js';
import { type About, inSentence, labelOf, saidIn } from './check-words.js';
import { type Block, blank, type Reply } from './reply.js';
import { citations, finish, type Shelf } from './shelf.js';

/** How well something fits, in words; points are judgement and would pass for chances. */
const fitWords = (score: number): string =>
  score >= 9 ? 'Fits well' : score >= 5 ? 'Possible' : 'Worth keeping in mind';

type Answers = ReadonlyMap<string, readonly string[]>;

/** What a result is written from. */
export type CheckOutcome = { answers: Answers; result: CheckResult; about: About };

const candidateOf = (check: SymptomCheckData, { id }: Ranked) =>
  check.candidates.find((known) => known.id === id)!;

/** The person's own answers that count for or against something, in words. */
const weighed = (check: SymptomCheckData, { answers, about }: CheckOutcome, { id }: Ranked) => {
  const given = check.questions.flatMap((question) =>
    question.answers.filter(({ code }) => answers.get(question.id)?.includes(code)),
  );
  const words = (counts: (points: number) => boolean): string =>
    given
      .filter(({ points }) => counts(points[id] ?? 0))
      .map((answer) => inSentence(labelOf(answer, about)))
      .join('; ');
  return { for: words((points) => points > 0), against: words((points) => points < 0) };
};

const candidateBlock = (check: SymptomCheckData, outcome: CheckOutcome, ranked: Ranked): Block => {
  const { name, start, try: advice, see } = candidateOf(check, ranked);
  const { for: pro, against } = weighed(check, outcome, ranked);
  const common = start > 0 ? 'most cramps are of this kind' : '';
  return {
    kind: 'list',
    title: `${fitWords(ranked.score)}: ${inSentence(name)}`,
    ordered: false,
    items: [
      `For it: ${[pro, common].filter((part) => part !== '').join('; ')}.`,
      `Against it: ${against === '' ? `nothing in ${outcome.about === 'me' ? 'your' : 'their'} answers` : against}.`,
      `Try now: ${advice}`,
      `Whom to see: ${see}`,
    ],
  };
};

const leadOf = (check: SymptomCheckData, { answers, result, about }: CheckOutcome): string => {
  const your = about === 'me' ? 'your' : 'their';
  if (result.urgency === 'urgent') {
    const today = saidIn(check, answers).flatMap(({ today: text }) => text ?? []);
    return [
      `Today: see a doctor or call an urgent care line about ${about === 'me' ? 'this' : 'them'}.`,
      ...today,
      `If ${about === 'me' ? 'you feel' : 'they get'} much worse, call your local emergency number.`,
    ].join(' ');
  }
  const how =
    result.urgency === 'soon'
      ? `Soon: see a doctor within days or weeks, because of ${reasonsOf(check, answers, about)}.`
      : `No hurry: nothing in ${your} answers needs a doctor quickly.`;
  return result.candidates.length > 0 ? how : `${how} Nothing stands out as the cause.`;
};

/** The answers that call for a doctor soon, in words. */
const reasonsOf = (check: SymptomCheckData, answers: Answers, about: About): string => {
  const reasons = saidIn(check, answers)
    .filter(({ tier }) => tier === 'soon')
    .map((answer) => `“${labelOf(answer, about)}”`);
  return reasons.length === 1 ? reasons[0]! : `${reasons.slice(0, -1).join(', ')} and ${reasons.at(-1)}`;
};

/** Whom to ask before anything is changed: illness, pregnancy or medicines make common advice unsafe. */
const teamBlock = (check: SymptomCheckData, answers: Answers): Block[] => {
  const teams = [...new Set(saidIn(check, answers).flatMap(({ team }) => team ?? []))];
  if (teams.length === 0) return [];
  const whom = teams.length === 1 ? teams[0]! : `${teams.slice(0, -1).join(', ')} and ${teams.at(-1)}`;
  return [
    {
      kind: 'text',
      text: `First ask ${whom} before you change what is eaten, drunk or taken. Start no supplement without them.`,
    },
  ];
};

/** A note for the doctor, in whole lines: each question and what was answered. */
const noteBlock = (check: SymptomCheckData, { answers, about }: CheckOutcome): Block[] => {
  const lines = check.questions.flatMap((question) => {
    const said = question.answers.filter(({ code }) => answers.get(question.id)?.includes(code));
    if (said.length === 0) return [];
    return [`${question.topic}: ${said.map((answer) => inSentence(labelOf(answer, about))).join('; ')}`];
  });
  const who = about === 'me' ? 'About: me' : 'About: someone I care for';
  return lines.length === 0
    ? []
    : [{ kind: 'note', title: 'A note for the doctor, to copy', lines: [`Cramps. ${who}`, ...lines] }];
};

const questionsBlock = (check: SymptomCheckData, { result, about }: CheckOutcome): Block => {
  const tests = [...new Set(result.candidates.flatMap((ranked) => candidateOf(check, ranked).tests))];
  return {
    kind: 'list',
    title: 'Questions for the doctor',
    ordered: false,
    items: [
      'What could be behind these cramps?',
      `Could one of ${about === 'me' ? 'my' : 'their'} medicines play a part?`,
      ...(tests.length > 0 ? [`Is it worth checking: ${tests.join(', ')}?`] : []),
      'What should make us come back sooner?'.replace('us', about === 'me' ? 'me' : 'us'),
    ],
  };
};

const PLAIN_ADVICE =
  'Stretch the calves before bed, move by day and drink as thirst asks. See a doctor if the cramps last over four weeks, come most nights, or anything new joins them.';
const NOT_A_DIAGNOSIS =
  'This is not a diagnosis. It weighs answers by judgement and published facts, not by measured chances.';

/** The result of a check: how soon first, then what may fit and why, what to ask, and a note to copy. */
export const checkReply = (shelf: Shelf, check: SymptomCheckData, outcome: CheckOutcome): Reply => {
  const { result, about, answers } = outcome;
  const isUrgent = result.urgency === 'urgent';
  const blocks: Block[] = [
    { kind: 'text', text: leadOf(check, outcome) },
    ...(isUrgent ? [] : teamBlock(check, answers)),
    ...result.candidates.map((ranked) => candidateBlock(check, outcome, ranked)),
    ...(result.candidates.length === 0 && !isUrgent ? [{ kind: 'text' as const, text: PLAIN_ADVICE }] : []),
    questionsBlock(check, outcome),
    { kind: 'text', text: NOT_A_DIAGNOSIS },
    ...noteBlock(check, outcome),
  ];
  return finish(shelf, {
    ...blank,
    kind: isUrgent ? 'urgent' : 'answer',
    topic: 'symptom-check',
    title: about === 'me' ? 'Your symptom check' : 'The symptom check for someone you care for',
    blocks,
    urgency: result.urgency === 'self-care' ? 'none' : result.urgency,
    redFlags: result.redFlags,
    answerId: 'symptom-check',
    sources: citations(
      shelf,
      result.candidates.flatMap((ranked) => candidateOf(check, ranked).sources),
    ),
    reviewed: check.reviewed,
  });
};
