import { ApplicationCommandOptionType } from 'discord.js';
import { infoReply } from '../../answers/compose.js';
import { recall } from '../../answers/recall.js';
import { retrieve } from '../../retrieval/retrieve.js';
import type { Command } from '../command.js';
import { isShared, respond } from '../respond.js';

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
    const known = recall(shelf, typed) ?? recall(shelf, retrieve(index, typed, { limit: 1 })[0]?.id ?? '');
    const reply =
      known === null
        ? infoReply(shelf, 'Sources', [
            {
              kind: 'text',
              text: 'I know no such answer. Type a few words of its question and pick one from the list.',
            },
          ])
        : infoReply(
            shelf,
            known.title ?? 'Sources',
            [
              {
                kind: 'text',
                text: `${known.reviewed === null ? '' : `Checked against these sources on ${known.reviewed}. `}${shelf.phrases['not-reviewed']}`,
              },
            ],
            {
              sources: known.sources.map(({ id }) => id),
              suggestions: known.title === null ? [] : [known.title],
            },
          );
    await respond(interaction, reply, { secret: isShared(interaction) && bot.settings.privateAnswers });
  },
  autocomplete: (interaction, bot) =>
    retrieve(bot.brain.index, interaction.options.getFocused(), { limit: 10 }).flatMap(({ id }) => {
      const entry = bot.brain.shelf.faq.get(id);
      return entry ? [{ name: entry.question, value: id }] : [];
    }),
};
