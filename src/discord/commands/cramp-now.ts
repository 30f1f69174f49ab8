import { ApplicationCommandOptionType } from 'discord.js';
import { ask } from '../bot.js';
import type { Command } from '../command.js';
import { askerOf, respond } from '../respond.js';

const MUSCLES = ['calf', 'foot', 'toes', 'hamstring', 'front of thigh', 'hand'];

export const command: Command = {
  data: {
    name: 'cramp-now',
    description: 'A cramp right now: what to do, step by step',
    options: [
      {
        name: 'muscle',
        description: 'Where it cramps (default: calf)',
        type: ApplicationCommandOptionType.String,
        choices: MUSCLES.map((muscle) => ({ name: muscle, value: muscle })),
      },
    ],
  },
  run: async (interaction, bot) => {
    const muscle = interaction.options.getString('muscle') ?? 'calf';
    const reply = ask(bot, askerOf(interaction), `how do i stop a ${muscle} cramp right now`);
    if (reply !== null) await respond(interaction, reply);
  },
};
