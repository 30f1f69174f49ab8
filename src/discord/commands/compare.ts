import { ApplicationCommandOptionType } from 'discord.js';
import { matchNames, matchNutrients } from '../../engine/names.js';
import { ask } from '../bot.js';
import type { Command } from '../command.js';
import { askerOf, respond } from '../respond.js';

const food = (name: string, description: string) => ({
  name,
  description,
  type: ApplicationCommandOptionType.String as const,
  required: true,
  autocomplete: true as const,
  max_length: 100,
});

export const command: Command = {
  data: {
    name: 'compare',
    description: 'Two foods side by side for a nutrient',
    options: [
      food('first', 'A food, such as spinach'),
      food('second', 'Another food, such as kale'),
      food('nutrient', 'The nutrient, such as calcium'),
    ],
  },
  run: async (interaction, bot) => {
    const [first, second, nutrient] = ['first', 'second', 'nutrient'].map((name) =>
      interaction.options.getString(name, true),
    );
    const reply = ask(bot, askerOf(interaction), `compare ${first} and ${second} for ${nutrient}`);
    if (reply !== null) await respond(interaction, reply);
  },
  autocomplete: (interaction, bot) => {
    const { name, value } = interaction.options.getFocused(true);
    const found =
      name === 'nutrient'
        ? matchNutrients(bot.brain, value)
        : matchNames([...bot.brain.shelf.foods.values()], value);
    return found.map((match) => ({ name: match.name, value: match.name }));
  },
};
