import type { Reply } from '../answers/reply.js';
import {
  advance,
  type CheckEvent,
  type CheckSaying,
  type CheckState,
  type CheckTurn,
  freshCheck,
  sayingOf,
} from '../dialogue/symptom-check/machine.js';
import {
  asksForCheck,
  type Heard,
  isPlainAnswer,
  readCheckWords,
  type Told,
} from '../dialogue/symptom-check/read.js';
import type { Brain } from './brain.js';
import { gate, gateByRules } from './gate.js';

/** Where words are said in a check: whose emergency numbers count, and whether answers were shown with numbers. */
export type CheckPlace = { country: string | null; numbered?: boolean };

/** What came of words said in a check: `took` holds, in words, what they were taken for. */
export type CheckHeard =
  | { kind: 'urgent'; reply: Reply }
  | { kind: 'why'; asked: Question }
  | { kind: 'turn'; turn: CheckTurn; took: string[] }
  /** `isQuestion`: it asks something of us, rather than answering. */
  | { kind: 'unclear'; problem: string; isQuestion: boolean };

type Question = Extract<CheckSaying, { kind: 'question' }>;

const UNCLEAR =
  'I did not understand that as an answer, so I have taken nothing from it. These are the answers:';
const WHICH = 'Which of these is it?';
const BEGIN_FIRST = 'I have not begun yet.';

const QUESTION =
  /\?|^\s*(?:what|how|which|can|could|is|are|does|do|should|when|who|where|will|would|tell me)\b/iu;

const unclear = (text: string, problem: string): CheckHeard => ({
  kind: 'unclear',
  problem,
  isQuestion: QUESTION.test(text),
});

/** Whether a message only asks for the symptom check; never one that tells of a danger. */
export const wantsCheck = (brain: Brain, text: string): boolean =>
  asksForCheck(brain.checkWords(), text) && gate(brain, text, null) === null;

/** Before the first question: whether to begin, and for whom. */
const atConsent = (brain: Brain, text: string): CheckHeard => {
  const check = brain.knowledge.symptomCheck;
  const heard = readCheckWords(check, brain.checkWords(), null, text, { about: 'other' });
  const begin = (about: CheckState['about']): CheckHeard => ({
    kind: 'turn',
    turn: advance(check, freshCheck, { kind: 'begin', about }),
    took: [],
  });
  if (heard.kind === 'command') {
    if (heard.command === 'yes' || heard.command === 'me') return begin('me');
    if (heard.command === 'other') return begin('other');
    if (heard.command === 'stop')
      return { kind: 'turn', turn: advance(check, freshCheck, { kind: 'stop' }), took: [] };
  }
  if (heard.kind === 'told' && heard.none && heard.told.length === 0)
    return { kind: 'turn', turn: advance(check, freshCheck, { kind: 'stop' }), took: [] };
  return unclear(text, BEGIN_FIRST);
};

/** A wish said in words as an event of the machine. */
const EVENTS: Partial<Record<string, CheckEvent>> = {
  skip: { kind: 'skip' },
  unsure: { kind: 'skip' },
  back: { kind: 'back' },
  stop: { kind: 'stop' },
  restart: { kind: 'restart' },
};

/** Labels of what words added to the answers, with what they took away. */
const tookIn = (brain: Brain, before: CheckState, after: CheckState, told: readonly Told[]): string[] =>
  brain.knowledge.symptomCheck.questions.flatMap((question) => {
    const had = before.answers[question.id] ?? [];
    const has = after.answers[question.id] ?? [];
    const said = told.find((one) => one.question === question.id)?.codes ?? [];
    return question.answers.flatMap((answer) => {
      const label = after.about === 'other' ? (answer['label-other'] ?? answer.label) : answer.label;
      if (has.includes(answer.code) && (said.includes(answer.code) || !had.includes(answer.code)))
        return [label];
      return had.includes(answer.code) && !has.includes(answer.code) && !answer.none ? [`not: ${label}`] : [];
    });
  });

/** "No" and "that is all" for the question at hand: its "none of these", or nothing more than what is noted. */
const closing = (asked: Question, told: readonly Told[]): { told: Told[]; moves: boolean } => {
  const own = told.find(({ question }) => question === asked.question.id);
  if (own && own.codes.length > 0) return { told: [...told], moves: false };
  const none = asked.answers.find((answer) => answer.none);
  if (asked.given.length > 0 || none === undefined) return { told: [...told], moves: true };
  const rest = told.filter((one) => one !== own);
  return {
    told: [...rest, { question: asked.question.id, codes: [none.code], denied: own?.denied ?? [] }],
    moves: false,
  };
};

const fromTold = (
  brain: Brain,
  state: CheckState,
  asked: Question,
  heard: Extract<Heard, { kind: 'told' }>,
  text: string,
): CheckHeard => {
  const check = brain.knowledge.symptomCheck;
  const ends = heard.none || heard.done;
  const { told, moves } = ends ? closing(asked, heard.told) : { told: heard.told, moves: false };
  const turn = advance(check, state, { kind: 'tell', told });
  const took = tookIn(brain, state, turn.state, told);
  if (!moves) {
    if (took.length === 0) return unclear(text, UNCLEAR);
    return { kind: 'turn', turn, took };
  }
  const next = advance(check, turn.state, { kind: 'skip' });
  if (next.say.kind === 'not-understood') return unclear(text, next.say.problem);
  const kept = asked.given.length > 0 ? 'nothing more' : 'none of these';
  return { kind: 'turn', turn: next, took: [...took, kept] };
};

/**
 * The urgent reply that words call for; null where none is. What is learnt from phrases knows messages, not bare answers:
 * "calf and foot" to "Where?" is not for it to doubt. There the rules of the gate decide alone.
 */
const stopped = (
  brain: Brain,
  state: CheckState,
  asked: CheckSaying,
  text: string,
  place: CheckPlace,
): Reply | null => {
  const urgent = gate(brain, text, place.country);
  if (urgent === null || asked.kind !== 'question') return urgent;
  const offered = { question: asked.question, offered: asked.answers.map(({ code }) => code) };
  const options = { about: state.about, numbered: place.numbered ?? false };
  const isPlain = isPlainAnswer(brain.knowledge.symptomCheck, brain.checkWords(), offered, text, options);
  return isPlain ? gateByRules(brain, text, place.country) : urgent;
};

/**
 * Words said in a check under way. The safety gate reads them first and, where it fires, speaks alone. Then they are
 * taken as an answer to what was asked and to whatever else they answer, or as a wish; what is not understood is said
 * so, never guessed at. Pure.
 */
export const hearCheck = (brain: Brain, state: CheckState, text: string, place: CheckPlace): CheckHeard => {
  const check = brain.knowledge.symptomCheck;
  const asked = sayingOf(check, state);
  const urgent = stopped(brain, state, asked, text, place);
  if (urgent !== null) return { kind: 'urgent', reply: urgent };
  if (asked.kind === 'consent') return atConsent(brain, text);
  if (asked.kind !== 'question') return unclear(text, UNCLEAR);
  const heard = readCheckWords(
    check,
    brain.checkWords(),
    { question: asked.question, offered: asked.answers.map(({ code }) => code) },
    text,
    { about: state.about, numbered: place.numbered ?? false },
  );
  if (heard.kind === 'unclear') return unclear(text, UNCLEAR);
  if (heard.kind === 'told') return fromTold(brain, state, asked, heard, text);
  if (heard.command === 'why') return { kind: 'why', asked };
  if (heard.command === 'me' || heard.command === 'other') {
    const turned: CheckState = { ...state, about: heard.command };
    const whom = heard.command === 'me' ? 'about yourself' : 'about someone you care for';
    return { kind: 'turn', turn: { state: turned, say: sayingOf(check, turned) }, took: [whom] };
  }
  const event = EVENTS[heard.command];
  if (event === undefined) return unclear(text, WHICH);
  const turn = advance(check, state, event);
  if (turn.say.kind === 'not-understood') return unclear(text, turn.say.problem);
  return { kind: 'turn', turn, took: heard.command === 'unsure' ? ['not sure, so passed over'] : [] };
};
