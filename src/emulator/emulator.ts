import type { AddressInfo } from 'node:net';
import {
  alreadyAcknowledged,
  cannotMessage,
  missingPermissions,
  unknownChannel,
  unknownInteraction,
  unknownMessage,
  unknownUser,
  unknownWebhook,
} from './errors.js';
import { createGateway, INTENT } from './gateway.js';
import { checkMessage, messageJson } from './messages.js';
import {
  type Body,
  createRest,
  type Fault,
  type Journalled,
  type Request,
  type Route,
  route,
} from './rest.js';
import { createSnowflakes } from './snowflake.js';
import {
  type Channel,
  type Command,
  createState,
  type Guild,
  type Message,
  type Option,
  type User,
  userJson,
} from './state.js';

export type EmulatorOptions = {
  token?: string;
  /** Privileged intents switched on in the portal; none by default. */
  granted?: number;
  now?: () => number;
};

/** An interaction under way. */
type Interaction = {
  id: string;
  token: string;
  user: string;
  channel: string;
  kind: 'command' | 'component' | 'autocomplete';
  message: string | null;
  answered: boolean;
  ephemeral: boolean;
  original: string | null;
  choices: { name: string; value: unknown }[] | null;
  at: number;
};

/** After this long without a first answer an interaction is unknown. */
const FIRST_ANSWER_MS = 3_000;
const EPHEMERAL = 64;
const LOADING = 128;
const PERMISSIONS = '2248473465835073';
const MANAGE_GUILD = 1n << 5n;
const MANAGER_PERMISSIONS = String(BigInt(PERMISSIONS) | MANAGE_GUILD);

/** A Discord of one's own on loopback: REST v10 and gateway v10 as the real client expects them, and a driver for tests. */
export const startEmulator = async ({
  token = 'emulator-token',
  granted = 0,
  now = Date.now,
}: EmulatorOptions = {}) => {
  const state = createState();
  const snowflake = createSnowflakes(now);
  const interactions = new Map<string, Interaction>();
  const addUser = (username: string, bot = false): User => {
    const user: User = { id: snowflake(), username, global_name: username, bot, closedDms: false };
    state.users.set(user.id, user);
    return user;
  };
  const self = addUser('Footnote', true);
  const application = { id: snowflake(), flags: 0 };
  const typing: string[] = [];

  const channelOf = (id: string): Channel => {
    const channel = state.channels.get(id);
    if (!channel) throw unknownChannel();
    return channel;
  };
  const messageOf = (id: string): Message => {
    const message = state.messages.get(id);
    if (!message) throw unknownMessage();
    return message;
  };

  const gatewayEvent = (message: Message): Body => {
    const channel = channelOf(message.channel_id);
    return {
      ...messageJson(state, message),
      channel_type: channel.type,
      ...(channel.guild === null
        ? {}
        : {
            guild_id: channel.guild,
            member: {
              roles: [],
              joined_at: '2024-01-01T00:00:00.000000+00:00',
              deaf: false,
              mute: false,
              flags: 0,
            },
          }),
    };
  };
  /** Whether the bot may read a message without the content intent. */
  const readable = (message: Message): boolean => {
    const channel = channelOf(message.channel_id);
    return channel.guild === null || message.author === self.id || message.mentions.includes(self.id);
  };
  const announce = (name: string, message: Message): void => {
    const channel = channelOf(message.channel_id);
    const data = gatewayEvent(message);
    const blanked = { ...data, content: '', embeds: [], attachments: [], components: [] };
    gateway.dispatch({
      name,
      data,
      needs: channel.guild === null ? INTENT.directMessages : INTENT.guildMessages,
      guild: channel.guild,
      ...(readable(message) ? {} : { blanked }),
    });
  };

  const put = (
    channel: string,
    author: string,
    body: Body,
    part: Partial<Message> = {},
    files: Request['files'] = [],
  ): Message => {
    const content = typeof body.content === 'string' ? body.content : '';
    const reference =
      (body.message_reference as { message_id?: string; fail_if_not_exists?: boolean } | undefined) ?? {};
    const known = reference.message_id !== undefined && state.messages.has(reference.message_id);
    const message: Message = {
      id: snowflake(),
      channel_id: channel,
      author,
      content,
      embeds: (body.embeds as unknown[]) ?? [],
      components: (body.components as unknown[]) ?? [],
      attachments: files.map((file, at) => ({
        id: String(at),
        filename: file.name,
        size: file.bytes.length,
        url: `http://127.0.0.1/${file.name}`,
        proxy_url: `http://127.0.0.1/${file.name}`,
      })),
      flags: Number(body.flags ?? 0),
      ephemeralTo: null,
      mentions: [
        ...new Set(
          [...content.matchAll(/<@!?(\d+)>/gu)].map((match) => match[1]!).filter((id) => state.users.has(id)),
        ),
      ],
      reference: known ? reference.message_id! : null,
      interaction: null,
      edited: false,
      nonce: typeof body.nonce === 'string' ? body.nonce : null,
      ...part,
    };
    state.messages.set(message.id, message);
    return message;
  };
  const change = (message: Message, body: Body): Message => {
    checkMessage({
      content: message.content,
      embeds: message.embeds,
      components: message.components,
      ...body,
    });
    if ('content' in body) message.content = String(body.content ?? '');
    if (Array.isArray(body.embeds)) message.embeds = body.embeds;
    if (Array.isArray(body.components)) message.components = body.components;
    message.flags &= ~LOADING;
    message.edited = true;
    return message;
  };

  const postMessage = ({ params: [id], body, files }: Request): unknown => {
    const channel = channelOf(id!);
    if (!channel.mayWrite) throw missingPermissions();
    if (channel.recipient !== null && state.users.get(channel.recipient)?.closedDms) throw cannotMessage();
    if (body.enforce_nonce === true && typeof body.nonce === 'string') {
      const before = [...state.messages.values()].find(
        (message) => message.author === self.id && message.nonce === body.nonce,
      );
      if (before) return messageJson(state, before);
    }
    checkMessage({ ...body, attachments: files });
    const message = put(channel.id, self.id, body, {}, files);
    announce('MESSAGE_CREATE', message);
    return messageJson(state, message);
  };

  const openDm = (recipient: string): Channel => {
    if (!state.users.has(recipient)) throw unknownUser();
    const open = [...state.channels.values()].find((channel) => channel.recipient === recipient);
    if (open) return open;
    const channel: Channel = { id: snowflake(), type: 1, name: '', guild: null, recipient, mayWrite: true };
    state.channels.set(channel.id, channel);
    return channel;
  };

  const channelJson = (channel: Channel): Body => ({
    id: channel.id,
    type: channel.type,
    name: channel.name,
    flags: 0,
    ...(channel.guild === null ? {} : { guild_id: channel.guild }),
    ...(channel.recipient === null
      ? {}
      : { recipients: [userJson(state.users.get(channel.recipient)!)], last_message_id: null }),
  });

  const byToken = (value: string): Interaction => {
    const found = [...interactions.values()].find((interaction) => interaction.token === value);
    if (!found) throw unknownWebhook();
    return found;
  };

  const managers = new Set<string>();
  const callback = ({ params: [id, value], query, body, files }: Request): unknown => {
    const interaction = interactions.get(id!);
    if (!interaction || interaction.token !== value || now() - interaction.at > FIRST_ANSWER_MS)
      throw unknownInteraction();
    if (interaction.answered) throw alreadyAcknowledged();
    const type = Number(body.type);
    const data = (body.data ?? {}) as Body;
    const secret = (Number(data.flags ?? 0) & EPHEMERAL) !== 0;
    if (type === 4 || type === 7) checkMessage({ ...data, attachments: files });
    interaction.answered = true;
    if (type === 8) interaction.choices = (data.choices ?? []) as { name: string; value: unknown }[];
    else if (type === 7) announceEdit(change(messageOf(interaction.message!), data));
    else if (type === 4 || type === 5) {
      interaction.ephemeral = secret;
      const message = put(
        interaction.channel,
        self.id,
        data,
        {
          ephemeralTo: secret ? interaction.user : null,
          interaction: interaction.id,
          flags: (secret ? EPHEMERAL : 0) | (type === 5 ? LOADING : 0),
        },
        files,
      );
      interaction.original = message.id;
      if (!secret) announce('MESSAGE_CREATE', message);
    }
    return query.get('with_response') === 'true'
      ? { interaction: { id: interaction.id, type: 2 } }
      : undefined;
  };
  const announceEdit = (message: Message): void => announce('MESSAGE_UPDATE', message);

  const listCommands = (): unknown => [...state.commands.values()];
  const addCommand = (body: Body): Command => {
    const old = [...state.commands.values()].find(
      (command) => command.name === body.name && command.type === Number(body.type ?? 1),
    );
    const command = {
      type: 1,
      ...body,
      id: old?.id ?? snowflake(),
      application_id: application.id,
      version: snowflake(),
    } as unknown as Command;
    state.commands.set(command.id, command);
    return command;
  };
  const original = (value: string): Message => {
    const { original: id } = byToken(value);
    if (id === null) throw unknownMessage();
    return messageOf(id);
  };

  const routes: Route[] = [
    route('GET', '/gateway/bot', () => ({
      url: address(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
    })),
    route('GET', '/gateway', () => ({ url: address() }), true),
    route('GET', '/applications/@me', () => ({
      ...application,
      name: 'Footnote',
      description: '',
      bot: userJson(self),
    })),
    route('GET', '/oauth2/applications/@me', () => ({
      ...application,
      name: 'Footnote',
      description: '',
      bot: userJson(self),
    })),
    route('GET', '/users/@me', () => userJson(self)),
    route('POST', '/users/@me/channels', ({ body }) => channelJson(openDm(String(body.recipient_id)))),
    route('GET', '/channels/{c}', ({ params: [id] }) => channelJson(channelOf(id!))),
    route('POST', '/channels/{c}/messages', postMessage),
    route('GET', '/channels/{c}/messages/{m}', ({ params: [, id] }) => messageJson(state, messageOf(id!))),
    route('PATCH', '/channels/{c}/messages/{m}', ({ params: [, id], body }) => {
      const message = change(messageOf(id!), body);
      announceEdit(message);
      return messageJson(state, message);
    }),
    route('DELETE', '/channels/{c}/messages/{m}', ({ params: [, id] }) => {
      remove(messageOf(id!));
      return undefined;
    }),
    route('POST', '/channels/{c}/typing', ({ params: [id] }) => {
      typing.push(channelOf(id!).id);
      return undefined;
    }),
    route('POST', '/channels/{c}/messages/{m}/threads', ({ params: [id, message], body }) => {
      const parent = channelOf(id!);
      const thread: Channel = {
        id: messageOf(message!).id,
        type: 11,
        name: String(body.name),
        guild: parent.guild,
        recipient: null,
        mayWrite: true,
      };
      state.channels.set(thread.id, thread);
      return channelJson(thread);
    }),
    route('GET', '/applications/{a}/commands', listCommands),
    route('POST', '/applications/{a}/commands', ({ body }) => addCommand(body)),
    route('PUT', '/applications/{a}/commands', ({ body }) => {
      state.commands.clear();
      for (const command of body as unknown as Body[]) addCommand(command);
      return listCommands();
    }),
    route('POST', '/interactions/{i}/{t}/callback', callback, true),
    route(
      'GET',
      '/webhooks/{a}/{t}/messages/@original',
      ({ params: [, value] }) => messageJson(state, original(value!)),
      true,
    ),
    route(
      'PATCH',
      '/webhooks/{a}/{t}/messages/@original',
      ({ params: [, value], body }) => messageJson(state, change(original(value!), body)),
      true,
    ),
    route(
      'DELETE',
      '/webhooks/{a}/{t}/messages/@original',
      ({ params: [, value] }) => {
        remove(original(value!));
        return undefined;
      },
      true,
    ),
    route(
      'POST',
      '/webhooks/{a}/{t}',
      ({ params: [, value], body, files }) => {
        const interaction = byToken(value!);
        checkMessage({ ...body, attachments: files });
        const secret = (Number(body.flags ?? 0) & EPHEMERAL) !== 0;
        const message = put(
          interaction.channel,
          self.id,
          body,
          { ephemeralTo: secret ? interaction.user : null, interaction: interaction.id },
          files,
        );
        if (!secret) announce('MESSAGE_CREATE', message);
        return messageJson(state, message);
      },
      true,
    ),
  ];

  const remove = (message: Message): void => {
    state.messages.delete(message.id);
    const channel = channelOf(message.channel_id);
    gateway.dispatch({
      name: 'MESSAGE_DELETE',
      data: {
        id: message.id,
        channel_id: message.channel_id,
        ...(channel.guild === null ? {} : { guild_id: channel.guild }),
      },
      needs: channel.guild === null ? INTENT.directMessages : INTENT.guildMessages,
      guild: channel.guild,
    });
  };

  const { server, journal, faults } = createRest(token, routes, now);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = (): string => `ws://127.0.0.1:${port}/gateway`;
  const gateway = createGateway(server, address, {
    token,
    granted,
    ready: () => ({ user: userJson(self), application, guilds: [...state.guilds.keys()] }),
  });

  const say = (channel: Channel, user: User, text: string, replyTo?: Message): Message => {
    const message = put(channel.id, user.id, {
      content: text,
      ...(replyTo ? { message_reference: { message_id: replyTo.id } } : {}),
    });
    if (replyTo) message.mentions.push(replyTo.author);
    announce('MESSAGE_CREATE', message);
    return message;
  };

  const interact = (
    user: User,
    channel: Channel,
    kind: Interaction['kind'],
    type: number,
    data: Body,
    message: Message | null = null,
  ): Interaction => {
    const interaction: Interaction = {
      id: snowflake(),
      token: `token-${snowflake()}`,
      user: user.id,
      channel: channel.id,
      kind,
      message: message?.id ?? null,
      answered: false,
      ephemeral: false,
      original: null,
      choices: null,
      at: now(),
    };
    interactions.set(interaction.id, interaction);
    const inGuild = channel.guild !== null;
    const person = { ...userJson(user) };
    gateway.dispatch({
      name: 'INTERACTION_CREATE',
      needs: 0,
      guild: channel.guild,
      data: {
        id: interaction.id,
        application_id: application.id,
        type,
        token: interaction.token,
        version: 1,
        locale: 'en-US',
        channel_id: channel.id,
        channel: { ...channelJson(channel), permissions: PERMISSIONS },
        app_permissions: PERMISSIONS,
        entitlements: [],
        authorizing_integration_owners: { '0': inGuild ? channel.guild : '0' },
        context: inGuild ? 0 : 1,
        attachment_size_limit: 10_485_760,
        ...(inGuild
          ? {
              guild_id: channel.guild,
              guild_locale: 'en-US',
              guild: { id: channel.guild, features: [], locale: 'en-US' },
              member: {
                user: person,
                roles: [],
                permissions: managers.has(user.id) ? MANAGER_PERMISSIONS : PERMISSIONS,
                joined_at: '2024-01-01T00:00:00.000000+00:00',
                deaf: false,
                mute: false,
                flags: 0,
              },
            }
          : { user: person }),
        ...(message ? { message: messageJson(state, message) } : {}),
        data,
      },
    });
    return interaction;
  };

  const commandNamed = (name: string, type = 1): Command => {
    const found = [...state.commands.values()].find(
      (command) => command.name === name && command.type === type,
    );
    if (!found) throw new Error(`No command "${name}" is registered.`);
    return found;
  };
  const optionsOf = (
    command: Command,
    values: Record<string, string | number | boolean>,
    focused?: string,
  ): Body[] =>
    Object.entries(values).map(([name, value]) => {
      const option = command.options?.find((known: Option) => known.name === name);
      if (!option) throw new Error(`/${command.name} has no option "${name}".`);
      return { name, type: option.type, value, ...(name === focused ? { focused: true } : {}) };
    });

  return {
    /** For `DISCORD_API_URL`. */
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    self,
    state,
    journal: journal as readonly Journalled[],
    identifies: gateway.identifies,
    cut: gateway.cut,
    /** Makes the next requests that match (`"POST /channels/1/messages"`) fail, wait or lose their answer. */
    fail: (fault: Fault): void => void faults.push(fault),
    typing: (): readonly string[] => typing,
    addUser,
    addGuild: (name: string): Guild => {
      const guild = { id: snowflake(), name };
      state.guilds.set(guild.id, guild);
      return guild;
    },
    addChannel: (guild: Guild, name: string): Channel => {
      const channel: Channel = {
        id: snowflake(),
        type: 0,
        name,
        guild: guild.id,
        recipient: null,
        mayWrite: true,
      };
      state.channels.set(channel.id, channel);
      return channel;
    },
    /** The direct-message channel of a person and the bot. */
    dm: (user: User): Channel => openDm(user.id),
    say,
    edit: (message: Message, text: string): void => {
      message.content = text;
      message.edited = true;
      announceEdit(message);
    },
    remove,
    /** Lets a person manage every server. */
    promote: (user: User): void => void managers.add(user.id),
    /** Names of the commands the application has registered. */
    commandNames: (): string[] => [...state.commands.values()].map(({ name }) => name),
    /** Sends an event that was sent before once more. */
    repeat: (message: Message): void => announce('MESSAGE_CREATE', message),
    slash: (
      user: User,
      channel: Channel,
      name: string,
      values: Record<string, string | number | boolean> = {},
    ): Interaction => {
      const command = commandNamed(name);
      return interact(user, channel, 'command', 2, {
        id: command.id,
        name,
        type: 1,
        options: optionsOf(command, values),
      });
    },
    autocomplete: (
      user: User,
      channel: Channel,
      name: string,
      values: Record<string, string>,
      focused: string,
    ): Interaction => {
      const command = commandNamed(name);
      return interact(user, channel, 'autocomplete', 4, {
        id: command.id,
        name,
        type: 1,
        options: optionsOf(command, values, focused),
      });
    },
    click: (user: User, message: Message, label: string): Interaction => {
      const buttons = (
        message.components as { components: { label?: string; custom_id?: string; type: number }[] }[]
      ).flatMap((row) => row.components);
      const button = buttons.find((known) => known.label === label || known.custom_id === label);
      if (!button)
        throw new Error(`No button "${label}" among ${buttons.map((known) => known.label).join(', ')}.`);
      return interact(
        user,
        channelOf(message.channel_id),
        'component',
        3,
        { component_type: button.type, custom_id: button.custom_id },
        message,
      );
    },
    /** A choice of values in the only menu of a message. */
    choose: (user: User, message: Message, values: string[]): Interaction => {
      const menu = (message.components as { components: { custom_id: string; type: number }[] }[])
        .flatMap((row) => row.components)
        .find(({ type }) => type === 3);
      if (!menu) throw new Error('No menu stands under this message.');
      const data = { component_type: 3, custom_id: menu.custom_id, values };
      return interact(user, channelOf(message.channel_id), 'component', 3, data, message);
    },
    /** A press of a button that no longer stands there. */
    press: (user: User, message: Message, customId: string): Interaction =>
      interact(
        user,
        channelOf(message.channel_id),
        'component',
        3,
        { component_type: 2, custom_id: customId },
        message,
      ),
    /** What a person sees in a channel, oldest first. */
    seenBy: (user: User, channel: Channel): Message[] =>
      [...state.messages.values()].filter(
        (message) =>
          message.channel_id === channel.id &&
          (message.ephemeralTo === null || message.ephemeralTo === user.id),
      ),
    close: async (): Promise<void> => {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export type Emulator = Awaited<ReturnType<typeof startEmulator>>;
