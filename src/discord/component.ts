import type { MessageComponentInteraction } from 'discord.js';
import type { Bot } from './bot.js';

/** What answers the buttons and menus whose custom id begins with `name`. */
export type Component = {
  name: string;
  run(interaction: MessageComponentInteraction, payload: string, bot: Bot): Promise<void>;
};
