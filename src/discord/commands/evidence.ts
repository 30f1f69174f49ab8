import { ApplicationCommandOptionType } from 'discord.js';
import { verdictFor, verdictReply } from '../../answers/structured/verdict.js';
import { matchVerdicts } from '../../engine/names.js';
import type { Command } from '../command.js';
import { answerIn, show } from '../respond.js';
import { chosen } from '../spoken.js';

/** Groups of people that trials were made with. */
const GROUPS = [
  { name: 'older adults', value: 'older-adults' },
  { name: 'pregnancy', value: 'pregnancy' },
  { name: 'athletes', value: 'athletes' },
  { name: 'cirrhosis', value: 'cirrhosis' },
  { name: 'dialysis', value: 'dialysis' },
];

export const command: Command = {
  data: {
    name: 'evidence',
    description: 'Does it help against cramps, and how sure is that? Treatments and home remedies',
    options: [
      {
        name: 'treatment',
        description: 'Such as magnesium, stretching, quinine, pickle juice or soap in the bed',
        type: ApplicationCommandOptionType.String,
        required: true,
        autocomplete: true,
        max_length: 100,
      },
      {
        name: 'group',
        description: 'For whom (default: anyone)',
        type: ApplicationCommandOptionType.String,
        choices: GROUPS,
      },
    ],
  },
  run: async (interaction, bot) => {
    const { shelf } = bot.brain;
    const typed = interaction.options.getString('treatment', true);
    const group = interaction.options.getString('group');
    const meant =
      shelf.verdicts.find(({ id }) => id === typed) ??
      shelf.verdicts.find(({ id }) => id === matchVerdicts(bot.brain, typed)[0]?.id);
    if (meant === undefined) return answerIn(interaction, bot, `does ${typed} help against leg cramps`);
    const verdict = group === null ? meant : (verdictFor(shelf, meant.treatment, [group]) ?? meant);
    const turn = { topic: 'home-remedy-myth', confidence: 1, nutrients: [] };
    return show(interaction, bot, chosen(verdictReply(shelf, verdict, turn)));
  },
  autocomplete: (interaction, bot) =>
    matchVerdicts(bot.brain, interaction.options.getFocused()).map(({ id, name }) => ({ name, value: id })),
};
