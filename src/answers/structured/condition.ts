import type { Condition } from '../../knowledge/schema/condition.js';
import type { Nutrient } from '../../knowledge/schema/nutrient.js';
import type { Reply } from '../reply.js';
import type { Shelf, Turn } from '../shelf.js';
import { factsReply } from './parts.js';

/** What somebody of a group or with an illness should know of a nutrient. Null where the table says nothing of it. */
export const conditionReply = (
  shelf: Shelf,
  nutrient: Nutrient,
  condition: Condition,
  turn: Turn,
): Reply | null => {
  const watched = condition.watch.filter((watch) => watch.nutrient === nutrient.id);
  if (watched.length === 0) return null;
  return factsReply(
    shelf,
    {
      id: `with-${condition.id}-${nutrient.id}`,
      topic: 'nutrient-interaction',
      question: `What should I know about ${nutrient.name} with ${condition.name.toLowerCase()}?`,
      blocks: [
        { kind: 'text', text: watched.map(({ text }) => text).join(' ') },
        ...(condition.avoid.length > 0
          ? [{ kind: 'list' as const, title: 'Keep in mind', ordered: false, items: condition.avoid }]
          : []),
        { kind: 'text', text: 'Ask the doctor or pharmacist who knows you before you take any.' },
      ],
      sources: watched.flatMap(({ sources }) => sources),
      nutrients: [nutrient.id],
      suggestions: [`Which medicines interact with ${nutrient.name}?`, `How much ${nutrient.name} a day?`],
    },
    turn,
  );
};
