import { infoReply } from '../answers/compose.js';
import { type CheckState, type CheckTurn, freshCheck } from '../dialogue/symptom-check/machine.js';
import { packState } from '../dialogue/symptom-check/pack.js';
import { checkResultReply } from '../engine/symptom-check.js';
import { type CheckButton, type CheckJson, checkToDiscord } from '../rendering/check.js';
import { packId } from '../rendering/custom-id.js';
import type { Bot } from './bot.js';

/** What a button of the check does; the first letter of its payload. */
export const ACTIONS = {
  me: 'm',
  other: 'o',
  answer: 'a',
  skip: 's',
  back: 'b',
  why: 'w',
  stop: 'x',
  restart: 'r',
} as const;

const idFor = (bot: Bot, action: keyof typeof ACTIONS, state: CheckState): string =>
  packId('check', `${ACTIONS[action]}${packState(bot.brain.knowledge.symptomCheck, state)}`);

const CONSENT = [
  'Ten short questions about cramps, most of them one tap. Signs of danger come first.',
  'Nothing you answer is stored: it travels in the buttons of these messages and ends with them.',
  'It is not a diagnosis, and it is for people old enough to use Discord. You can stop at any time.',
];

/** A turn of the check as a message. The whole state rides in the ids of its menu and buttons. */
export const checkMessage = (bot: Bot, { state, say }: CheckTurn): CheckJson => {
  const { shelf } = bot.brain;
  const button = (action: keyof typeof ACTIONS, label: string, strong = false): CheckButton => ({
    label,
    id: idFor(bot, action, state),
    strong,
  });
  switch (say.kind) {
    case 'consent':
      return checkToDiscord(
        infoReply(shelf, 'Symptom check', [{ kind: 'list', ordered: false, items: CONSENT }]),
        [
          button('me', 'Begin, about me', true),
          button('other', 'Begin, for someone I care for'),
          button('stop', 'No'),
        ],
      );
    case 'question': {
      const { question, number, of, given } = say;
      const whose = state.about === 'other' ? 'Answer for the person you care for. ' : '';
      return checkToDiscord(
        infoReply(shelf, `${number} of ${of}. ${question.ask}`, [
          { kind: 'text', text: `${whose}Choose from the menu.` },
        ]),
        [
          ...(number > 1 ? [button('back', 'Back')] : []),
          ...(number > 1 ? [button('skip', 'Skip')] : []),
          button('why', 'Why do you ask?'),
          button('stop', 'Stop'),
        ],
        { question, given, id: idFor(bot, 'answer', state) },
      );
    }
    case 'result': {
      const answers = new Map(Object.entries(state.answers));
      return checkToDiscord(
        checkResultReply(bot.brain, answers, say.result, {
          about: state.about,
          country: bot.country,
        }),
        [button('restart', 'Start again')],
      );
    }
    case 'stopped':
      return checkToDiscord(
        infoReply(shelf, 'Symptom check', [{ kind: 'text', text: 'Stopped. Nothing was kept.' }]),
        [{ label: 'Start again', id: idFor(bot, 'restart', freshCheck) }],
      );
    case 'not-understood':
      return checkToDiscord(infoReply(shelf, 'Symptom check', [{ kind: 'text', text: say.problem }]), []);
  }
};
