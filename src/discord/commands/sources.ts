import { ApplicationCommandOptionType } from 'discord.js';
import { infoReply } from '../../answers/compose.js';
import { retrieve } from '../../retrieval/retrieve.js';
import type { Command } from '../command.js';
import { respond } from '../respond.js';

export const command: Command = {
  data: {
    name: 'sources',
    description: 'What an answer rests on',
    options: [
      {
        name: 'answer',
        description: 'The answer, by its question or its id',
        type: ApplicationCommandOptionType.String,
        required: true,
        autocomplete: true,
        max_length: 200,
      },
    ],
  },
  run: async (interaction, bot) => {
    const { shelf, index } = bot.brain;
    const typed = interaction.options.getString('answer', true);
    const entry = shelf.faq.get(typed) ?? shelf.faq.get(retrieve(index, typed, { limit: 1 })[0]?.id ?? '');
    const reply =
      entry === undefined
        ? infoReply(shelf, 'Sources', [
            {
              kind: 'text',
              text: 'I know no such answer. Type a few words of its question and pick one from the list.',
            },
          ])
        : infoReply(
            shelf,
            entry.question,
            [
              {
                kind: 'text',
                text: `Checked against these sources on ${entry.reviewed}. ${shelf.phrases['not-reviewed']}`,
              },
            ],
            { sources: entry.sources, suggestions: [entry.question] },
          );
    await respond(interaction, reply);
  },
  autocomplete: (interaction, bot) =>
    retrieve(bot.brain.index, interaction.options.getFocused(), { limit: 10 }).flatMap(({ id }) => {
      const entry = bot.brain.shelf.faq.get(id);
      return entry ? [{ name: entry.question, value: id }] : [];
    }),
};
