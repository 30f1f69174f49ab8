import { z } from 'zod';
import { day, id, prose } from './common.js';

/** Names by which other programs call questions, answers and candidates: letters, digits and underscores. */
const code = z.string().regex(/^\w+$/u);

/** What may fit, and what is said of it. */
const candidate = z.strictObject({
  id: code,
  name: prose,
  /** Points before any answer. */
  start: z.int(),
  /** Shown only where diet, losses, illness or medicines speak for it. */
  gated: z.boolean().default(false),
  /** Answers that keep it from being shown, whatever its points. */
  'hidden-by': z.array(code).default([]),
  try: prose,
  see: prose,
  tests: z.array(prose),
  sources: z.array(id).min(1),
});

const answer = z.strictObject({
  code,
  label: prose,
  /** "None of these": it goes with no other answer of its question. */
  none: z.boolean().default(false),
  points: z.record(code, z.int()).default({}),
  tier: z.enum(['soon', 'urgent', 'emergency']).optional(),
  /** The red flag it stands for. */
  flag: id.optional(),
  /** The flag it stands for where another answer was given as well. */
  instead: z.strictObject({ with: code, flag: id }).optional(),
});

const question = z.strictObject({
  id: code,
  ask: prose,
  why: prose,
  /** How many answers may be given. */
  most: z.int().min(1),
  /** Whether its points count towards showing a gated candidate. */
  'opens-gate': z.boolean().default(false),
  answers: z.array(answer).min(2),
});

export const schema = z
  .strictObject({
    reviewed: day,
    'review-by': day,
    candidates: z.array(candidate).min(1),
    questions: z.array(question).min(1),
  })
  .superRefine(({ candidates, questions }, context) => {
    const known = new Set(candidates.map((one) => one.id));
    const codes = new Set(questions.flatMap(({ answers }) => answers.map((one) => one.code)));
    const wrong = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    questions.forEach(({ answers }, at) => {
      answers.forEach(({ points, instead }, place) => {
        for (const key of Object.keys(points))
          if (!known.has(key))
            wrong(['questions', at, 'answers', place, 'points'], `no candidate is called "${key}"`);
        if (instead && !codes.has(instead.with))
          wrong(['questions', at, 'answers', place, 'instead'], `no answer is called "${instead.with}"`);
      });
    });
  });
export type SymptomCheckData = z.output<typeof schema>;
export type CheckQuestion = SymptomCheckData['questions'][number];
