import { ApplicationCommandOptionType } from 'discord.js';
import { foodReply, foodsReply } from '../../answers/structured/foods.js';
import { matchFoods, matchNutrients } from '../../engine/names.js';
import { DIETS } from '../../knowledge/schema/food.js';
import type { Command } from '../command.js';
import { answerIn, show } from '../respond.js';
import { chosen } from '../spoken.js';

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
    const { shelf } = bot.brain;
    const turn = { topic: 'nutrient-foods', confidence: 1, nutrients: [] };
    const nutrient = shelf.nutrients.get(matchNutrients(bot.brain, typed)[0]?.id ?? '');
    const food = shelf.foods.get(matchFoods(bot.brain, typed)[0]?.id ?? '');
    const reply = nutrient
      ? foodsReply(
          shelf,
          nutrient,
          DIETS.filter((known) => known === diet),
          turn,
        )
      : food
        ? foodReply(shelf, food, [], turn)
        : null;
    const asked = nutrient ? `${diet ?? ''} foods with ${nutrient.name}`.trim() : typed;
    if (reply === null) return answerIn(interaction, bot, asked);
    return show(interaction, bot, chosen(reply));
  },
  autocomplete: (interaction, bot) => {
    const typed = interaction.options.getFocused();
    const found = [...matchNutrients(bot.brain, typed), ...matchFoods(bot.brain, typed)];
    return found.map(({ name }) => ({ name, value: name }));
  },
};
