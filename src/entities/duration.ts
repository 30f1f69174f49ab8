import type { Token } from '../text/tokenise.js';
import { readNumber } from './quantity.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPANS = new Map(
  Object.entries({
    second: 1000,
    minute: MINUTE,
    min: MINUTE,
    hour: HOUR,
    day: DAY,
    night: DAY,
    week: 7 * DAY,
    month: 30 * DAY,
    year: 365 * DAY,
  }),
);
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const SINCE = new Map(
  Object.entries({
    yesterday: DAY,
    today: DAY / 2,
    morning: DAY / 2,
    tonight: DAY / 4,
    christmas: 90 * DAY,
    'last week': 7 * DAY,
    'last month': 30 * DAY,
    'last year': 365 * DAY,
    'last night': DAY / 2,
  }),
);

/** A length of time over tokens `from` to `to`, in milliseconds; months count 30 days, years 365. */
export type Duration = { milliseconds: number; from: number; to: number };

const spanOf = (word: string | undefined): number | undefined =>
  word === undefined ? undefined : SPANS.get(word.endsWith('s') ? word.slice(0, -1) : word);

const sinceWeekday = (day: string, now: Date): number | null => {
  const wanted = WEEKDAYS.indexOf(day);
  if (wanted < 0) return null;
  return ((now.getUTCDay() - wanted + 7) % 7 || 7) * DAY;
};

/** "ten minutes", "20 mins", "a week", "since Tuesday", "since last week". `at` is the present, epoch milliseconds. */
export const findDurations = (tokens: readonly Token[], at: number): Duration[] => {
  const found: Duration[] = [];
  const now = new Date(at);
  for (let index = 0; index < tokens.length; index++) {
    const word = tokens[index]!.text;
    const number = word === 'a' || word === 'an' ? 1 : readNumber(word);
    const filler = tokens[index + 1]?.text === 'of' || tokens[index + 1]?.text === 'more' ? 1 : 0;
    const span = spanOf(tokens[index + 1 + filler]?.text);
    if (number !== null && span !== undefined) {
      found.push({ milliseconds: number * span, from: index, to: index + 2 + filler });
      index += 1 + filler;
      continue;
    }
    if (word !== 'since') continue;
    const next = tokens[index + 1]?.text ?? '';
    const pair = `${next} ${tokens[index + 2]?.text ?? ''}`;
    const pairSpan = SINCE.get(pair);
    if (pairSpan !== undefined) found.push({ milliseconds: pairSpan, from: index, to: index + 3 });
    else {
      const day = next === 'last' ? (tokens[index + 2]?.text ?? '') : next;
      const since = SINCE.get(next) ?? sinceWeekday(day, now);
      if (since !== null && since !== undefined)
        found.push({ milliseconds: since, from: index, to: index + (day === next ? 2 : 3) });
    }
  }
  return found;
};
