import { checkReply } from '../answers/check.js';
import { saidIn } from '../answers/check-words.js';
import type { Reply } from '../answers/reply.js';
import type { CheckAnswers, CheckResult } from '../dialogue/symptom-check/score.js';
import { triageOf } from '../triage/triage.js';
import type { Brain } from './brain.js';
import { urgentOf } from './gate.js';

/**
 * What is said at the end of a check. A red flag says only what to do now and whom to call (`country` as the server
 * set it); else what may fit, with what speaks for and against it.
 */
export const checkResultReply = (
  brain: Brain,
  answers: CheckAnswers,
  result: CheckResult,
  { about = 'me', country = null }: { about?: 'me' | 'other'; country?: string | null } = {},
): Reply => {
  const check = brain.knowledge.symptomCheck;
  const also = saidIn(check, answers).flatMap((answer) =>
    answer.flag !== undefined && result.redFlags.includes(answer.flag) ? answer.also : [],
  );
  const flags = [...new Set([...result.redFlags, ...also])].flatMap((id) => {
    const tier = brain.triage.tiers.get(id);
    return tier === undefined ? [] : [{ id, tier, evidence: [] }];
  });
  const urgent = flags.length > 0 ? urgentOf(brain, triageOf(brain.triage, flags), country) : null;
  return urgent ?? checkReply(brain.shelf, check, { answers, result, about });
};
