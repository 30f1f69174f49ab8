import { infoReply } from '../../answers/compose.js';
import { packageVersion } from '../../knowledge/root.js';
import type { Command } from '../command.js';
import { respond } from '../respond.js';

export const command: Command = {
  data: {
    name: 'about',
    description: 'What Footnote is, what it knows, when that was last checked, and how well it does',
  },
  run: async (interaction, bot) => {
    const { shelf, knowledge } = bot.brain;
    const reviewed = [...shelf.faq.values()].map((entry) => entry.reviewed).sort();
    const known = [
      { label: 'Version', value: packageVersion },
      { label: 'Answers', value: String(shelf.faq.size) },
      { label: 'Nutrients and foods', value: `${shelf.nutrients.size} and ${shelf.foods.size}` },
      { label: 'Verdicts on treatments', value: String(shelf.verdicts.length) },
      { label: 'Warning signs', value: String(knowledge.redFlags.flags.length) },
      { label: 'Sources', value: String(shelf.sources.size) },
      { label: 'Last checked', value: `${reviewed[0]} to ${reviewed.at(-1)}` },
    ];
    const { measured, rows } = knowledge.figures;
    await respond(
      interaction,
      infoReply(shelf, 'About Footnote', [
        { kind: 'text', text: shelf.phrases.about['bot-help'] },
        { kind: 'text', text: shelf.phrases['not-reviewed'] },
        { kind: 'table', title: 'What it knows', rows: known },
        { kind: 'table', title: `How safe it is, measured ${measured}`, rows },
      ]),
      { secret: true },
    );
  },
};
