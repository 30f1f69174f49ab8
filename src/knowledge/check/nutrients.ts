import type { Fault } from '../fault.js';
import { FILES, type Knowledge } from '../files.js';
import { groupLabel } from '../group.js';
import { dailyAmount } from '../lookup.js';
import type { Group } from '../schema/amount.js';
import type { Nutrient } from '../schema/nutrient.js';

const MONTHS = Array.from({ length: 100 * 12 + 1 }, (_, month) => month);

const overlap = (a: Group, b: Group): boolean =>
  a.state === b.state &&
  (a.sex === undefined || b.sex === undefined || a.sex === b.sex) &&
  a.fromMonths < (b.toMonths ?? Number.POSITIVE_INFINITY) &&
  b.fromMonths < (a.toMonths ?? Number.POSITIVE_INFINITY);

/** Rows that give one person two figures. */
const doubled = (
  rows: readonly { group: Group; kind?: string }[],
  field: string,
): { field: string; problem: string }[] =>
  rows.flatMap((row, at) =>
    rows
      .slice(0, at)
      .filter((other) => (row.kind === 'cdrr') === (other.kind === 'cdrr') && overlap(row.group, other.group))
      .map((other) => ({
        field: `${field}[${at}]`,
        problem: `${groupLabel(row.group)} and ${groupLabel(other.group)} overlap`,
      })),
  );

/** The first age, in months, at which someone has no daily amount. */
const firstGap = (nutrient: Nutrient): { month: number; sex: string } | undefined => {
  for (const sex of ['female', 'male'] as const) {
    const month = MONTHS.find((at) => dailyAmount(nutrient, { age: at / 12, sex }).length === 0);
    if (month !== undefined) return { month, sex };
  }
  return undefined;
};

/** Nutrients whose figures leave someone out, give someone two, or stand in a unit other than the label's. */
export const checkNutrients = (knowledge: Knowledge): Fault[] =>
  knowledge.nutrients.flatMap(({ file, name, value }) => {
    const found: { field: string; problem: string }[] = [];
    if (name !== value.id) found.push({ field: 'id', problem: `stands in a file called ${name}` });
    const gap = firstGap(value);
    if (gap !== undefined) {
      found.push({ field: 'daily.rows', problem: `no amount for a ${gap.sex} of ${gap.month} months` });
    }
    found.push(...doubled(value.daily.rows, 'daily.rows'));
    const limits = value.limit.kind === 'limit' ? value.limit.rows : [];
    found.push(...doubled(limits, 'limit.rows'));
    const label = knowledge.dailyValues.filter((row) => row.nutrient === value.id);
    if (label.length !== 1) {
      found.push({ field: 'id', problem: `has ${label.length} lines in ${FILES.dailyValues.path}, not one` });
    }
    const unit = label[0]?.unit;
    for (const [field, rows] of [
      ['daily.rows', value.daily.rows],
      ['limit.rows', limits],
    ] as const) {
      rows.forEach((row, at) => {
        if (unit !== undefined && row.unit !== unit) {
          found.push({
            field: `${field}[${at}].unit`,
            problem: `is ${row.unit} where the label value is in ${unit}`,
          });
        }
      });
    }
    return found.map((fault) => ({ file, entry: value.id, ...fault }));
  });
