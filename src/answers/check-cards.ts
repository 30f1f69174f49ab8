import type { CheckSaying } from '../dialogue/symptom-check/machine.js';
import { type About, askOf, inSentence, labelOf } from './check-words.js';
import { infoReply } from './compose.js';
import type { Block, Reply } from './reply.js';
import type { Shelf } from './shelf.js';

const TITLE = 'Symptom check';
const text = (words: string): Block => ({ kind: 'text', text: words });

/** How an answer can be given here: in a message, in a form, or by number. */
export type Manner = 'message' | 'form' | 'numbers';

const HOW: Record<Manner, string> = {
  message: 'Choose from the menu, or just write it in your own words.',
  form: 'Choose from the menu, or press “In words”.',
  numbers: 'Answer in your own words or by number. You can also say: why, back, skip, stop.',
};
const TO_BEGIN: Record<Manner, string> = {
  message: 'Shall we begin? Press a button, or write “me” or “someone I care for”.',
  form: 'Shall we begin?',
  numbers: 'Shall we begin? Type “me” or “someone I care for”, or “stop”.',
};

/** Before the first question: what the check does and does not, and whether to begin. */
export const consentReply = (shelf: Shelf, manner: Manner): Reply =>
  infoReply(shelf, TITLE, [
    {
      kind: 'list',
      ordered: false,
      items: [
        'Ten short questions about cramps, most of them one tap. Signs of danger come first.',
        'At the end: how soon to see someone, what may fit and what speaks against it, what to try, and a note for the doctor.',
        'It is not a diagnosis, and it can be wrong.',
        'I store nothing. Your answers ride in the buttons of these messages, so they last as long as the messages do. What you write stays in this chat, as in any other; you can delete it.',
        'It is for people old enough to use Discord: at least 13, in some countries older.',
        'You can stop at any time: just type stop.',
      ].map((item) =>
        manner === 'numbers' && item.startsWith('I store')
          ? 'I store nothing: your answers are gone when this ends.'
          : manner === 'numbers' && item.startsWith('It is for')
            ? 'It is for people of 13 or older.'
            : item,
      ),
    },
    text(TO_BEGIN[manner]),
  ]);

/** What is said around a question: what was just understood, or why it was not. */
export type Around = { took?: readonly string[]; problem?: string };

/** What was understood, in words, and how to change it. */
const tookBlock = (took: readonly string[] = []): Block[] =>
  took.length === 0
    ? []
    : [text(`I took that as: ${took.map(inSentence).join('; ')}. Not right? Say “back”.`)];

/** One question: what was understood before, the question itself and how to answer it. */
export const questionReply = (
  shelf: Shelf,
  { question, ask, answers, number, of, given }: Extract<CheckSaying, { kind: 'question' }>,
  about: About,
  manner: Manner,
  { took, problem }: Around = {},
): Reply => {
  const labels = answers.map((answer) => labelOf(answer, about));
  const noted = answers
    .filter(({ code }) => given.includes(code))
    .map((answer) => inSentence(labelOf(answer, about)));
  const whose = about === 'other' ? ' Answer for the person you care for.' : '';
  const limit =
    question.most === 1 ? ' One answer.' : question.most < 4 ? ` Up to ${question.most} answers.` : '';
  const isListed = manner === 'numbers' || problem !== undefined || question.menus !== undefined;
  return infoReply(shelf, `${number} of ${of}. ${askOf(question, ask, about)}`, [
    ...tookBlock(took),
    ...(problem === undefined ? [] : [text(problem)]),
    ...(noted.length > 0
      ? [text(`Noted already: ${noted.join('; ')}. Is there more? If not, say “that is all”.`)]
      : []),
    ...(isListed ? [{ kind: 'list' as const, ordered: manner === 'numbers', items: labels }] : []),
    text(`${HOW[manner]}${limit}${whose}`),
  ]);
};

/** Why a question is asked. */
export const whyReply = (
  shelf: Shelf,
  { question, ask }: Extract<CheckSaying, { kind: 'question' }>,
  about: About,
): Reply => infoReply(shelf, askOf(question, ask, about), [text(question.why)]);

/** The end of a check that was stopped. */
export const stoppedReply = (shelf: Shelf): Reply =>
  infoReply(shelf, TITLE, [
    text('Stopped. Nothing was kept. If anything gets worse, call a doctor or your local emergency number.'),
  ]);

/** That an old button or message no longer fits this check. */
export const EXPIRED =
  'This check is from an older version of me, so I cannot go on with it. Please start again with /symptom-check.';
