import type { Reply } from '../answers/reply.js';
import { type AnswerRef, packRef, type View } from './answer-ref.js';
import { fits, packId } from './custom-id.js';
import { type ButtonJson, type MessageJson, type RowJson, toDiscord } from './discord.js';
import { BUTTON_LABEL_LIMIT, cutLabel } from './limits.js';

/** A button by what it does. */
export type ButtonOf = { label: string; handler: string; payload: string; strong?: boolean };

/** Where an answer stands, and so which buttons it gets. */
export type Place = {
  /** What the buttons carry; null for replies that cannot be shown again, such as a refusal. */
  ref: AnswerRef | null;
  /** Whom a reply that others see belongs to (`shortId` of them); null where only its asker sees it. */
  asker: string | null;
  plain: boolean;
  /** Whether it can be put into the channel by a tap: shown to one person, in a place with others. */
  shareable?: boolean;
  /** Payload of "Continue privately", under a public reply to something personal. */
  privately?: string;
  /** Whether it can be had as a direct message. */
  dm?: boolean;
  /** Keys of the pages before and after this one, of a list that has several. */
  pages?: { previous: string | null; next: string | null };
  /** Whether it offers the symptom check. */
  check?: boolean;
  /** Buttons of the reply's own, above all others. */
  first?: readonly ButtonOf[];
  /** Name of the attached picture that the answer shows. */
  picture?: string;
};

/** How many next questions stand under an answer. */
const MOST_SUGGESTIONS = 3;
const PRIMARY = 1;
const SECONDARY = 2;
const DANGER = 4;

const button = (
  label: string,
  handler: string,
  payload: string,
  style: ButtonJson['style'] = SECONDARY,
): ButtonJson => ({
  type: 2,
  style,
  label: cutLabel(label, BUTTON_LABEL_LIMIT),
  custom_id: packId(handler, payload),
});

/** Next questions as buttons; two that would carry the same id are one. */
const suggestionRow = (reply: Reply): ButtonJson[] => {
  const most = reply.kind === 'clarify' ? 5 : MOST_SUGGESTIONS;
  const buttons = new Map<string, ButtonJson>();
  for (const suggestion of reply.suggestions.slice(0, most)) {
    const next = button(suggestion, 'ask', suggestion);
    buttons.set(next.custom_id, next);
  }
  return [...buttons.values()];
};

/** A button that carries an answer; none where its id is too long to ride along whole. */
const carrying = (label: string, handler: string, ref: AnswerRef, before = ''): ButtonJson[] => {
  const payload = `${before}${packRef(ref)}`;
  return fits(handler, payload) ? [button(label, handler, payload)] : [];
};

const viewButtons = (reply: Reply, ref: AnswerRef): ButtonJson[] => {
  const to = (view: View, label: string): ButtonJson[] =>
    view === ref.view ? [] : carrying(label, 'view', { ...ref, view });
  return [
    ...(reply.simple === null ? [] : to('simple', 'Simpler')),
    ...(ref.view === 'full' ? [] : to('full', 'As written')),
    ...(reply.more === null ? [] : to('more', 'More')),
    ...carrying(ref.plain ? 'With layout' : 'Plain text', 'view', { ...ref, plain: !ref.plain }),
  ];
};

const judgeButtons = (ref: AnswerRef): ButtonJson[] => [
  ...carrying('Helpful', 'rate', ref, 'h'),
  ...carrying('Not helpful', 'rate', ref, 'n'),
  ...carrying('Outdated', 'rate', ref, 'o'),
];

const pageButtons = (ref: AnswerRef, { previous, next }: NonNullable<Place['pages']>): ButtonJson[] => [
  ...(previous === null ? [] : carrying('◀ Before', 'view', { ...ref, key: previous })),
  ...(next === null ? [] : carrying('More foods ▶', 'view', { ...ref, key: next })),
];

const rowsOf = (
  reply: Reply,
  { ref, asker, shareable = false, privately, dm = false, check = false, pages, first = [] }: Place,
): RowJson[] => {
  const rows = [
    [
      ...first.map(({ label, handler, payload, strong }) =>
        button(label, handler, payload, strong ? PRIMARY : SECONDARY),
      ),
      ...(check ? [button('Check my symptoms', 'check', 'open', PRIMARY)] : []),
    ],
    ref === null || pages === undefined ? [] : pageButtons(ref, pages),
    [
      ...(privately === undefined ? [] : [button('Continue privately', 'private', privately, PRIMARY)]),
      ...suggestionRow(reply),
    ],
    ref === null ? [] : [...viewButtons(reply, ref), ...carrying('Why this answer?', 'why', ref)],
    [
      ...(ref === null ? [] : judgeButtons(ref)),
      ...(ref !== null && shareable ? carrying('Share', 'share', ref) : []),
      ...(dm ? [button('Send as direct message', 'dm', '')] : []),
      ...(asker === null ? [] : [button('Remove', 'remove', asker, DANGER)]),
    ],
  ];
  return rows.flatMap((buttons) =>
    buttons.length > 0 ? [{ type: 1 as const, components: buttons.slice(0, 5) }] : [],
  );
};

/** A reply as a Discord message with its buttons. Everything they need rides in them. */
export const cardOf = (reply: Reply, place: Place): MessageJson => {
  const message = toDiscord(reply, { plain: place.plain });
  const image = place.picture === undefined ? {} : { image: { url: `attachment://${place.picture}` } };
  return {
    ...message,
    embeds: message.embeds.map((embed) => ({ ...embed, ...image })),
    components: rowsOf(reply, place),
  };
};
