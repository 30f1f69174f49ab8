import { advance, type CheckState, freshCheck, sayingOf } from '../../dialogue/symptom-check/machine.js';
import type { CheckUrgency } from '../../dialogue/symptom-check/score.js';
import type { Brain } from '../../engine/brain.js';
import { hearCheck } from '../../engine/check-talk.js';
import type { Telling, Vignette } from './vignette.js';

/** How a check ended: how soon, which flags, what fits (best first), and how many answers were not understood. */
export type Ending = {
  urgency: CheckUrgency | 'unfinished';
  flags: string[];
  candidates: string[];
  unclear: number;
  /** Whether the safety gate ended it, and not the check's own questions. */
  byGate: boolean;
};

/** More turns than any check takes. */
const MOST_TURNS = 60;

const begun = (brain: Brain, { about }: Vignette): CheckState =>
  advance(brain.knowledge.symptomCheck, freshCheck, { kind: 'begin', about }).state;

/** Ends a check from its state; null while questions stand open. */
const endingOf = (brain: Brain, state: CheckState, unclear: number): Ending | null => {
  const say = sayingOf(brain.knowledge.symptomCheck, state);
  if (say.kind !== 'result') return null;
  const { urgency, redFlags, candidates } = say.result;
  return { urgency, flags: redFlags, candidates: candidates.map(({ id }) => id), unclear, byGate: false };
};

const UNFINISHED: Ending = { urgency: 'unfinished', flags: [], candidates: [], unclear: 0, byGate: false };

/** Plays a vignette by taps: each menu with its answers, "none of these" where it has none, else passed over. */
export const playTaps = (brain: Brain, vignette: Vignette): Ending => {
  const check = brain.knowledge.symptomCheck;
  let state = begun(brain, vignette);
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const say = sayingOf(check, state);
    if (say.kind !== 'question') return endingOf(brain, state, 0) ?? UNFINISHED;
    const said = vignette.answers[say.question.id] ?? [];
    const chosen = say.answers.filter(({ code }) => said.includes(code)).map(({ code }) => code);
    const none = say.question.menus && say.answers.find((answer) => answer.none);
    const codes = chosen.length > 0 ? chosen : none ? [none.code] : [];
    state = advance(
      check,
      state,
      codes.length > 0 ? { kind: 'answer', question: say.question.id, codes } : { kind: 'skip' },
    ).state;
  }
  return UNFINISHED;
};

/** Plays a vignette in words. Who has told a story has nothing to add; who answers passes over what they have no answer to. */
export const playWords = (brain: Brain, vignette: Vignette, telling: Telling): Ending => {
  const check = brain.knowledge.symptomCheck;
  const story = Array.isArray(telling) ? [...telling] : [];
  let state = begun(brain, vignette);
  let unclear = 0;
  let isStuck = false;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const say = sayingOf(check, state);
    if (say.kind !== 'question') return endingOf(brain, state, unclear) ?? UNFINISHED;
    const next = Array.isArray(telling) ? (story.shift() ?? 'that is all') : telling[say.question.id];
    const text = isStuck ? (say.question.menus ? 'none of these' : 'skip') : (next ?? 'skip');
    const heard = hearCheck(brain, state, text, { country: null });
    if (heard.kind === 'urgent') {
      const { urgency, redFlags } = heard.reply;
      return { urgency: urgency as CheckUrgency, flags: redFlags, candidates: [], unclear, byGate: true };
    }
    const hasMoved = heard.kind === 'turn' && heard.turn.state.at !== state.at;
    if (heard.kind === 'unclear' && !isStuck) unclear++;
    isStuck = !hasMoved;
    if (heard.kind === 'turn') state = heard.turn.state;
  }
  return UNFINISHED;
};
