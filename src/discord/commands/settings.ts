import {
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import { infoReply } from '../../answers/compose.js';
import { matchNames } from '../../engine/names.js';
import { cardOf } from '../../rendering/card.js';
import { DEFAULT_SETTINGS, type ServerSettings } from '../../storage/store.js';
import type { Bot } from '../bot.js';
import type { Command } from '../command.js';
import { codeOf, isGone, MISSING_PERMISSIONS } from '../errors.js';
import { respond, tell } from '../respond.js';
import { type Changes, changed, countriesOf, shownSettings } from '../settings.js';

const flag = (name: string, description: string) => ({
  name,
  description,
  type: ApplicationCommandOptionType.Boolean as const,
});
const channel = (name: string, description: string) => ({
  name,
  description,
  type: ApplicationCommandOptionType.Channel as const,
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement] as [
    ChannelType.GuildText,
    ChannelType.GuildAnnouncement,
  ],
});
const choice = (name: string, description: string, values: string[]) => ({
  name,
  description,
  type: ApplicationCommandOptionType.String as const,
  choices: values.map((value) => ({ name: value, value })),
});

const WELCOME = [
  'From now on I answer clear questions about foot and leg cramps in this channel, even if nobody mentions me. I keep no messages.',
  'To be left alone, use /privacy and choose “Only when I ask”. I am a program, not a doctor.',
];

/** Tells a channel that it is switched on, which shows as well whether we may write there. In words what is wrong. */
const announce = async (
  interaction: ChatInputCommandInteraction,
  bot: Bot,
  where: string,
): Promise<string | null> => {
  const words = WELCOME.map((text) => ({ kind: 'text' as const, text }));
  const reply = infoReply(bot.brain.shelf, 'Ask away', words);
  try {
    await interaction.client.rest.post(Routes.channelMessages(where), {
      body: cardOf(reply, { ref: null, asker: null, plain: bot.settings.plain }),
    });
    return null;
  } catch (error) {
    if (!isGone(error) && codeOf(error) !== MISSING_PERMISSIONS) throw error;
    return `I cannot write in <#${where}>. Give me “View Channel”, “Send Messages” and “Embed Links” there, then add it again. Nothing was changed.`;
  }
};

/** The changes asked for, or in words what is wrong with them. */
const changesIn = (
  { options }: ChatInputCommandInteraction,
  bot: Bot,
): { ok: true; changes: Changes } | { ok: false; problem: string } => {
  const typed = options.getString('country');
  const isUnset = typed !== null && /^none$/iu.test(typed.trim());
  const country = typed === null || isUnset ? undefined : matchNames(countriesOf(bot), typed)[0]?.id;
  if (typed !== null && !isUnset && country === undefined)
    return {
      ok: false,
      problem: 'I hold no numbers for that country. Pick one from the list, or “none”.',
    };
  const [level, answers] = [options.getString('level'), options.getString('answers')];
  const [added, removed] = [options.get('add-channel')?.value, options.get('remove-channel')?.value];
  const flags = {
    privateAnswers: options.getBoolean('private-answers'),
    plain: options.getBoolean('plain'),
    symptomCheck: options.getBoolean('symptom-check'),
    countUnanswered: options.getBoolean('count-unanswered'),
  };
  return {
    ok: true,
    changes: {
      ...(isUnset ? { country: null } : country === undefined ? {} : { country }),
      ...(level === 'quiet' || level === 'normal' ? { level } : {}),
      ...(answers === 'reply' || answers === 'thread' ? { answers } : {}),
      ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== null)),
      ...(typeof added === 'string' ? { addChannel: added } : {}),
      ...(typeof removed === 'string' ? { removeChannel: removed } : {}),
    },
  };
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
      channel('add-channel', 'A channel where I answer unasked'),
      channel('remove-channel', 'A channel where I no longer answer unasked'),
      choice('level', 'How sure I must be to answer unasked', ['normal', 'quiet']),
      choice('answers', 'Where the answer to a message goes', ['reply', 'thread']),
      flag('private-answers', 'Whether commands are answered to the asker alone'),
      flag('plain', 'Plain text instead of embeds, for screen readers'),
      flag('symptom-check', 'Whether the private symptom check is offered'),
      flag('count-unanswered', 'Whether topics without an answer are counted, never the words'),
      flag('reset', 'Back to the defaults'),
    ],
  },
  run: async (interaction, bot) => {
    const server = interaction.guildId;
    if (server === null) return tell(interaction, 'Settings belong to a server; there are none here.');
    if (!interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild))
      return tell(interaction, 'Only members who may manage the server can change its settings.');
    // The store and other channels may take their time.
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const say = (text: string, settings: ServerSettings) =>
      respond(
        interaction,
        infoReply(bot.brain.shelf, 'Settings', [
          { kind: 'text', text },
          { kind: 'table', title: 'This server', rows: shownSettings(bot, settings) },
        ]),
      );
    if (interaction.options.getBoolean('reset')) {
      await bot.store.resetSettings(server);
      return say('Everything is back to the defaults.', DEFAULT_SETTINGS);
    }
    const before = await bot.store.settings(server);
    const wanted = changesIn(interaction, bot);
    if (!wanted.ok) return say(wanted.problem, before);
    if (Object.keys(wanted.changes).length === 0) return say('As they stand:', before);
    const after = changed(before, wanted.changes);
    if (!after.ok) return say(after.problem, before);
    const { addChannel } = wanted.changes;
    const problem = addChannel === undefined ? null : await announce(interaction, bot, addChannel);
    if (problem !== null) return say(problem, before);
    await bot.store.saveSettings(server, after.settings);
    const deaf =
      addChannel !== undefined && !bot.messageContent
        ? ' Unasked answers will not work yet: whoever runs me has to allow the message content intent in Discord’s developer portal and set MESSAGE_CONTENT=true.'
        : '';
    return say(`Saved.${deaf}`, after.settings);
  },
  autocomplete: (interaction, bot) =>
    matchNames(countriesOf(bot), interaction.options.getFocused()).map(({ name }) => ({ name, value: name })),
};
