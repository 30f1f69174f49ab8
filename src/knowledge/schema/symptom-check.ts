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

const ways = z.array(prose).default([]);

const answer = z.strictObject({
  code,
  label: prose,
  /** The label where the check is about somebody else, if that changes it. */
  'label-other': prose.optional(),
  /** The ages it stands for, in whole years, first and last. */
  ages: z.tuple([z.int(), z.int()]).optional(),
  /** How long it has been going on, in days, where it stands for that. */
  days: z.tuple([z.int(), z.int()]).optional(),
  /** Of answers in one group, words give only one. */
  group: code.optional(),
  /** Said in words beside others of its question, it alone counts. */
  alone: z.boolean().default(false),
  /** Its words may hold those of other answers: "a new water tablet" is both new and a water tablet. */
  beside: z.boolean().default(false),
  /** Ways of saying it: at any step; only where its question is asked; only where nothing else answers its question. */
  says: ways,
  here: ways,
  hints: ways,
  /** "None of these": it goes with no other answer of its question. */
  none: z.boolean().default(false),
  points: z.record(code, z.int()).default({}),
  tier: z.enum(['soon', 'urgent', 'emergency']).optional(),
  /** Whom to ask before anything is changed, where this was answered. */
  team: prose.optional(),
  /** What to do today, where it is urgent and stands for no red flag. */
  today: prose.optional(),
  /** The red flag it stands for. */
  flag: id.optional(),
  /** Flags that its words may mean as well: what to do is said for them too. */
  also: z.array(id).default([]),
  /** The flag it stands for where another answer was given as well. */
  instead: z.strictObject({ with: code, flag: id }).optional(),
});

const question = z.strictObject({
  id: code,
  /** What it is about in a word or two, for the note. */
  topic: prose,
  ask: prose,
  'ask-other': prose.optional(),
  why: prose,
  /** Asked all the same where words have answered part of it already: something graver may have gone unsaid. */
  again: z.boolean().default(false),
  /** About the cramps themselves: other questions' answers ("omeprazole every day") say nothing of it unless they name them. */
  'of-cramps': z.boolean().default(false),
  /** Answers shown in menus of their own, one after the other; each also has "none of these". */
  menus: z.array(z.strictObject({ tier: z.enum(['urgent', 'emergency']), ask: prose })).optional(),
  /** How many answers may be given. */
  most: z.int().min(1),
  /** Whether its points count towards showing a gated candidate. */
  'opens-gate': z.boolean().default(false),
  answers: z.array(answer).min(2),
});

/** What a person may want of the check beside answering it. */
export const COMMANDS = [
  'skip',
  'back',
  'why',
  'stop',
  'restart',
  'unsure',
  'yes',
  'no',
  'done',
  'me',
  'other',
  'check',
] as const;

/** How people say things; patterns as in `src/triage/pattern.ts`. */
const words = z.strictObject({
  fillers: z.array(prose),
  concepts: z.record(z.string(), ways),
  /** What is said here answers nothing, though it looks like it. */
  swallow: ways,
  commands: z.strictObject(
    Object.fromEntries(COMMANDS.map((name) => [name, ways.unwrap()])) as Record<
      (typeof COMMANDS)[number],
      z.ZodArray<typeof prose>
    >,
  ),
});

export const schema = z
  .strictObject({
    reviewed: day,
    'review-by': day,
    candidates: z.array(candidate).min(1),
    questions: z.array(question).min(1),
    words,
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
