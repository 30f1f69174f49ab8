import { ApplicationCommandOptionType } from 'discord.js';
import { verdictReply } from '../../answers/structured/verdict.js';
import { matchNames } from '../../engine/names.js';
import { ask } from '../bot.js';
import type { Command } from '../command.js';
import { askerOf, respond } from '../respond.js';

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
    ],
  },
  run: async (interaction, bot) => {
    const typed = interaction.options.getString('treatment', true);
    const picked = bot.brain.shelf.verdicts.find(({ id }) => id === typed);
    const reply = picked
      ? verdictReply(bot.brain.shelf, picked, { topic: 'home-remedy-myth', confidence: 1, nutrients: [] })
      : ask(bot, askerOf(interaction), `does ${typed} help against leg cramps`);
    if (reply !== null) await respond(interaction, reply);
  },
  autocomplete: (interaction, bot) => {
    const verdicts = bot.brain.shelf.verdicts.map(({ id, headline }) => ({
      id,
      name: headline,
      names: [id.replaceAll('-', ' ')],
    }));
    return matchNames(verdicts, interaction.options.getFocused()).map(({ id, name }) => ({
      name,
      value: id,
    }));
  },
};
