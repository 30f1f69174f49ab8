import { ApplicationCommandOptionType } from 'discord.js';
import { questionFor } from '../../dialogue/follow-up.js';
import { matchNutrients } from '../../engine/names.js';
import { ask } from '../bot.js';
import type { Command } from '../command.js';
import { askerOf, respond } from '../respond.js';

const ASPECTS = [
  { name: 'Overview', value: 'nutrient-overview' },
  { name: 'How much a day', value: 'nutrient-dosage' },
  { name: 'Foods', value: 'nutrient-foods' },
  { name: 'Too little', value: 'nutrient-deficiency' },
  { name: 'Too much', value: 'nutrient-excess' },
  { name: 'Interactions with medicines', value: 'nutrient-interaction' },
  { name: 'Supplement forms', value: 'nutrient-supplement-form' },
  { name: 'Evidence for cramps', value: 'deficiency-cause' },
];

export const command: Command = {
  data: {
    name: 'nutrient',
    description: 'What a nutrient does, how much a day, foods, too little, too much, interactions, evidence',
    options: [
      {
        name: 'name',
        description: 'The nutrient, such as magnesium or vitamin D',
        type: ApplicationCommandOptionType.String,
        required: true,
        autocomplete: true,
        max_length: 100,
      },
      {
        name: 'about',
        description: 'What you want to know (default: an overview)',
        type: ApplicationCommandOptionType.String,
        choices: ASPECTS,
      },
    ],
  },
  run: async (interaction, bot) => {
    const typed = interaction.options.getString('name', true);
    const topic = interaction.options.getString('about') ?? 'nutrient-overview';
    const found = matchNutrients(bot.brain, typed)[0];
    // What is no nutrient we know is still a question: it goes through the engine as it was typed.
    const question =
      found === undefined ? typed : (questionFor(bot.brain.shelf.phrases, topic, found.id, []) ?? typed);
    const reply = ask(bot, askerOf(interaction), question);
    if (reply !== null) await respond(interaction, reply);
  },
  autocomplete: (interaction, bot) =>
    matchNutrients(bot.brain, interaction.options.getFocused()).map(({ name }) => ({ name, value: name })),
};
