import { ApplicationCommandOptionType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import { infoReply } from '../../answers/compose.js';
import { matchNames } from '../../engine/names.js';
import { DEFAULT_SETTINGS, type ServerSettings } from '../../storage/store.js';
import type { Bot } from '../bot.js';
import type { Command } from '../command.js';
import { respond } from '../respond.js';

const countriesOf = (bot: Bot) =>
  bot.brain.numbers.countries.map(({ country, name }) => ({ id: country, name, names: [country] }));

const shown = (bot: Bot, { country, symptomCheck }: ServerSettings) => {
  const name = countriesOf(bot).find(({ id }) => id === country)?.name;
  return [
    { label: 'Emergency numbers', value: name ?? 'not set: local numbers are described, not named' },
    { label: 'Symptom check', value: symptomCheck && bot.symptomCheck ? 'offered' : 'switched off' },
  ];
};

export const command: Command = {
  data: {
    name: 'settings',
    description: 'Shows or changes what this server has set',
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    contexts: [InteractionContextType.Guild],
    options: [
      {
        name: 'country',
        description: 'Country of the emergency numbers; "none" unsets it',
        type: ApplicationCommandOptionType.String,
        autocomplete: true,
        max_length: 50,
      },
      {
        name: 'symptom-check',
        description: 'Whether the private symptom check is offered',
        type: ApplicationCommandOptionType.Boolean,
      },
      { name: 'reset', description: 'Back to the defaults', type: ApplicationCommandOptionType.Boolean },
    ],
  },
  run: async (interaction, bot) => {
    const { shelf } = bot.brain;
    const say = (title: string, text: string, rows: { label: string; value: string }[] = []) =>
      respond(
        interaction,
        infoReply(shelf, title, [
          { kind: 'text', text },
          ...(rows.length > 0 ? [{ kind: 'table' as const, rows }] : []),
        ]),
        { secret: true },
      );
    const server = interaction.guildId;
    if (server === null) return say('Settings', 'Settings belong to a server; there are none here.');
    if (!interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild))
      return say('Settings', 'Only members who may manage the server can change its settings.');
    if (interaction.options.getBoolean('reset')) {
      await bot.store.resetSettings(server);
      return say('Settings', 'Everything is back to the defaults.', shown(bot, DEFAULT_SETTINGS));
    }
    const typed = interaction.options.getString('country');
    const wanted = typed === null || /^none$/iu.test(typed) ? null : matchNames(countriesOf(bot), typed)[0];
    if (wanted === undefined)
      return say('Settings', `I hold no numbers for "${typed}". Pick a country from the list, or "none".`);
    const before = await bot.store.settings(server);
    const after: ServerSettings = {
      ...before,
      country: typed === null ? before.country : (wanted?.id ?? null),
      symptomCheck: interaction.options.getBoolean('symptom-check') ?? before.symptomCheck,
    };
    const isChanged = after.country !== before.country || after.symptomCheck !== before.symptomCheck;
    if (isChanged) await bot.store.saveSettings(server, after);
    return say('Settings', isChanged ? 'Saved.' : 'As they stand:', shown(bot, after));
  },
  autocomplete: (interaction, bot) =>
    matchNames(countriesOf(bot), interaction.options.getFocused()).map(({ name }) => ({ name, value: name })),
};
