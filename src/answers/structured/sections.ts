import type { Graded, Nutrient } from '../../knowledge/schema/nutrient.js';
import type { Block, Reply } from '../reply.js';
import type { Shelf, Turn } from '../shelf.js';
import { dosageReply, limitSentence } from './dosage.js';
import { capital, type Facts, factsReply, listed, stated } from './parts.js';

const text = (words: string): Block => ({ kind: 'text', text: words });

/** How far the evidence goes, in words. */
export const GRADE_WORDS: Record<Graded['grade'], string> = {
  established: 'well established',
  moderate: 'moderate',
  weak: 'weak',
  unproven: 'unproven',
  against: 'against it: studies looked and found little or no effect',
};

const questions = (nutrient: Nutrient): Record<'daily' | 'foods' | 'low' | 'high' | 'cramps', string> => ({
  daily: `How much ${nutrient.name} a day?`,
  foods: `Which foods are rich in ${nutrient.name}?`,
  low: `What are the signs of low ${nutrient.name}?`,
  high: `What happens with too much ${nutrient.name}?`,
  cramps: `Does ${nutrient.name} help cramps?`,
});

const overview = (nutrient: Nutrient): Omit<Facts, 'id' | 'topic'> => {
  const ask = questions(nutrient);
  return {
    question: `What does ${nutrient.name} do?`,
    blocks: [text(stated(nutrient.role)), text(stated(nutrient.summary))],
    more: stated(nutrient.cramps.deficiency),
    sources: [...nutrient.role.sources, ...nutrient.summary.sources],
    suggestions: [ask.daily, ask.foods, ask.cramps],
  };
};

const low = (nutrient: Nutrient): Omit<Facts, 'id' | 'topic'> => {
  const ask = questions(nutrient);
  const { early, severe, note, atRisk } = nutrient.low;
  return {
    question: ask.low,
    blocks: [
      text(`Early signs of low ${nutrient.name} can be ${listed(early.points)}.`),
      ...(severe === undefined ? [] : [text(`When it is severe: ${listed(severe.points)}.`)]),
      text('These signs have many other causes, so only a doctor can tell, mostly with a blood test.'),
      ...(atRisk === undefined
        ? []
        : [
            {
              kind: 'list' as const,
              title: 'More at risk:',
              ordered: false,
              items: atRisk.points.slice(0, 6),
            },
          ]),
    ],
    more: note === undefined ? null : stated(note),
    sources: [...early.sources, ...(severe?.sources ?? []), ...(atRisk?.sources ?? [])],
    suggestions: [ask.cramps, ask.foods, `How is ${nutrient.name} tested?`],
  };
};

const high = (nutrient: Nutrient): Omit<Facts, 'id' | 'topic'> => {
  const ask = questions(nutrient);
  const limit = limitSentence(nutrient, {});
  return {
    question: ask.high,
    blocks: [
      text(stated(nutrient.high.signs)),
      ...(limit === '' ? [] : [text(limit)]),
      ...(nutrient.high.atRisk === undefined ? [] : [text(stated(nutrient.high.atRisk))]),
    ],
    sources: [
      ...nutrient.high.signs.sources,
      ...nutrient.limit.sources,
      ...(nutrient.high.atRisk?.sources ?? []),
    ],
    suggestions: [ask.daily, `Which medicines interact with ${nutrient.name}?`],
  };
};

const forms = (nutrient: Nutrient): Omit<Facts, 'id' | 'topic'> | null => {
  const ask = questions(nutrient);
  if (nutrient.forms.length === 0) return null;
  const shown = nutrient.forms.slice(0, 6);
  return {
    question: `Which form of ${nutrient.name}?`,
    blocks: [
      text(
        nutrient.absorption === undefined
          ? `${capital(nutrient.name)} comes in several forms; a pharmacist can help you choose.`
          : stated(nutrient.absorption),
      ),
      {
        kind: 'table',
        title: 'Forms',
        rows: shown.map((form) => ({ label: capital(form.name), value: stated(form) })),
      },
      text(
        'Ask a pharmacist before you start, above all with kidney disease, in pregnancy or with other medicines.',
      ),
    ],
    sources: [...(nutrient.absorption?.sources ?? []), ...shown.flatMap((form) => form.sources)],
    suggestions: [ask.daily, ask.cramps, `Which medicines interact with ${nutrient.name}?`],
  };
};

const cramps = (nutrient: Nutrient): Omit<Facts, 'id' | 'topic'> => {
  const { deficiency, supplement, details } = nutrient.cramps;
  const ask = questions(nutrient);
  return {
    question: `Can low ${nutrient.name} cause cramps, and does taking it help?`,
    blocks: [
      text(`${deficiency.text} ${supplement.text}`),
      {
        kind: 'table',
        title: 'How strong the evidence is',
        rows: [
          { label: 'A real lack causes cramps', value: GRADE_WORDS[deficiency.grade] },
          { label: 'A supplement helps ordinary cramps', value: GRADE_WORDS[supplement.grade] },
        ],
      },
    ],
    more: details.length > 0 ? details.map(stated).join(' ') : null,
    sources: [...deficiency.sources, ...supplement.sources],
    suggestions: [ask.low, ask.foods, ask.daily],
  };
};

const test = (nutrient: Nutrient): Omit<Facts, 'id' | 'topic'> | null =>
  nutrient.test === undefined
    ? null
    : {
        question: `How is ${nutrient.name} tested?`,
        blocks: [
          text(`${capital(nutrient.name)} is tested by ${nutrient.test.name}.`),
          ...(nutrient.test.ranges.length > 0 ? [text(nutrient.test.ranges.map(stated).join(' '))] : []),
          text(
            nutrient.test.note === undefined
              ? 'Labs differ, so use the range printed on your report and let a doctor read it.'
              : stated(nutrient.test.note),
          ),
        ],
        sources: [...nutrient.test.sources, ...nutrient.test.ranges.flatMap((range) => range.sources)],
        suggestions: [questions(nutrient).low, questions(nutrient).cramps],
      };

const SECTIONS = new Map<string, (nutrient: Nutrient) => Omit<Facts, 'id' | 'topic'> | null>([
  ['nutrient-overview', overview],
  ['nutrient-deficiency', low],
  ['nutrient-excess', high],
  ['nutrient-supplement-form', forms],
  ['deficiency-cause', cramps],
  ['tests-diagnosis', test],
]);

/** What the knowledge says of a nutrient under a topic. Null where it says nothing. */
export const sectionReply = (shelf: Shelf, nutrient: Nutrient, topic: string, turn: Turn): Reply | null => {
  if (topic === 'nutrient-dosage') return dosageReply(shelf, nutrient, {}, turn);
  const facts = SECTIONS.get(topic)?.(nutrient);
  if (facts === null || facts === undefined) return null;
  return factsReply(
    shelf,
    { ...facts, id: `${nutrient.id}-${topic}`, topic, nutrients: [nutrient.id] },
    turn,
  );
};
