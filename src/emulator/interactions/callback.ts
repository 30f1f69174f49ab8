import { list, number, record, text } from '../checks/form.js';
import { checkMessage } from '../checks/message.js';
import { checkModal } from '../checks/modal.js';
import { invalidForm } from '../errors.js';
import type { File } from '../files.js';
import type { Interaction } from '../state.js';
import type { Body } from '../world.js';

/** Callback types: https://discord.com/developers/docs/interactions/receiving-and-responding */
export const CALLBACK = {
  message: 4,
  deferred: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;
const REPLIES = [CALLBACK.message, CALLBACK.deferred];
const FITTING: Record<Interaction['kind'], readonly number[]> = {
  command: [...REPLIES, CALLBACK.modal],
  component: [...REPLIES, CALLBACK.deferredUpdate, CALLBACK.update, CALLBACK.modal],
  autocomplete: [CALLBACK.choices],
  modal: [...REPLIES, CALLBACK.deferredUpdate, CALLBACK.update],
};

const choicesForm = record(
  {
    choices: list(
      record(
        {
          name: text(1, 100),
          value: (value, path) => (typeof value === 'number' ? [] : text(0, 100)(value, path)),
        },
        ['name', 'value'],
      ),
      0,
      25,
    ),
  },
  ['choices'],
);

/** Throws unless this answer fits the interaction and Discord's limits. */
export const checkCallback = (
  { kind, message }: Interaction,
  type: number,
  data: Body,
  files: readonly File[],
): void => {
  const known = Object.values(CALLBACK) as number[];
  const withoutMessage = message === null && (type === CALLBACK.update || type === CALLBACK.deferredUpdate);
  const problems = [
    ...number(1, 12)(type, ['type']),
    ...(!known.includes(type) || !FITTING[kind].includes(type) || withoutMessage
      ? [
          {
            path: ['type'],
            code: 'INTERACTION_APPLICATION_COMMAND_INVALID_TYPE',
            message: `This kind of answer does not fit the interaction (${kind}).`,
          },
        ]
      : []),
  ];
  if (problems.length > 0) throw invalidForm(problems);
  if (type === CALLBACK.message) checkMessage(data, files, 0, ['data']);
  if (type === CALLBACK.modal) checkModal(data);
  if (type === CALLBACK.choices) {
    const wrong = choicesForm(data, ['data']);
    if (wrong.length > 0) throw invalidForm(wrong);
  }
};
