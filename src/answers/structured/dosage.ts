import { groupLabel, type Who } from '../../knowledge/group.js';
import { dailyAmount, reduceAbove, type UpperLimit, upperLimit } from '../../knowledge/lookup.js';
import type { DailyRow } from '../../knowledge/schema/amount.js';
import type { Nutrient } from '../../knowledge/schema/nutrient.js';
import type { Block, Reply } from '../reply.js';
import type { Shelf, Turn } from '../shelf.js';
import { amountWords, spanWords } from './amounts.js';
import { capital, factsReply, stated } from './parts.js';
import { isAnyone } from './person.js';

/** What a limit counts, in words that end a sentence. */
export const COUNTED: Record<Extract<UpperLimit, { kind: 'limit' }>['counts'], string> = {
  supplements: 'from supplements and medicines; what is naturally in food does not count',
  'all-sources': 'from food and supplements together',
  'added-folic-acid': 'of added folic acid; what is naturally in food does not count',
};

/** The upper limit in one or two sentences. */
export const limitSentence = (nutrient: Nutrient, who: Who): string => {
  const limit = upperLimit(nutrient, who);
  if (limit.kind === 'none') return limit.why;
  if (limit.kind === 'not-set') return 'No upper limit is set for this age; food alone is advised.';
  const unit = limit.rows[0]!.unit;
  const most = spanWords(
    nutrient.id,
    limit.rows.map((row) => row.amount),
    unit,
  );
  return `The upper limit is ${most} a day ${COUNTED[limit.counts]}.`;
};

const sentence = (nutrient: Nutrient, row: DailyRow): string =>
  `${capital(groupLabel(row.group))} need ${amountWords(nutrient.id, row.amount, row.unit)} of ${nutrient.name} a day.`;

const ceilingSentence = (nutrient: Nutrient, who: Who): string => {
  const rows = reduceAbove(nutrient, who);
  const first = rows[0];
  if (first === undefined) return '';
  return `It is best to stay below ${spanWords(
    nutrient.id,
    rows.map((row) => row.amount),
    first.unit,
  )} a day.`;
};

/** What adults need a day, in words: "310 to 420 mg". */
export const dailySpan = (nutrient: Nutrient): string => {
  const rows = dailyAmount(nutrient);
  return spanWords(
    nutrient.id,
    rows.map((row) => row.amount),
    rows[0]!.unit,
  );
};

/** How much a day for this person; a table of adults where nothing is known of them. Null where nothing is published. */
export const dosageReply = (shelf: Shelf, nutrient: Nutrient, who: Who, turn: Turn): Reply | null => {
  const rows = dailyAmount(nutrient, who);
  const first = rows[0];
  if (first === undefined) return null;
  const adults = isAnyone(who);
  const span = spanWords(
    nutrient.id,
    rows.map((row) => row.amount),
    first.unit,
  );
  const lead = adults
    ? `Most adults need ${span} of ${nutrient.name} a day.`
    : rows.map((row) => sentence(nutrient, row)).join(' ');
  const notes = [
    limitSentence(nutrient, who),
    ceilingSentence(nutrient, who),
    ...nutrient.daily.notes.slice(0, 1).map(stated),
    who.state === 'pregnant' ? 'In pregnancy, ask your midwife or doctor before you take a supplement.' : '',
  ].filter((note) => note !== '');
  const blocks: Block[] = [{ kind: 'text', text: lead }];
  if (adults && rows.length > 1) {
    blocks.push({
      kind: 'table',
      title: `${capital(nutrient.name)} a day`,
      rows: rows.map((row) => ({
        label: capital(groupLabel(row.group)),
        value: amountWords(nutrient.id, row.amount, row.unit),
      })),
    });
  }
  if (notes.length > 0) blocks.push({ kind: 'text', text: notes.join(' ') });
  return factsReply(
    shelf,
    {
      id: `${nutrient.id}-daily`,
      topic: 'nutrient-dosage',
      question: `How much ${nutrient.name} a day?`,
      blocks,
      sources: [...nutrient.daily.sources, ...nutrient.limit.sources],
      nutrients: [nutrient.id],
      suggestions: [
        `Which foods are rich in ${nutrient.name}?`,
        `What happens with too much ${nutrient.name}?`,
        `Does ${nutrient.name} help cramps?`,
      ],
    },
    turn,
  );
};
