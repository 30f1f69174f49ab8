import { ApplicationCommandOptionType } from 'discord.js';
import { infoReply } from '../../answers/compose.js';
import { VERDICT_WORDS, verdictReply } from '../../answers/structured/verdict.js';
import { matchVerdicts } from '../../engine/names.js';
import type { Bot } from '../bot.js';
import type { Command } from '../command.js';
import { answerIn, respond, show } from '../respond.js';
import { chosen } from '../spoken.js';

/** What many believe and no trial bears out. */
const mythsOf = (bot: Bot) =>
  bot.brain.shelf.verdicts.filter(
    ({ verdict, group }) => group === undefined && verdict !== 'helps' && verdict !== 'may-help',
  );

const MOST_LISTED = 12;

export const command: Command = {
  data: {
    name: 'myth',
    description: 'Is it true? Home remedies and beliefs about cramps, and what is known of them',
    options: [
      {
        name: 'claim',
        description: 'Such as soap in the bed or bananas (default: a list)',
        type: ApplicationCommandOptionType.String,
        autocomplete: true,
        max_length: 100,
      },
    ],
  },
  run: async (interaction, bot) => {
    const { shelf } = bot.brain;
    const typed = interaction.options.getString('claim');
    if (typed === null) {
      const rows = mythsOf(bot)
        .slice(0, MOST_LISTED)
        .map(({ name, verdict }) => ({
          label: name.charAt(0).toUpperCase() + name.slice(1),
          value: VERDICT_WORDS[verdict],
        }));
      const reply = infoReply(
        shelf,
        'What people say about cramps',
        [
          {
            kind: 'text',
            text: 'Each of these is told as a cure. Ask for one of them to see what trials found.',
          },
          { kind: 'table', title: 'What is known', rows },
        ],
        { suggestions: ['Does soap in the bed help cramps?', 'Does pickle juice help cramps?'] },
      );
      return respond(interaction, reply, { secret: true });
    }
    const id = matchVerdicts(bot.brain, typed)[0]?.id ?? typed;
    const verdict = shelf.verdicts.find((known) => known.id === id);
    if (verdict === undefined) return answerIn(interaction, bot, `is it true that ${typed} helps leg cramps`);
    const turn = { topic: 'home-remedy-myth', confidence: 1, nutrients: [] };
    return show(interaction, bot, chosen(verdictReply(shelf, verdict, turn)));
  },
  autocomplete: (interaction, bot) =>
    matchVerdicts(bot.brain, interaction.options.getFocused()).map(({ id, name }) => ({ name, value: id })),
};
