import type { Block, Reply } from '../answers/reply.js';
import { type Entity, isMass } from '../entities/entity.js';
import { recognise } from '../entities/recognise.js';
import { tokenise } from '../text/tokenise.js';
import type { Brain } from './brain.js';

/** Words by which a message speaks of its writer, or of somebody close to them. */
const OWN = new Set(['i', 'my', 'me', 'mine', 'myself', 'we', 'our']);

const isDetail = (entity: Entity): boolean =>
  entity.kind === 'age' ||
  entity.kind === 'medicine' ||
  entity.kind === 'condition' ||
  entity.kind === 'group' ||
  isMass(entity);

/** What a message tells of somebody's health. */
export type Told = {
  /** Their age, pregnancy, illness, medicines and amounts; denied ones too ("I am not pregnant" is as private). */
  details: readonly Entity[];
};

/**
 * Whether a message tells of its writer's health, or of somebody's close to them, and what. Null where it asks in
 * general: "how much calcium in pregnancy" tells nothing of anybody, "my calf is sore" and "I take statins" do.
 */
export const toldIn = (brain: Brain, text: string, at: number): Told | null => {
  const tokens = tokenise(text);
  const entities = recognise(brain.gazetteer, text, at);
  // "34f" stands for a person by itself.
  const lettered = entities.some(
    (entity) => entity.kind === 'age' && /\d\s?[fm]$/iu.test(text.slice(entity.start, entity.end)),
  );
  if (!lettered && !tokens.some((token) => OWN.has(token.text))) return null;
  const details = entities.filter(isDetail);
  const symptom =
    tokens.some((token) => token.text === 'my') &&
    entities.some((entity) => entity.kind === 'body-part' || entity.kind === 'duration');
  return details.length > 0 || symptom ? { details } : null;
};

const wordsOf = (block: Block): string[] => {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'list':
      return [block.title ?? '', ...block.items];
    case 'table':
      return [block.title ?? '', ...block.rows.flatMap(({ label, value }) => [label, value])];
    case 'note':
      return [block.title, ...block.lines];
    case 'chart':
      return [block.title, ...block.bars.flatMap(({ label, value }) => [label, value])];
  }
};

const isSame = (one: Entity, other: Entity): boolean => {
  if ('id' in one && 'id' in other) return one.kind === other.kind && one.id === other.id;
  if (one.kind === 'age') return other.kind === 'age' && one.years === other.years;
  return (
    one.kind === 'quantity' &&
    other.kind === 'quantity' &&
    one.amount === other.amount &&
    one.unit === other.unit
  );
};

/** Whether a reply names anything of what somebody told of themselves: then it is not for others to read. */
export const repeats = (brain: Brain, reply: Reply, { details }: Told): boolean => {
  if (details.length === 0) return false;
  const said = [reply.title ?? '', ...reply.blocks.flatMap(wordsOf), ...reply.suggestions].join('\n');
  const named = recognise(brain.gazetteer, said, 0);
  return (
    details.some((detail) => named.some((entity) => isSame(detail, entity))) ||
    // "Women aged 31 to 50" tells the age of whoever wrote "34f".
    (details.some(({ kind }) => kind === 'age') && /\baged?\b/iu.test(said))
  );
};
