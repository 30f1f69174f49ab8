import { urgentReply } from '../answers/compose.js';
import type { Reply } from '../answers/reply.js';
import { urgentText } from '../triage/numbers.js';
import { readMessage, type Triage, triageOf } from '../triage/triage.js';
import type { Brain } from './brain.js';
import { dangerOf, FIRES_FROM, flagOf } from './second-opinion.js';

/** Of fewer words the second opinion makes too much ("she's 14"); the rules read them all the same. */
const FEWEST_WORDS = 4;

/**
 * Red flags in a text: the first thing done with any words of a person, on every path. A rule alone suffices; where none
 * calls for help now, a firm second opinion does.
 */
export const triageMessage = (brain: Brain, text: string): Triage => {
  const { found, said } = readMessage(brain.triage, text);
  if (found.urgency === 'emergency' || found.urgency === 'urgent') return found;
  const heard = said();
  if (heard.text.split(' ').length < FEWEST_WORDS) return found;
  if (dangerOf(brain.opinion, heard) < FIRES_FROM) return found;
  const learnt = flagOf(brain.opinion, heard, brain.triage);
  return learnt === null ? found : triageOf(brain.triage, [...found.flags, learnt]);
};

/** The urgent reply that these flags call for, or null where none is urgent. `country` is the server's setting. */
export const urgentOf = (brain: Brain, found: Triage, country: string | null): Reply | null => {
  if (found.urgency !== 'emergency' && found.urgency !== 'urgent') return null;
  const flags = found.flags.filter((flag) => flag.tier === 'emergency' || flag.tier === 'urgent');
  return urgentReply(brain.shelf, {
    text: urgentText(found, country, brain.redFlags, brain.numbers),
    urgency: found.urgency,
    redFlags: flags.map((flag) => flag.id),
    sources: flags.flatMap(
      (flag) => brain.redFlags.flags.find((known) => known.id === flag.id)?.sources ?? [],
    ),
    notMe: brain.shelf.phrases['not-me'],
    topic: found.crisis ? 'out-of-scope' : 'symptom-check',
  });
};

/** The "see somebody soon" lines of the flags that call for one. */
export const soonOf = (brain: Brain, found: Triage): { redFlags: string[]; lines: string[] } => {
  const flags = found.flags.filter((flag) => flag.tier === 'soon');
  const lines = flags.flatMap(
    (flag) => brain.redFlags.flags.find((known) => known.id === flag.id)?.says ?? [],
  );
  return { redFlags: flags.map((flag) => flag.id), lines: lines.slice(0, 1) };
};

/** Text that is no question (an option, a modal, feedback): the urgent reply it calls for, or null. */
export const gate = (brain: Brain, text: string, country: string | null): Reply | null =>
  urgentOf(brain, triageMessage(brain, text), country);

/** As `gate`, by the rules alone: for a bare answer to a question of ours, which leaves no room for what was learnt. */
export const gateByRules = (brain: Brain, text: string, country: string | null): Reply | null =>
  urgentOf(brain, readMessage(brain.triage, text).found, country);
