import { pagesOf, recall } from '../answers/recall.js';
import type { Reply } from '../answers/reply.js';
import type { Shelf } from '../answers/shelf.js';
import type { Told } from '../engine/personal.js';
import type { AnswerRef, Found } from '../rendering/answer-ref.js';
import type { Place } from '../rendering/card.js';
import { shortId } from '../rendering/custom-id.js';

/** A reply with what decides how and to whom it is shown. */
export type Spoken = {
  reply: Reply;
  found: Found;
  /** What the question told of somebody's health; null where nothing. */
  told: Told | null;
};

/** A reply that was picked from a list, so that no words of anybody lie behind it. */
export const chosen = (reply: Reply, told: Told | null = null): Spoken => ({ reply, found: 'chosen', told });

/** Somebody's age, sex or the like given as an option: personal, though no words tell it. */
export const TOLD_BY_OPTION: Told = { details: [] };

/** What the buttons under an answer carry. Null for replies that cannot be shown again by their id. */
const refOf = (
  shelf: Shelf,
  { reply, found }: Spoken,
  { asker, plain }: { asker: string | null; plain: boolean },
): AnswerRef | null => {
  if (reply.kind !== 'answer' || reply.answerId === null || recall(shelf, reply.answerId) === null)
    return null;
  return {
    key: reply.answerId,
    view: 'full',
    plain,
    confidence: reply.confidence,
    found,
    asker,
    soon: reply.urgency === 'soon' ? (reply.redFlags[0] ?? null) : null,
  };
};

/** Where an answer carried by its buttons stands. */
export const placeOfRef = (shelf: Shelf, ref: AnswerRef): Place => {
  const pages = pagesOf(shelf, ref.key);
  return {
    ref,
    asker: ref.asker === null ? null : shortId(ref.asker),
    plain: ref.plain,
    ...(pages === null ? {} : { pages }),
  };
};

/** Where a reply stands: `asker` is the Discord id of whom it belongs to where others see it, else null. */
export const placeOf = (
  shelf: Shelf,
  spoken: Spoken,
  { asker, plain }: { asker: string | null; plain: boolean },
): Place => {
  const ref = refOf(shelf, spoken, { asker, plain });
  return ref === null
    ? { ref, asker: asker === null ? null : shortId(asker), plain }
    : placeOfRef(shelf, ref);
};
