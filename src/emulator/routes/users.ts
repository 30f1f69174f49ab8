import { openGuild } from '../access.js';
import { openDm } from '../channels.js';
import { checkForm, record, snowflake } from '../checks/form.js';
import { unknownUser } from '../errors.js';
import { leaveGuild } from '../guilds.js';
import { channelJson } from '../payloads/channel.js';
import { userJson } from '../payloads/user.js';
import { route } from '../route.js';
import type { Body, World } from '../world.js';

const applicationJson = ({ application, self, state }: World): Body => ({
  ...application,
  flags_new: String(application.flags),
  name: self.username,
  icon: null,
  description: '',
  type: null,
  verify_key: '0'.repeat(64),
  bot: userJson(self),
  bot_public: true,
  bot_require_code_grant: false,
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  owner: userJson(self),
  approximate_guild_count: state.guilds.size,
  approximate_user_install_count: 0,
  approximate_user_authorization_count: 0,
  explicit_content_filter: 0,
  team: null,
  eligible_oauth2_scopes: ['applications.commands', 'bot'],
  integration_types_config: { '0': {}, '1': {} },
});

const recipient = record({ recipient_id: snowflake }, ['recipient_id']);

/** The bot itself, the people it meets, and its direct messages. */
export const userRoutes = (world: World) => {
  const { state, self } = world;
  return [
    route('GET', '/applications/@me', () => applicationJson(world)),
    route('GET', '/oauth2/applications/@me', () => applicationJson(world)),
    route('GET', '/users/@me', () => ({
      ...userJson(self),
      mfa_enabled: true,
      locale: self.locale,
      verified: true,
      email: null,
    })),
    route('GET', '/users/@me/guilds', ({ query }) =>
      [...state.guilds.values()]
        .filter(({ withBot, id }) => withBot && BigInt(id) > BigInt(query.get('after') ?? 0))
        .slice(0, Number(query.get('limit') ?? 200))
        .map(({ id, name, owner }) => ({
          id,
          name,
          icon: null,
          banner: null,
          owner: owner === self.id,
          permissions: '0',
          features: [],
        })),
    ),
    route('DELETE', '/users/@me/guilds/{g}', ({ params: [id] }) => {
      leaveGuild(world, openGuild(world, id!));
      return undefined;
    }),
    route('POST', '/users/@me/channels', ({ body }) => {
      checkForm(recipient, body);
      return channelJson(world, openDm(world, String(body.recipient_id)));
    }),
    route('GET', '/users/{u}', ({ params: [id] }) => {
      const user = state.users.get(id!);
      if (!user) throw unknownUser();
      return userJson(user);
    }),
  ];
};
