import { ApplicationCommandOptionType, MessageFlags } from 'discord.js';
import type { Command } from '../command.js';
import { askAfter, crampCard } from '../cramp.js';
import { codeOf } from '../errors.js';
import { isShared } from '../respond.js';

/** The muscles that steps are held for; the values are ids in data/relief.yaml. */
const MUSCLES = [
  { name: 'calf', value: 'calf' },
  { name: 'foot', value: 'foot' },
  { name: 'toes', value: 'toes' },
  { name: 'back of the thigh', value: 'hamstring' },
  { name: 'front of the thigh', value: 'thigh' },
  { name: 'hand', value: 'hand' },
  { name: 'somewhere else', value: 'general' },
];

export const command: Command = {
  data: {
    name: 'cramp-now',
    description: 'A cramp right now: what to do, step by step',
    options: [
      {
        name: 'muscle',
        description: 'Where it cramps (default: calf)',
        type: ApplicationCommandOptionType.String,
        choices: MUSCLES,
      },
    ],
  },
  run: async (interaction, bot) => {
    const cramp = {
      relief: interaction.options.getString('muscle') ?? 'calf',
      began: Math.floor(bot.now() / 1000),
    };
    const flags = isShared(interaction) ? { flags: MessageFlags.Ephemeral as const } : {};
    await interaction.reply({ ...crampCard(bot, cramp, 'begin')!.card, ...flags });
    askAfter(bot, interaction.user.id, cramp, () => {
      // The interaction may be answered for 15 minutes; what asks after it comes within ten.
      void interaction
        .followUp({ ...crampCard(bot, cramp, 'asked')!.card, ...flags })
        .catch((error) => bot.log.warn({ event: 'not-asked-after', code: codeOf(error) }));
    });
  },
};
