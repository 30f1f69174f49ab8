import { ApplicationCommandOptionType } from 'discord.js';
import { retrieve } from '../../retrieval/retrieve.js';
import type { Command } from '../command.js';
import { answerIn } from '../respond.js';

export const command: Command = {
  data: {
    name: 'ask',
    description: 'Ask about foot or leg cramps, or a nutrient linked to them',
    options: [
      {
        name: 'question',
        description: 'Your question, in your own words',
        type: ApplicationCommandOptionType.String,
        required: true,
        autocomplete: true,
        max_length: 1000,
      },
    ],
  },
  run: (interaction, bot) => answerIn(interaction, bot, interaction.options.getString('question', true)),
  autocomplete: (interaction, bot) => {
    const typed = interaction.options.getFocused();
    const found = retrieve(bot.brain.index, typed, { limit: 10 }).flatMap(
      (candidate) => bot.brain.shelf.faq.get(candidate.id)?.question ?? [],
    );
    const questions = found.length > 0 ? found : bot.brain.shelf.phrases['what-i-can-do'];
    return questions.map((question) => ({ name: question, value: question }));
  },
};
