import { ApplicationCommandOptionType } from 'discord.js';
import type { Reply } from '../../answers/reply.js';
import { compareNutrientsReply } from '../../answers/structured/compare-nutrients.js';
import { compareFoodsReply } from '../../answers/structured/foods.js';
import { matchFoods, matchNutrients } from '../../engine/names.js';
import type { Bot } from '../bot.js';
import type { Command } from '../command.js';
import { answerIn, show } from '../respond.js';
import { chosen } from '../spoken.js';

const thing = (name: string, description: string) => ({
  name,
  description,
  type: ApplicationCommandOptionType.String as const,
  required: true,
  autocomplete: true as const,
  max_length: 100,
});

/** Two nutrients, or two foods, as far as what was typed names them. */
const compared = (bot: Bot, first: string, second: string, nutrient: string | null): Reply | null => {
  const { shelf } = bot.brain;
  const nutrientOf = (typed: string) => shelf.nutrients.get(matchNutrients(bot.brain, typed)[0]?.id ?? '');
  const foodOf = (typed: string) => shelf.foods.get(matchFoods(bot.brain, typed)[0]?.id ?? '');
  const turn = { topic: 'nutrient-foods', confidence: 1, nutrients: [] };
  const [left, right] = [nutrientOf(first), nutrientOf(second)];
  if (left && right) return left === right ? null : compareNutrientsReply(shelf, [left, right], turn);
  const foods = [foodOf(first), foodOf(second)].flatMap((food) => food ?? []);
  const wanted = nutrient === null ? undefined : nutrientOf(nutrient);
  if (foods.length < 2 || foods[0] === foods[1] || (nutrient !== null && !wanted)) return null;
  return compareFoodsReply(shelf, foods, wanted ? [wanted] : [], turn);
};

export const command: Command = {
  data: {
    name: 'compare',
    description: 'Two nutrients, or two foods, side by side',
    options: [
      thing('first', 'A nutrient such as magnesium, or a food such as spinach'),
      thing('second', 'Another nutrient, or another food'),
      {
        ...thing('nutrient', 'For two foods: the nutrient that matters to you'),
        required: false,
      },
    ],
  },
  run: async (interaction, bot) => {
    const first = interaction.options.getString('first', true);
    const second = interaction.options.getString('second', true);
    const nutrient = interaction.options.getString('nutrient');
    const reply = compared(bot, first, second, nutrient);
    if (reply !== null) return show(interaction, bot, chosen(reply));
    const purpose = nutrient === null ? '' : ` for ${nutrient}`;
    return answerIn(interaction, bot, `compare ${first} and ${second}${purpose}`);
  },
  autocomplete: (interaction, bot) => {
    const { name, value } = interaction.options.getFocused(true);
    const foods = name === 'nutrient' ? [] : matchFoods(bot.brain, value);
    return [...matchNutrients(bot.brain, value), ...foods].map((match) => ({
      name: match.name,
      value: match.name,
    }));
  },
};
