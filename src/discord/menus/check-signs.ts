import { ApplicationCommandType } from 'discord.js';
import { infoReply } from '../../answers/compose.js';
import { soonOf, triageMessage } from '../../engine/gate.js';
import type { Menu } from '../command.js';
import { respond, tell } from '../respond.js';

/**
 * Whether a message tells of a warning sign. One that is urgent never comes here: the gate has answered it before. Only
 * who asked sees the result, so that nobody is exposed.
 */
export const menu: Menu = {
  data: { name: 'Check this for warning signs', type: ApplicationCommandType.Message },
  run: async (interaction, bot) => {
    const { content } = interaction.targetMessage;
    if (content.trim() === '') return tell(interaction, 'There are no words in that message to check.');
    const { shelf } = bot.brain;
    const { lines } = soonOf(bot.brain, triageMessage(bot.brain, content));
    const found = lines.length > 0;
    const reply = infoReply(
      shelf,
      found ? 'A reason to see somebody soon' : 'No warning sign that I know',
      [
        { kind: 'text', text: found ? lines.join(' ') : 'I found none in these words.' },
        {
          kind: 'text',
          text: 'I only see words, not people, and I can miss things. If you are worried, get help; /red-flags lists the signs.',
        },
      ],
      { suggestions: ['When should I see a doctor about cramps?'] },
    );
    return respond(interaction, reply, { secret: true });
  },
};
