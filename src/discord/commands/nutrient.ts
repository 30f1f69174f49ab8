import { ApplicationCommandOptionType } from 'discord.js';
import { recall } from '../../answers/recall.js';
import { dosageReply } from '../../answers/structured/dosage.js';
import { factsKey } from '../../answers/structured/parts.js';
import { matchNutrients } from '../../engine/names.js';
import type { Who } from '../../knowledge/group.js';
import type { Command } from '../command.js';
import { answerIn, show } from '../respond.js';
import { chosen, TOLD_BY_OPTION } from '../spoken.js';

/** What can be asked of a nutrient; the value ends the id of the answer. */
const SECTIONS = [
  { name: 'Overview', value: 'nutrient-overview' },
  { name: 'Daily amount for age and sex', value: 'daily' },
  { name: 'Foods', value: 'foods' },
  { name: 'Too little', value: 'nutrient-deficiency' },
  { name: 'Too much', value: 'nutrient-excess' },
  { name: 'Interactions with medicines', value: 'interactions' },
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
        name: 'section',
        description: 'What you want to know (default: an overview)',
        type: ApplicationCommandOptionType.String,
        choices: SECTIONS,
      },
      {
        name: 'age',
        description: 'Age in years, for the daily amount',
        type: ApplicationCommandOptionType.Integer,
        min_value: 0,
        max_value: 120,
      },
      {
        name: 'sex',
        description: 'For the daily amount',
        type: ApplicationCommandOptionType.String,
        choices: [
          { name: 'female', value: 'female' },
          { name: 'male', value: 'male' },
        ],
      },
    ],
  },
  run: async (interaction, bot) => {
    const typed = interaction.options.getString('name', true);
    const { shelf } = bot.brain;
    const nutrient = shelf.nutrients.get(matchNutrients(bot.brain, typed)[0]?.id ?? '');
    // What is no nutrient we know is still a question: it goes through the engine as it was typed.
    if (nutrient === undefined) return answerIn(interaction, bot, typed);
    const age = interaction.options.getInteger('age');
    const sex = interaction.options.getString('sex');
    const who: Who = {
      ...(age === null ? {} : { age }),
      ...(sex === 'female' || sex === 'male' ? { sex } : {}),
    };
    const isPersonal = age !== null || sex !== null;
    const section = interaction.options.getString('section') ?? (isPersonal ? 'daily' : 'nutrient-overview');
    const turn = { topic: 'nutrient-dosage', confidence: 1, nutrients: [nutrient.id] };
    const reply =
      section === 'daily' && isPersonal
        ? dosageReply(shelf, nutrient, who, turn)
        : recall(shelf, factsKey(`${nutrient.id}-${section}`));
    if (reply === null) return answerIn(interaction, bot, typed);
    return show(interaction, bot, chosen(reply, isPersonal ? TOLD_BY_OPTION : null));
  },
  autocomplete: (interaction, bot) =>
    matchNutrients(bot.brain, interaction.options.getFocused()).map(({ name }) => ({ name, value: name })),
};
