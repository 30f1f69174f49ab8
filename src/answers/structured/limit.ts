import type { QuantityEntity } from '../../entities/entity.js';
import type { Who } from '../../knowledge/group.js';
import { compareWithLimit, dailyAmount, type LimitVerdict } from '../../knowledge/lookup.js';
import type { Nutrient } from '../../knowledge/schema/nutrient.js';
import { convert, parseUnit } from '../../knowledge/units.js';
import type { Reply } from '../reply.js';
import type { Shelf, Turn } from '../shelf.js';
import { amountWords, spanWords } from './amounts.js';
import { COUNTED } from './dosage.js';
import { factsReply } from './parts.js';

const ASK_FIRST =
  'Ask a pharmacist or doctor before you take more, above all with kidney disease, in pregnancy or with other medicines.';
const TOOK_TOO_MUCH =
  "Don't go above the limit unless a doctor who knows you told you to. If you already took a lot, or feel unwell after it, call a poison helpline or your local emergency number now.";

const needWords = (nutrient: Nutrient, who: Who): string[] => {
  const rows = dailyAmount(nutrient, who);
  const first = rows[0];
  if (first === undefined) return [];
  const span = spanWords(
    nutrient.id,
    rows.map((row) => row.amount),
    first.unit,
  );
  return [`The advised amount is ${span} a day in all, food included.`];
};

const linesFor = (
  nutrient: Nutrient,
  asked: string,
  verdict: Exclude<LimitVerdict, { kind: 'refused' }>,
  who: Who,
): string[] => {
  if (verdict.kind === 'no-limit') {
    const why = verdict.limit.kind === 'none' ? [verdict.limit.why] : [];
    return [
      `No upper limit is set for ${nutrient.name} here, so none can tell whether ${asked} a day is too much.`,
      ...why,
      ...needWords(nutrient, who),
      ASK_FIRST,
    ];
  }
  const { limit } = verdict;
  const most = spanWords(
    nutrient.id,
    limit.rows.map((row) => row.amount),
    limit.rows[0]!.unit,
  );
  const line = `the upper limit of ${most} ${COUNTED[limit.counts]}`;
  switch (verdict.kind) {
    case 'above':
      return [
        `Yes: ${asked} of ${nutrient.name} a day is above ${line}.`,
        TOOK_TOO_MUCH,
        nutrient.high.signs.text,
      ];
    case 'within':
      return [
        `No: ${asked} of ${nutrient.name} a day is within ${line}.`,
        ...needWords(nutrient, who),
        ASK_FIRST,
      ];
    case 'depends':
      return [
        `It depends on age: ${asked} of ${nutrient.name} a day is above the limit for some; it is ${most} ${COUNTED[limit.counts]}.`,
        TOOK_TOO_MUCH,
      ];
  }
};

/** Whether an amount somebody named lies above the published limit; null where the two cannot be compared. */
export const limitReply = (
  shelf: Shelf,
  nutrient: Nutrient,
  quantity: QuantityEntity,
  who: Who,
  turn: Turn,
): Reply | null => {
  const given = parseUnit(quantity.unit);
  const unit = nutrient.daily.rows[0]!.unit;
  if (given === undefined) return null;
  const amount = { amount: quantity.amount, unit: given };
  const verdict = compareWithLimit(nutrient, amount, who);
  const converted = convert(amount, unit, nutrient.id);
  if (verdict.kind === 'refused' || !converted.ok) return null;
  const asked = amountWords(nutrient.id, converted.amount, unit);
  return factsReply(
    shelf,
    {
      id: `${nutrient.id}-limit`,
      topic: 'nutrient-excess',
      question: `Is ${asked} of ${nutrient.name} a day too much?`,
      blocks: linesFor(nutrient, asked, verdict, who).map((text) => ({ kind: 'text', text })),
      sources: [...nutrient.limit.sources, ...nutrient.daily.sources, ...nutrient.high.signs.sources],
      nutrients: [nutrient.id],
      suggestions: [`How much ${nutrient.name} a day?`, `Which medicines interact with ${nutrient.name}?`],
    },
    turn,
  );
};

/** Whether an amount is above the upper limit for everybody it may be for. */
export const isAboveLimit = (nutrient: Nutrient, quantity: QuantityEntity, who: Who): boolean => {
  const unit = parseUnit(quantity.unit);
  return (
    unit !== undefined && compareWithLimit(nutrient, { amount: quantity.amount, unit }, who).kind === 'above'
  );
};
