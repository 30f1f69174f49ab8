import type { Verdict } from '../../knowledge/schema/verdict.js';
import type { Block, Reply } from '../reply.js';
import type { Shelf, Turn } from '../shelf.js';
import { factsReply } from './parts.js';

export const VERDICT_WORDS: Record<Verdict['verdict'], string> = {
  helps: 'Helps',
  'may-help': 'May help',
  unknown: 'Not known',
  'does-not-help': 'Does not help',
  harmful: 'Can harm',
};

/** The verdict on a treatment in these groups of people, else in anyone. Undefined where there is none. */
export const verdictFor = (
  shelf: Shelf,
  treatment: string,
  groups: readonly string[],
): Verdict | undefined => {
  const all = shelf.verdicts.filter((verdict) => verdict.treatment === treatment);
  return (
    all.find((verdict) => verdict.group !== undefined && groups.includes(verdict.group)) ??
    all.find((verdict) => verdict.group === undefined) ??
    all[0]
  );
};

/** For whom a verdict holds, as the end of a question. */
const GROUP_WORDS = new Map([
  ['older-adults', ' of older people'],
  ['pregnancy', ' in pregnancy'],
  ['athletes', ' in sport'],
  ['cirrhosis', ' with cirrhosis'],
  ['dialysis', ' on dialysis'],
]);

const question = ({ name, plural, group }: Verdict, forWhom = false): string =>
  `${plural ? 'Do' : 'Does'} ${name} help cramps${forWhom ? (GROUP_WORDS.get(group ?? '') ?? '') : ''}?`;

/** Does it work: the verdict, its numbers and how sure it is. */
export const verdictReply = (shelf: Shelf, verdict: Verdict, turn: Turn): Reply => {
  const blocks: Block[] = [
    { kind: 'text', text: `${verdict.headline} ${verdict.words}` },
    {
      kind: 'table',
      title: 'The evidence',
      rows: [
        { label: 'Verdict', value: VERDICT_WORDS[verdict.verdict] },
        { label: 'For', value: verdict.groupWords },
        ...(verdict.numbers === undefined ? [] : [{ label: 'In numbers', value: verdict.numbers }]),
        { label: 'How sure', value: verdict.certainty.replaceAll('-', ' ') },
      ],
    },
    ...(verdict.caution === undefined ? [] : [{ kind: 'text' as const, text: verdict.caution }]),
  ];
  const others = shelf.verdicts.filter(
    (other) => other.treatment === verdict.treatment && other.id !== verdict.id,
  );
  return factsReply(
    shelf,
    {
      id: verdict.id,
      topic: 'home-remedy-myth',
      question: question(verdict),
      blocks,
      sources: verdict.sources,
      ...(verdict.nutrient === undefined ? {} : { nutrients: [verdict.nutrient] }),
      suggestions: [...others.map((other) => question(other, true)), 'What helps a calf cramp right now?'],
      reviewed: verdict.date,
    },
    turn,
  );
};
