import type { ModalSubmitInteraction } from 'discord.js';
import type { Bot } from './bot.js';

/** What is done with the forms whose custom id begins with `name`. The gate has read every field before. */
export type Modal = {
  name: string;
  run(interaction: ModalSubmitInteraction, payload: string, bot: Bot): Promise<void>;
};
