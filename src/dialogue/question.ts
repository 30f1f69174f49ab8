import { tokenise } from '../text/tokenise.js';

/** Words that begin a question, or a call for advice. */
const OPENERS = new Set([
  'what',
  'why',
  'how',
  'when',
  'where',
  'which',
  'who',
  'is',
  'are',
  'am',
  'do',
  'does',
  'did',
  'can',
  'could',
  'should',
  'would',
  'will',
  'has',
  'have',
  'anyone',
  'anybody',
  'any',
]);
const CALLS =
  /\b(?:any(?:one|body) (?:know|have|got|tried)|does any(?:one|body)|any (?:tips|advice|ideas)|need advice|i wonder|wondering)\b/u;

/** Longer messages tell a story; nobody waits for a sentence of ours in it. */
const MOST_WORDS = 60;

/** Whether somebody really asks something, rather than tells: for places where nobody spoke to us. */
export const isQuestion = (text: string): boolean => {
  const tokens = tokenise(text);
  if (tokens.length < 3 || tokens.length > MOST_WORDS) return false;
  const plain = tokens.map((token) => token.text).join(' ');
  const begins = tokens.some(
    (token, at) => OPENERS.has(token.text) && (at === 0 || token.break === 'sentence' || at <= 2),
  );
  return (text.includes('?') && begins) || (begins && OPENERS.has(tokens[0]!.text)) || CALLS.test(plain);
};
