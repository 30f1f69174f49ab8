import { longId, shortId } from './custom-id.js';

/** How an answer is shown: as written, in plainer words, or with more detail. */
export type View = 'full' | 'simple' | 'more';

/** How the question was found: told by its words, chosen from a list or command, or completed from the conversation. */
export type Found = 'words' | 'chosen' | 'follow-up';

/** An answer as its buttons carry it: enough to show it again after a restart, and nothing that was typed. */
export type AnswerRef = {
  /** Finds the answer again: see `recall` in src/answers/recall.ts. */
  key: string;
  view: View;
  /** Plain text instead of an embed. */
  plain: boolean;
  /** 0 to 1, kept to whole percents. */
  confidence: number;
  found: Found;
  /** Whom a public answer belongs to (a Discord id); null for one that only its asker sees. */
  asker: string | null;
  /** A red flag whose "see somebody soon" line stands under the answer. */
  soon: string | null;
};

const VIEWS: Record<View, string> = { full: 'f', simple: 's', more: 'm' };
const FOUND: Record<Found, string> = { words: 'w', chosen: 'c', 'follow-up': 'u' };

const nameOf = <Name extends string>(letters: Record<Name, string>, letter: string): Name | undefined =>
  (Object.keys(letters) as Name[]).find((name) => letters[name] === letter);

/** "fe97w.1k3h5j6k7l8m9..night-cramps-why": view, layout, percent, how found; asker; flag; key. */
export const packRef = ({ key, view, plain, confidence, found, asker, soon }: AnswerRef): string => {
  const percent = String(Math.round(Math.min(0.99, Math.max(0, confidence)) * 100)).padStart(2, '0');
  const manner = `${VIEWS[view]}${plain ? 'p' : 'e'}${percent}${FOUND[found]}`;
  return [manner, asker === null ? '' : shortId(asker), soon ?? '', key].join('.');
};

/** The answer in a payload; null where it is none. */
export const unpackRef = (payload: string): AnswerRef | null => {
  const [manner = '', asker = '', soon = '', ...rest] = payload.split('.');
  const parts = /^([a-z])([pe])(\d\d)([a-z])$/u.exec(manner);
  const key = rest.join('.');
  const view = nameOf(VIEWS, parts?.[1] ?? '');
  const found = nameOf(FOUND, parts?.[4] ?? '');
  if (parts === null || view === undefined || found === undefined || key === '') return null;
  return {
    key,
    view,
    plain: parts[2] === 'p',
    confidence: Number(parts[3]) / 100,
    found,
    asker: asker === '' ? null : longId(asker),
    soon: soon === '' ? null : soon,
  };
};
