import { ask } from '../bot.js';
import type { Command } from '../command.js';
import { askerOf, respond } from '../respond.js';

export const command: Command = {
  data: { name: 'red-flags', description: 'Warning signs beside a cramp, and when to get help' },
  run: async (interaction, bot) => {
    const reply = ask(bot, askerOf(interaction), 'when should I see a doctor about cramps');
    if (reply !== null) await respond(interaction, reply);
  },
};
