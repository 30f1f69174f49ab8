import { tokenise } from '../text/tokenise.js';

const PLACES: readonly RegExp[] = [
  /^(?:1|1st|one|first)$/u,
  /^(?:2|2nd|two|second)$/u,
  /^(?:3|3rd|three|third)$/u,
];
const AROUND = /^(?:the|number|option|one|please|that|it|is|no)$/u;
const YES = /^(?:yes|yeah|yep|yup|sure|ok|okay|that|this|it|one|please|the|exactly|correct|right|is|do)$/u;
/** A longer message says by itself what it wants. */
const MOST_WORDS = 4;

/**
 * Which of the questions last offered a short message picks: by its place ("2", "the second one"), by yes where there
 * is but one, or by words that only one of them holds ("calf"). Null where it picks none.
 */
export const chosen = (choices: readonly string[], text: string): string | null => {
  const tokens = tokenise(text);
  if (choices.length === 0 || tokens.length === 0 || tokens.length > MOST_WORDS) return null;
  const words = tokens.map((token) => token.text);
  if (words.at(-1) === 'last' || words.join(' ') === 'last one') return choices.at(-1) ?? null;
  if (choices.length === 1 && words.every((word) => YES.test(word))) return choices[0]!;
  const telling = tokens.length === 1 ? tokens : tokens.filter((token) => !AROUND.test(token.text));
  if (telling.length === 0) return null;
  const place = telling.length > 1 ? -1 : PLACES.findIndex((name) => name.test(telling[0]!.text));
  if (place >= 0) return choices[place] ?? null;
  const holding = choices.filter((choice) => {
    const held = new Set(tokenise(choice).map((token) => token.stem));
    return telling.every((token) => held.has(token.stem));
  });
  return holding.length === 1 ? holding[0]! : null;
};
