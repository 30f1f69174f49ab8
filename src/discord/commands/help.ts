import { infoReply } from '../../answers/compose.js';
import type { Command } from '../command.js';
import { commands } from '../commands.js';
import { menus } from '../menus.js';
import { respond } from '../respond.js';

const list = (title: string, items: string[]) => ({ kind: 'list', title, ordered: false, items }) as const;

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
          list(
            'Commands:',
            commands.map(({ data }) => `/${data.name}: ${data.description}`),
          ),
          list(
            'On a message, under “Apps”:',
            menus.map(({ data }) => data.name),
          ),
        ],
        { suggestions: shelf.phrases['what-i-can-do'] },
      ),
      { secret: true },
    );
  },
};
