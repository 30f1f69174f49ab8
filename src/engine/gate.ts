import { urgentReply } from '../answers/compose.js';
import type { Reply } from '../answers/reply.js';
import { urgentText } from '../triage/numbers.js';
import { type Flag, readMessage, type Triage, triage, triageOf } from '../triage/triage.js';
import type { Brain } from './brain.js';
import { CRISIS, judge } from './second-opinion.js';

/** What the opinion may add to flags of this urgency: what is more urgent, and a crisis always. */
const adds = ({ urgency }: Triage, { id, tier }: Flag): boolean =>
  id === CRISIS ||
  (urgency !== 'emergency' && tier === 'emergency') ||
  (urgency !== 'emergency' && urgency !== 'urgent');

/**
 * Red flags in a text: the first thing done with any words of a person, on every path. A rule alone suffices; a firm
 * second opinion adds what no rule foresaw.
 */
export const triageMessage = (brain: Brain, text: string): Triage => {
  const { found, sentences } = readMessage(brain.triage, text);
  const learnt = judge(brain.opinion, sentences(), brain.triage).flags.filter(
    (flag) => adds(found, flag) && !found.flags.some(({ id }) => id === flag.id),
  );
  return learnt.length === 0 ? found : triageOf(brain.triage, [...found.flags, ...learnt]);
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
  urgentOf(brain, triage(brain.triage, text), country);
