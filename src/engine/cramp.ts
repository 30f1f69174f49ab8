import { infoReply, withSoon } from '../answers/compose.js';
import type { Block, Reply } from '../answers/reply.js';
import { reliefReply } from '../answers/structured/relief.js';
import type { Relief } from '../knowledge/schema/relief.js';
import type { Brain } from './brain.js';
import { urgentOf } from './gate.js';

/** How a cramp is doing, in its owner's words; `begin` shows the steps, `asked` is us asking after it. */
export type CrampNews = 'begin' | 'asked' | 'gone' | 'easing' | 'same';

/** A cramp that holds longer is no ordinary cramp. NHS: they last up to ten minutes (source nhs-cramp). */
export const PERSISTENT_AFTER_MINUTES = 10;
const PERSISTENT = 'persistent-cramp';

const SUGGESTIONS = ['How do I prevent leg cramps?', 'When should I see a doctor about cramps?'];

const text = (words: string): Block => ({ kind: 'text', text: words });
const steps = (title: string, items: string[]): Block => ({ kind: 'list', title, ordered: true, items });

const left = (minutes: number): string => {
  const rest = Math.max(1, Math.ceil(PERSISTENT_AFTER_MINUTES - minutes));
  return `${rest} ${rest === 1 ? 'minute' : 'minutes'}`;
};

const advice = (brain: Brain): string => brain.redFlags.flags.find(({ id }) => id === PERSISTENT)?.says ?? '';

const persistentReply = (brain: Brain, country: string | null): Reply =>
  urgentOf(
    brain,
    {
      flags: [{ id: PERSISTENT, tier: 'urgent', evidence: [] }],
      urgency: 'urgent',
      crisis: false,
    },
    country,
  )!;

/**
 * What to say of a cramp that began `minutes` ago. One that is the same at ten minutes gets the advice for a cramp that
 * will not let go, whatever was said before.
 */
export const crampReply = (
  brain: Brain,
  relief: Relief,
  { news, minutes, country }: { news: CrampNews; minutes: number; country: string | null },
): Reply => {
  const { shelf } = brain;
  const say = (title: string, blocks: Block[]): Reply =>
    infoReply(shelf, title, [...blocks, text(relief.caution)], {
      sources: relief.sources,
      suggestions: news === 'gone' ? SUGGESTIONS : [],
    });
  const isLate = minutes >= PERSISTENT_AFTER_MINUTES;
  switch (news) {
    case 'begin':
      return reliefReply(shelf, relief, { topic: 'relief-now', confidence: 1, nutrients: [] });
    case 'gone':
      return say('Good that it let go', [
        text('The muscle may ache for a while. That is common after a cramp.'),
        ...(relief.afterwards.length > 0 ? [steps('To keep it loose:', relief.afterwards)] : []),
      ]);
    case 'same':
      if (isLate) return persistentReply(brain, country);
      return say('Go on a little longer', [
        steps('Keep to the stretch:', relief.steps),
        ...(relief.afterwards.length > 0 ? [steps('If that is not enough:', relief.afterwards)] : []),
        text(`If it is as bad in ${left(minutes)}, press “The same” again.`),
      ]);
    case 'easing': {
      const reply = say('It is letting go', [
        text('Stay in the stretch until the knot is gone, then move slowly.'),
        ...(isLate ? [] : [text(`It should be gone within ${left(minutes)}.`)]),
      ]);
      return isLate ? withSoon(shelf, reply, { redFlags: [PERSISTENT], lines: [advice(brain)] }) : reply;
    }
    case 'asked':
      return isLate
        ? say('It has been ten minutes', [text(`Is it still locked? ${advice(brain)}`)])
        : say('Has the cramp eased?', [text('Press what fits. If it has not, I show you what to try next.')]);
  }
};
