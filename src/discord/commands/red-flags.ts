import { infoReply } from '../../answers/compose.js';
import type { Bot } from '../bot.js';
import type { Command } from '../command.js';
import { respond } from '../respond.js';

/** The signs that the symptom check asks for, by how soon help is needed. */
const signsOf = (bot: Bot, wanted: 'emergency' | 'urgent'): string[] => {
  const { symptomCheck, redFlags } = bot.brain.knowledge;
  const tiers = new Map(redFlags.flags.map(({ id, tier }) => [id, tier]));
  return symptomCheck.questions
    .flatMap(({ answers }) => answers)
    .filter(({ flag }) => flag !== undefined && tiers.get(flag) === wanted)
    .map(({ label }) => label);
};

export const command: Command = {
  data: { name: 'red-flags', description: 'Warning signs beside a cramp, and when to get help' },
  run: async (interaction, bot) => {
    const list = (title: string, items: string[]) =>
      ({ kind: 'list', title, ordered: false, items }) as const;
    const reply = infoReply(
      bot.brain.shelf,
      'Warning signs to know',
      [
        { kind: 'text', text: 'A plain cramp passes. With one of these it is more than a cramp.' },
        list('Call your emergency number now:', signsOf(bot, 'emergency')),
        list('Get medical advice today:', signsOf(bot, 'urgent')),
      ],
      {
        sources: bot.brain.shelf.faq.get('emt-or-ambulance')?.sources ?? [],
        suggestions: ['When should I see a doctor about cramps?', 'Is a cramp ever an emergency?'],
      },
    );
    await respond(interaction, reply, { secret: true });
  },
};
