import { z } from 'zod';
import { dailyRow, limitRow, massUnit } from './amount.js';
import { claim, names, points, sources, verified } from './claim.js';
import { id, prose } from './common.js';

/** How far the evidence carries an answer, strongest first; `against`: it was looked for and not found. */
export const GRADES = ['established', 'moderate', 'weak', 'unproven', 'against'] as const;
const graded = z.strictObject({ grade: z.enum(GRADES), text: prose, sources });
export type Graded = z.output<typeof graded>;

/** What a limit counts: pills and medicines alone, all food and pills, or folic acid from pills and fortified food. */
const counts = z.enum(['supplements', 'all-sources', 'added-folic-acid']);
const limit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('limit'),
    counts,
    rows: z.array(limitRow).min(1),
    note: claim.optional(),
    sources,
  }),
  z.strictObject({ kind: z.literal('none'), why: prose, sources }),
]);

const elsewhere = z.strictObject({
  where: prose,
  kind: z.enum(['daily', 'limit', 'advice']),
  amount: z.number().positive(),
  unit: massUnit,
  text: prose,
  sources,
});

const form = z
  .strictObject({
    name: prose,
    names: names.optional(),
    'elemental-percent': z.number().positive().max(100).optional(),
    text: prose,
    sources,
    verified,
  })
  .transform(({ 'elemental-percent': elementalPercent, ...rest }) => ({
    ...rest,
    ...(elementalPercent === undefined ? {} : { elementalPercent }),
  }));

/** One nutrient: what it does, how much, from what, and how far the evidence goes for cramps. */
export const schema = z
  .strictObject({
    id,
    name: prose,
    names,
    misspellings: z.array(prose).default([]),
    'blood-names': z
      .strictObject({ low: z.array(prose).default([]), high: z.array(prose).default([]) })
      .optional(),
    summary: claim,
    role: claim,
    daily: z.strictObject({ rows: z.array(dailyRow).min(1), notes: z.array(claim).default([]), sources }),
    limit,
    elsewhere: z.array(elsewhere).default([]),
    low: z.strictObject({
      early: points,
      severe: points.optional(),
      note: claim.optional(),
      'at-risk': points.optional(),
    }),
    test: z
      .strictObject({ name: prose, ranges: z.array(claim).default([]), note: claim.optional(), sources })
      .optional(),
    high: z.strictObject({ signs: claim, 'at-risk': claim.optional() }),
    forms: z.array(form).default([]),
    absorption: claim.optional(),
    cramps: z.strictObject({ deficiency: graded, supplement: graded, details: z.array(claim).default([]) }),
  })
  .transform(({ 'blood-names': bloodNames, low, high, ...rest }) => {
    const { 'at-risk': lowRisk, ...lowRest } = low;
    const { 'at-risk': highRisk, ...highRest } = high;
    return {
      ...rest,
      bloodNames: bloodNames ?? { low: [], high: [] },
      low: { ...lowRest, ...(lowRisk === undefined ? {} : { atRisk: lowRisk }) },
      high: { ...highRest, ...(highRisk === undefined ? {} : { atRisk: highRisk }) },
    };
  });
export type Nutrient = z.output<typeof schema>;
