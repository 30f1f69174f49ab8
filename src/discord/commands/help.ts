import { infoReply } from '../../answers/compose.js';
import type { Command } from '../command.js';
import { commands } from '../commands.js';
import { respond } from '../respond.js';

export const command: Command = {
  data: { name: 'help', description: 'What you can ask, and every command' },
  run: async (interaction, bot) => {
    const { shelf } = bot.brain;
    await respond(
      interaction,
      infoReply(
        shelf,
        'What I can do',
        [
          { kind: 'text', text: shelf.phrases.about['bot-help'] },
          {
            kind: 'list',
            title: 'Commands',
            ordered: false,
            items: commands.map(({ data }) => `/${data.name}: ${data.description}`),
          },
        ],
        { suggestions: shelf.phrases['what-i-can-do'] },
      ),
      { secret: true },
    );
  },
};
