import type { Reply } from '../answers/reply.js';
import { type ButtonJson, type MessageJson, toDiscord } from './discord.js';
import { BUTTON_LABEL_LIMIT, CHOICE_NAME_LIMIT, cutLabel } from './limits.js';

/** A menu as Discord takes it: at most 25 options. */
type MenuJson = {
  type: 3;
  custom_id: string;
  placeholder: string;
  min_values: 1;
  max_values: number;
  options: { label: string; value: string; default?: boolean }[];
};

/** A message of the symptom check: text as of any reply, with menus and buttons of its own. */
export type CheckJson = Omit<MessageJson, 'components'> & {
  components: { type: 1; components: (ButtonJson | MenuJson)[] }[];
};

/** A button: its words and its custom id. */
export type CheckButton = { label: string; id: string; strong?: boolean };

/** A menu: its options, how many may be chosen, those chosen already, and its custom id. */
export type CheckMenu = {
  id: string;
  most: number;
  options: readonly { code: string; label: string }[];
  given: readonly string[];
};

const buttonRow = (buttons: readonly CheckButton[]) => ({
  type: 1 as const,
  components: buttons.map(
    ({ label, id, strong = false }): ButtonJson => ({
      type: 2,
      style: strong ? 1 : 2,
      label: cutLabel(label, BUTTON_LABEL_LIMIT),
      custom_id: id,
    }),
  ),
});

const menuRow = ({ id, most, options, given }: CheckMenu) => ({
  type: 1 as const,
  components: [
    {
      type: 3 as const,
      custom_id: id,
      placeholder:
        most === 1 ? 'Choose one' : most < options.length ? `Choose up to ${most}` : 'Choose all that fit',
      min_values: 1 as const,
      max_values: Math.min(most, options.length),
      options: options.map(({ code, label }) => ({
        label: cutLabel(label, CHOICE_NAME_LIMIT),
        value: code,
        ...(given.includes(code) ? { default: true } : {}),
      })),
    },
  ],
});

/** A reply with the check's own menu (if a question is asked) and buttons under it. */
export const checkToDiscord = (
  reply: Reply,
  buttons: readonly CheckButton[],
  menu?: CheckMenu,
): CheckJson => ({
  ...toDiscord(reply),
  components: [...(menu ? [menuRow(menu)] : []), ...(buttons.length > 0 ? [buttonRow(buttons)] : [])],
});
