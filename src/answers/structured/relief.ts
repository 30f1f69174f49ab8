import type { Relief } from '../../knowledge/schema/relief.js';
import type { Reply } from '../reply.js';
import type { Shelf, Turn } from '../shelf.js';
import { factsReply } from './parts.js';

/** The muscle whose steps fit these body parts; the general steps where none does. */
export const reliefFor = (shelf: Shelf, bodyParts: readonly string[]): Relief | undefined => {
  const muscles = bodyParts.flatMap((part) => shelf.reliefOfPart.get(part) ?? []);
  return shelf.relief.get(muscles[0] ?? 'general') ?? shelf.relief.get('general');
};

/** Three steps at once, then what to do when it lets go. */
export const reliefReply = (shelf: Shelf, relief: Relief, turn: Turn): Reply =>
  factsReply(
    shelf,
    {
      id: `relief-${relief.id}`,
      topic: 'relief-now',
      question: `How do I stop a ${relief.id === 'general' ? 'muscle' : relief.name.toLowerCase()} cramp?`,
      blocks: [
        { kind: 'list', title: 'Do this now:', ordered: true, items: relief.steps },
        ...(relief.afterwards.length > 0
          ? [{ kind: 'list' as const, title: 'When it lets go:', ordered: false, items: relief.afterwards }]
          : []),
        { kind: 'text', text: relief.caution },
      ],
      sources: relief.sources,
      suggestions: ['How do I prevent leg cramps?', 'When should I see a doctor about cramps?'],
    },
    turn,
  );
