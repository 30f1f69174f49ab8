import type { APIMessage } from 'discord.js';
import {
  type Around,
  consentReply,
  type Manner,
  questionReply,
  stoppedReply,
} from '../answers/check-cards.js';
import { labelOf } from '../answers/check-words.js';
import { infoReply } from '../answers/compose.js';
import type { Reply } from '../answers/reply.js';
import { type CheckState, type CheckTurn, freshCheck, sayingOf } from '../dialogue/symptom-check/machine.js';
import { packState, unpackState } from '../dialogue/symptom-check/pack.js';
import { checkResultReply } from '../engine/symptom-check.js';
import { type CheckButton, type CheckJson, checkToDiscord } from '../rendering/check.js';
import { packId, parseId } from '../rendering/custom-id.js';
import type { Bot } from './bot.js';

/** The first word of every custom id of the check. */
export const HANDLER = 'check';

/** What a button, menu or form of the check does; the first letter of its payload. */
export const ACTIONS = {
  me: 'm',
  other: 'o',
  answer: 'a',
  skip: 's',
  back: 'b',
  why: 'w',
  stop: 'x',
  restart: 'r',
  /** Opens a form to answer in words, where messages are not read. */
  words: 'f',
  /** Goes on after words were taken for a danger that is none. */
  resume: 'g',
  /** Says under the result when to look again. */
  later: 'l',
} as const;
export type Action = keyof typeof ACTIONS;

/** Topics of questions that a check of one's own signs takes further. */
const LEADS_TO_CHECK = new Set(['symptom-check', 'see-doctor', 'tests-diagnosis', 'cramp-vs-other']);

/** Whether an answer offers the symptom check. */
export const offersCheck = (bot: Bot, { kind, topic }: Reply): boolean =>
  bot.symptomCheck && kind !== 'urgent' && kind !== 'clarify' && LEADS_TO_CHECK.has(topic);

/** The payload of a button elsewhere that begins a check. */
export const OPEN = 'open';

export const checkId = (bot: Bot, action: Action, state: CheckState): string =>
  packId(HANDLER, `${ACTIONS[action]}${packState(bot.brain.knowledge.symptomCheck, state)}`);

/** The action and state in a payload; null where it is damaged, or of another version of the questions. */
export const readPayload = (bot: Bot, payload: string): { action: string; state: CheckState } | null => {
  const state = unpackState(bot.brain.knowledge.symptomCheck, payload.slice(1));
  return state === null ? null : { action: payload.charAt(0), state };
};

type Component = { custom_id?: string | null; components?: readonly Component[] };

/** Every custom id under a message. */
const idsIn = (components: readonly Component[]): string[] =>
  components.flatMap(({ custom_id, components: inner = [] }) => [
    ...(custom_id ? [custom_id] : []),
    ...idsIn(inner),
  ]);

/**
 * Where the check stands that a message shows, from the ids under it: the state is kept nowhere else. `isPaused`:
 * danger was read in somebody's words. Null for any other message.
 */
export const shownIn = (
  bot: Bot,
  { components = [] }: Pick<APIMessage, 'components'>,
): { state: CheckState; isPaused: boolean } | null => {
  for (const id of idsIn(components as readonly Component[])) {
    const parsed = parseId(id);
    const read = parsed?.handler === HANDLER ? readPayload(bot, parsed.payload) : null;
    if (read !== null) return { state: read.state, isPaused: read.action === ACTIONS.resume };
  }
  return null;
};

/** The first card: what the check does, and whether to begin. */
export const firstCard = (bot: Bot, manner: Manner): CheckJson =>
  checkMessage(
    bot,
    { state: freshCheck, say: sayingOf(bot.brain.knowledge.symptomCheck, freshCheck) },
    manner,
  );

/** A turn of the check as a message. The whole state rides in the ids of its menu and buttons. */
export const checkMessage = (
  bot: Bot,
  { state, say }: CheckTurn,
  manner: Manner,
  around: Around = {},
): CheckJson => {
  const { shelf } = bot.brain;
  const button = (action: Action, label: string, strong = false): CheckButton => ({
    label,
    id: checkId(bot, action, state),
    strong,
  });
  switch (say.kind) {
    case 'consent':
      return checkToDiscord(consentReply(shelf, manner), [
        button('me', 'Begin, about me', true),
        button('other', 'Begin, for someone I care for'),
        button('stop', 'No, thanks'),
      ]);
    case 'question': {
      const isDanger = say.question.menus !== undefined;
      const skip = say.given.length > 0 ? button('skip', 'That is all', true) : button('skip', 'Skip');
      return checkToDiscord(
        questionReply(shelf, say, state.about, manner, around),
        [
          ...(manner === 'form' ? [button('words', 'In words')] : []),
          ...(state.at > 1 ? [button('back', 'Back')] : []),
          ...(isDanger ? [] : [skip]),
          button('why', 'Why do you ask?'),
          button('stop', 'Stop'),
        ],
        {
          id: checkId(bot, 'answer', state),
          most: say.question.most,
          options: say.answers.map((answer) => ({ code: answer.code, label: labelOf(answer, state.about) })),
          given: say.given,
        },
      );
    }
    case 'result': {
      const answers = new Map(Object.entries(state.answers));
      const reply = checkResultReply(bot.brain, answers, say.result, {
        about: state.about,
        country: bot.country,
      });
      return checkToDiscord(reply, [
        button('restart', 'Start again'),
        button('back', 'Change an answer'),
        ...(reply.kind === 'urgent' ? [] : [button('later', 'Look again in two weeks')]),
      ]);
    }
    case 'stopped':
      return checkToDiscord(stoppedReply(shelf), [button('restart', 'Start again')]);
    case 'not-understood':
      return checkToDiscord(infoReply(shelf, 'Symptom check', [{ kind: 'text', text: say.problem }]), []);
  }
};

/** Danger read in somebody's words: what to do now, and a way back for those who were misread. */
export const pausedMessage = (bot: Bot, reply: Reply, state: CheckState): CheckJson =>
  checkToDiscord(reply, [
    { label: 'I was misread: go on with the check', id: checkId(bot, 'resume', state) },
  ]);
