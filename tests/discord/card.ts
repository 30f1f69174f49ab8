import type { Message } from '../../src/emulator/state.js';

type Button = { label: string; custom_id: string };

/** The buttons and menus under a message. */
export const buttonsOf = (message: Message): Button[] =>
  (message.components as { components: Button[] }[]).flatMap((row) => row.components);

/** What stands on the buttons under a message. */
export const labelsOf = (message: Message): string[] => buttonsOf(message).map(({ label }) => label);
