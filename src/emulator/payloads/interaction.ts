import { bits, permissionsIn } from '../permissions.js';
import type { Channel, Guild, Interaction, User } from '../state.js';
import type { Body, World } from '../world.js';
import { channelJson } from './channel.js';
import { messageJson } from './message.js';
import { memberJson, userJson } from './user.js';

const TYPE = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
const ATTACHMENT_LIMIT = 10_485_760;

/** Where an interaction happens: 0 in a server, 1 in the bot's own direct messages, 2 in other private channels. */
export const contextOf = (channel: Channel): 0 | 1 | 2 => {
  if (channel.guild !== null) return 0;
  return channel.recipient === null ? 2 : 1;
};

/** By whose installation the bot is here: key 0 the server's, key 1 the person's own. */
export const ownersOf = (channel: Channel, guild: Guild | undefined, user: User): Record<string, string> => ({
  ...(guild?.withBot ? { '0': guild.id } : {}),
  ...(channel.recipient === null ? {} : { '0': '0' }),
  ...(user.installed ? { '1': user.id } : {}),
});

// Where only the person installed the bot it may do what they may, out of these.
const FOREIGN = bits(['EmbedLinks', 'AttachFiles', 'MentionEveryone', 'UseExternalEmojis']);

/** An interaction as the gateway sends it. */
export const interactionJson = (world: World, interaction: Interaction, data: Body): Body => {
  const { state, self, application } = world;
  const channel = state.channels.get(interaction.channel)!;
  const user = state.users.get(interaction.user)!;
  const guild = channel.guild === null ? undefined : state.guilds.get(channel.guild)!;
  const message = interaction.message === null ? undefined : state.messages.get(interaction.message);
  const allowed = permissionsIn(state, user, channel);
  const permissions = String(allowed);
  const own = guild && !guild.withBot ? allowed & FOREIGN : permissionsIn(state, self, channel);
  const person = userJson(user);
  return {
    id: interaction.id,
    application_id: application.id,
    type: TYPE[interaction.kind],
    token: interaction.token,
    version: 1,
    locale: user.locale,
    channel_id: channel.id,
    channel: { ...channelJson(world, channel), permissions },
    app_permissions: String(own),
    entitlements: [],
    authorizing_integration_owners: ownersOf(channel, guild, user),
    context: contextOf(channel),
    attachment_size_limit: ATTACHMENT_LIMIT,
    ...(guild
      ? {
          guild_id: guild.id,
          guild_locale: guild.locale,
          guild: { id: guild.id, features: [], locale: guild.locale },
          member: { ...memberJson(guild, user), user: person, permissions },
        }
      : { user: person }),
    ...(message ? { message: messageJson(world, message) } : {}),
    data,
  };
};
