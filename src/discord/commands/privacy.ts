import { ApplicationCommandOptionType, MessageFlags } from 'discord.js';
import { aboutReply, infoReply } from '../../answers/compose.js';
import type { Block } from '../../answers/reply.js';
import type { Command } from '../command.js';
import { respond } from '../respond.js';

const ACTIONS = [
  { name: 'What is kept', value: 'what' },
  { name: 'Export what is kept about me', value: 'export' },
  { name: 'Forget me', value: 'forget' },
  { name: 'Only when I ask', value: 'opt-out' },
  { name: 'Also unasked', value: 'opt-in' },
];

export const command: Command = {
  data: {
    name: 'privacy',
    description: 'What is kept about you (next to nothing), to see it and to have it forgotten',
    options: [
      {
        name: 'action',
        description: 'What to do (default: what is kept)',
        type: ApplicationCommandOptionType.String,
        choices: ACTIONS,
      },
    ],
  },
  run: async (interaction, bot) => {
    const { shelf } = bot.brain;
    const person = interaction.user.id;
    const say = (title: string, text: string, more: Block[] = []) =>
      respond(interaction, infoReply(shelf, title, [{ kind: 'text', text }, ...more]));
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    switch (interaction.options.getString('action') ?? 'what') {
      case 'export': {
        const kept = {
          person,
          storedOnDisk: { answeredOnlyWhenAsked: await bot.store.isOptedOut(person) },
          inMemoryForMinutes: bot.conversations.of(person, bot.now()),
          inMemoryUntilRestart: {
            answersJudged: bot.memory.judged.of(person),
            questionsAnswered: bot.memory.answers.by(person).map(({ question }) => question),
          },
        };
        const file = Buffer.from(`${JSON.stringify(kept, null, 2)}\n`, 'utf8');
        await say('Your data', 'All that I hold about you is in the file.');
        await interaction.editReply({ files: [{ attachment: file, name: 'footnote-data.json' }] });
        return;
      }
      case 'forget': {
        const { optOut } = await bot.store.forget(person, bot.now());
        const count = bot.conversations.forget(person) + bot.memory.answers.forget(person);
        bot.memory.judged.forget(person);
        return say(
          'Forgotten',
          `${optOut ? 'Your wish to be answered only when you ask is deleted. ' : 'Nothing about you was stored. '}${
            count > 0 ? 'What we spoke of is gone from memory. ' : ''
          }I noted only that and when you had it deleted.`,
        );
      }
      case 'opt-out':
        await bot.store.setOptedOut(person, true);
        return say(
          'Only when you ask',
          'From now on I answer you only when you speak to me, everywhere. If your words sound like an emergency, I still say what to do.',
        );
      case 'opt-in':
        await bot.store.setOptedOut(person, false);
        return say(
          'Also unasked',
          'In channels where the server switched it on, I may answer your questions without being mentioned.',
        );
      default:
        return respond(
          interaction,
          aboutReply(shelf, 'bot-privacy', { topic: 'bot-privacy', confidence: 1, nutrients: [] }),
        );
    }
  },
};
