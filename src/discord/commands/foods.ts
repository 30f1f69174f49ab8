import { ApplicationCommandOptionType } from 'discord.js';
import { matchNames, matchNutrients } from '../../engine/names.js';
import { ask } from '../bot.js';
import type { Command } from '../command.js';
import { askerOf, respond } from '../respond.js';

const DIETS = ['vegan', 'vegetarian', 'dairy-free', 'gluten-free', 'nut-free'];

export const command: Command = {
  data: {
    name: 'foods',
    description: 'Foods with a nutrient, or what a food holds',
    options: [
      {
        name: 'name',
        description: 'A nutrient such as potassium, or a food such as avocado',
        type: ApplicationCommandOptionType.String,
        required: true,
        autocomplete: true,
        max_length: 100,
      },
      {
        name: 'diet',
        description: 'Only foods that fit this way of eating',
        type: ApplicationCommandOptionType.String,
        choices: DIETS.map((diet) => ({ name: diet, value: diet })),
      },
    ],
  },
  run: async (interaction, bot) => {
    const typed = interaction.options.getString('name', true);
    const diet = interaction.options.getString('diet');
    const nutrient = matchNutrients(bot.brain, typed)[0];
    const food = nutrient ? undefined : matchNames([...bot.brain.shelf.foods.values()], typed)[0];
    const question = nutrient
      ? `${diet ?? ''} foods with ${nutrient.name}`.trim()
      : food
        ? `which nutrients are in ${food.name}`
        : typed;
    const reply = ask(bot, askerOf(interaction), question);
    if (reply !== null) await respond(interaction, reply);
  },
  autocomplete: (interaction, bot) => {
    const typed = interaction.options.getFocused();
    const found = [
      ...matchNutrients(bot.brain, typed),
      ...matchNames([...bot.brain.shelf.foods.values()], typed),
    ];
    return found.map(({ name }) => ({ name, value: name }));
  },
};
