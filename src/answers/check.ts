import type { CheckResult, Ranked } from '../dialogue/symptom-check/score.js';
import type { SymptomCheckData } from '../knowledge/schema/symptom-check.js';
import { type Block, blank, type Reply } from './reply.js';
import { citations, finish, type Shelf } from './shelf.js';

/** How well something fits, in words; points are judgement and would pass for chances. */
const fitWords = (score: number): string =>
  score >= 9 ? 'fits well' : score >= 5 ? 'is possible' : 'is worth keeping in mind';

const list = (labels: readonly string[]): string => labels.map((label) => label.toLowerCase()).join('; ');

type About = 'me' | 'other';

const candidateBlock = (check: SymptomCheckData, ranked: Ranked): Block => {
  const { name, try: advice, see } = check.candidates.find(({ id }) => id === ranked.id)!;
  return {
    kind: 'list',
    title: `${name} ${fitWords(ranked.score)}`,
    ordered: false,
    items: [
      ...(ranked.for.length > 0 ? [`Speaks for it: ${list(ranked.for)}.`] : []),
      ...(ranked.against.length > 0 ? [`Speaks against it: ${list(ranked.against)}.`] : []),
      `Try: ${advice}`,
      `Whom to see: ${see}`,
    ],
  };
};

const leadOf = ({ urgency, candidates }: CheckResult, about: About): string => {
  const [your, you] = about === 'me' ? ['your', 'you'] : ['their', 'they'];
  const soon =
    urgency === 'urgent'
      ? `See a doctor or an urgent care line today about ${about === 'me' ? 'these signs' : 'their signs'}.`
      : urgency === 'soon'
        ? `Book a doctor within days or weeks: one or more of ${your} answers should be looked at.`
        : `Nothing in ${your} answers needs a doctor in a hurry.`;
  if (urgency === 'urgent') return `${soon} Call your emergency number if ${you} get worse.`;
  return candidates.length > 0 ? soon : `${soon} Nothing stands out as the cause.`;
};

const noteFor = (check: SymptomCheckData, answers: ReadonlyMap<string, readonly string[]>): string[] =>
  check.questions.flatMap(({ id, ask, answers: known }) => {
    const said = known.filter(({ code }) => answers.get(id)?.includes(code)).map(({ label }) => label);
    return said.length > 0 ? [`${ask} ${said.join('; ')}.`] : [];
  });

/** The result of a check that found no red flag: how soon, what may fit and why, what to ask, and a note to copy. */
export const checkReply = (
  shelf: Shelf,
  check: SymptomCheckData,
  answers: ReadonlyMap<string, readonly string[]>,
  result: CheckResult,
  about: About,
): Reply => {
  const shown = result.candidates;
  const tests = [
    ...new Set(shown.flatMap(({ id }) => check.candidates.find((known) => known.id === id)!.tests)),
  ];
  const blocks: Block[] = [
    { kind: 'text', text: leadOf(result, about) },
    ...shown.map((ranked) => candidateBlock(check, ranked)),
    ...(shown.length === 0 && result.urgency !== 'urgent'
      ? [
          {
            kind: 'text' as const,
            text: 'Stretch the calf before bed and drink as you need to. See a doctor if the cramps last over four weeks, come most nights, or anything new joins them.',
          },
        ]
      : []),
    {
      kind: 'list',
      title: 'Questions for the doctor',
      ordered: false,
      items: [
        'What could be behind these cramps?',
        'Could one of my medicines play a part?',
        ...(tests.length > 0 ? [`Would a check of ${tests.join(', ')} make sense?`] : []),
      ],
    },
    { kind: 'list', title: 'A note to copy', ordered: false, items: noteFor(check, answers) },
    {
      kind: 'text',
      text: 'This is not a diagnosis. It rests on judgement and published facts, not on measured chances.',
    },
  ];
  return finish(shelf, {
    ...blank,
    kind: result.urgency === 'urgent' ? 'urgent' : 'answer',
    topic: 'symptom-check',
    title: 'Your symptom check',
    blocks,
    urgency: result.urgency === 'self-care' ? 'none' : result.urgency,
    redFlags: result.redFlags,
    answerId: 'symptom-check',
    sources: citations(
      shelf,
      shown.flatMap(({ id }) => check.candidates.find((known) => known.id === id)!.sources),
    ),
    reviewed: check.reviewed,
  });
};
