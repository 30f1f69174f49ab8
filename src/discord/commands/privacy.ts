import { aboutReply } from '../../answers/compose.js';
import type { Command } from '../command.js';
import { askerOf, respond } from '../respond.js';

export const command: Command = {
  data: {
    name: 'privacy',
    description: 'What is kept about you (next to nothing), and how to have it forgotten',
  },
  run: async (interaction, bot) => {
    const asker = askerOf(interaction);
    bot.conversations.forget(asker.person);
    const turn = { topic: 'bot-privacy', confidence: 1, nutrients: [] };
    await respond(interaction, aboutReply(bot.brain.shelf, 'bot-privacy', turn), { secret: true });
  },
};
