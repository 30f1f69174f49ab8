import { channelOf } from './channels.js';
import { list, number, record, text } from './checks/form.js';
import { checkMessage } from './checks/message.js';
import { checkModal } from './checks/modal.js';
import {
  alreadyAcknowledged,
  invalidForm,
  invalidToken,
  tooManyFollowUps,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './errors.js';
import type { File } from './files.js';
import { change, EPHEMERAL, LOADING, messageOf, put } from './messages.js';
import { interactionJson } from './payloads/interaction.js';
import { may } from './permissions.js';
import type { Channel, Choice, Interaction, Message, Modal, User } from './state.js';
import type { Body, World } from './world.js';

/** After this long without a first answer an interaction is unknown. */
export const FIRST_ANSWER_MS = 3_000;
/** So long its token can be used. */
export const TOKEN_MS = 15 * 60_000;
/** Interactions remembered; older ones are forgotten with their tokens. */
const REMEMBERED = 20_000;
const FOREIGN_FOLLOW_UPS = 5;
const SLASH_ANSWER = 20;
const MENU_ANSWER = 23;

/** What starts an interaction. */
export type Start = {
  user: User;
  channel: Channel;
  kind: Interaction['kind'];
  name: string;
  data: Body;
  commandType?: number;
  message?: string | null;
};

/** Begins an interaction and tells the bot of it. */
export const start = (
  world: World,
  { user, channel, kind, name, data, commandType, message }: Start,
): Interaction => {
  const { state, now, changes } = world;
  const guild = channel.guild === null ? undefined : state.guilds.get(channel.guild);
  const id = world.snowflake();
  const interaction: Interaction = {
    id,
    token: `emulated-${id}`,
    user: user.id,
    channel: channel.id,
    kind,
    name,
    commandType: commandType ?? null,
    message: message ?? null,
    foreign: guild ? !guild.withBot : channel.recipient === null,
    answered: false,
    deferred: false,
    ephemeral: false,
    original: null,
    followUps: [],
    choices: null,
    modal: null,
    at: now(),
    answeredAt: null,
  };
  state.interactions.set(id, interaction);
  state.tokens.set(interaction.token, interaction);
  if (state.interactions.size > REMEMBERED) {
    const [oldest] = state.interactions.values();
    state.interactions.delete(oldest!.id);
    state.tokens.delete(oldest!.token);
  }
  changes.tell({ kind: 'interaction-started', interaction });
  setTimeout(() => {
    if (!interaction.answered) changes.tell({ kind: 'interaction-failed', interaction });
  }, FIRST_ANSWER_MS).unref();
  const json = interactionJson(world, interaction, data);
  world.events.tell({ name: 'INTERACTION_CREATE', needs: 0, guild: channel.guild, data: () => json });
  return interaction;
};

/** Callback types: https://discord.com/developers/docs/interactions/receiving-and-responding */
const CALLBACK = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const;
const REPLIES = [CALLBACK.message, CALLBACK.deferred];
const FITTING: Record<Interaction['kind'], readonly number[]> = {
  command: [...REPLIES, CALLBACK.modal],
  component: [...REPLIES, CALLBACK.deferredUpdate, CALLBACK.update, CALLBACK.modal],
  autocomplete: [CALLBACK.choices],
  modal: [...REPLIES, CALLBACK.deferredUpdate, CALLBACK.update],
};

const choicesForm = record(
  {
    choices: list(
      record(
        {
          name: text(1, 100),
          value: (value, path) => (typeof value === 'number' ? [] : text(0, 100)(value, path)),
        },
        ['name', 'value'],
      ),
      0,
      25,
    ),
  },
  ['choices'],
);

const checkCallback = (
  { kind, message }: Interaction,
  type: number,
  data: Body,
  files: readonly File[],
): void => {
  const known = Object.values(CALLBACK) as number[];
  const withoutMessage = message === null && (type === CALLBACK.update || type === CALLBACK.deferredUpdate);
  const problems = [
    ...number(1, 12)(type, ['type']),
    ...(!known.includes(type) || !FITTING[kind].includes(type) || withoutMessage
      ? [
          {
            path: ['type'],
            code: 'INTERACTION_APPLICATION_COMMAND_INVALID_TYPE',
            message: `This kind of answer does not fit the interaction (${kind}).`,
          },
        ]
      : []),
  ];
  if (problems.length > 0) throw invalidForm(problems);
  if (type === CALLBACK.message) checkMessage(data, files);
  if (type === CALLBACK.modal) checkModal(data);
  if (type === CALLBACK.choices) {
    const wrong = choicesForm(data, ['data']);
    if (wrong.length > 0) throw invalidForm(wrong);
  }
};

/** A public answer turns private where the person may not use apps of their own in public. */
const isSecret = ({ state }: World, interaction: Interaction, flags: unknown): boolean => {
  if ((Number(flags ?? 0) & EPHEMERAL) !== 0) return true;
  const channel = state.channels.get(interaction.channel)!;
  const user = state.users.get(interaction.user)!;
  return interaction.foreign && channel.guild !== null && !may(state, user, channel, 'UseExternalApps');
};

const answerWith = (
  world: World,
  interaction: Interaction,
  body: Body,
  files: readonly File[],
  { secret, loading = false, followUp = false }: { secret: boolean; loading?: boolean; followUp?: boolean },
): Message => {
  const channel = channelOf(world, interaction.channel);
  const flags = (Number(body.flags ?? 0) & ~EPHEMERAL) | (secret ? EPHEMERAL : 0) | (loading ? LOADING : 0);
  const type =
    interaction.kind !== 'command' || followUp
      ? 0
      : interaction.commandType === 1
        ? SLASH_ANSWER
        : MENU_ANSWER;
  return put(
    world,
    channel,
    { ...body, flags },
    {
      author: world.self.id,
      ephemeralTo: secret ? interaction.user : null,
      interaction: interaction.id,
      ...(type === 0 ? {} : { type }),
      parse: ['users'],
    },
    files,
  );
};

const act = (
  world: World,
  interaction: Interaction,
  type: number,
  data: Body,
  files: readonly File[],
): Message | null => {
  const secret = isSecret(world, interaction, data.flags);
  switch (type) {
    case CALLBACK.message:
    case CALLBACK.deferred: {
      const loading = type === CALLBACK.deferred;
      const body = loading ? {} : data;
      interaction.ephemeral = secret;
      const message = answerWith(world, interaction, body, files, { secret, loading });
      interaction.original = message.id;
      return message;
    }
    case CALLBACK.update: {
      const message = change(world, messageOf(world, interaction.message!), data, files);
      interaction.original = message.id;
      return message;
    }
    case CALLBACK.deferredUpdate:
      interaction.original = interaction.message;
      return null;
    case CALLBACK.choices:
      interaction.choices = data.choices as Choice[];
      return null;
    default:
      interaction.modal = {
        custom_id: String(data.custom_id),
        title: String(data.title),
        components: data.components as unknown[],
        user: interaction.user,
        channel: interaction.channel,
        message: interaction.message,
      } satisfies Modal;
      return null;
  }
};

const tellOf = (world: World, interaction: Interaction, type: number): void => {
  const { changes } = world;
  if (type === CALLBACK.choices)
    changes.tell({ kind: 'choices', interaction, choices: interaction.choices! });
  else if (type === CALLBACK.modal)
    changes.tell({ kind: 'modal-opened', interaction, modal: interaction.modal! });
  changes.tell({ kind: interaction.deferred ? 'interaction-deferred' : 'interaction-answered', interaction });
};

/** The first answer to an interaction. */
export const answer = (
  world: World,
  id: string,
  token: string,
  body: Body,
  files: readonly File[],
): { interaction: Interaction; type: number; message: Message | null } => {
  const interaction = world.state.interactions.get(id);
  if (!interaction || interaction.token !== token) throw unknownInteraction();
  if (interaction.answered) throw alreadyAcknowledged();
  if (world.now() - interaction.at > FIRST_ANSWER_MS) throw unknownInteraction();
  const type = Number(body.type);
  const data = (body.data ?? {}) as Body;
  checkCallback(interaction, type, data, files);
  interaction.answered = true;
  interaction.answeredAt = world.now();
  interaction.deferred = type === CALLBACK.deferred || type === CALLBACK.deferredUpdate;
  const message = act(world, interaction, type, data, files);
  tellOf(world, interaction, type);
  return { interaction, type, message };
};

/** The interaction of a token that can still be used. */
export const byToken = ({ state, now, application }: World, app: string, token: string): Interaction => {
  const found = state.tokens.get(token);
  if (!found || app !== application.id || !found.answered) throw unknownWebhook();
  if (now() - found.at > TOKEN_MS) throw invalidToken();
  return found;
};

/** The message behind `@original` or an id, which must be an answer of this interaction. */
export const answerOf = (world: World, interaction: Interaction, id: string): Message => {
  const wanted = id === '@original' ? interaction.original : id;
  if (wanted === null) throw unknownMessage();
  const mine = wanted === interaction.original || interaction.followUps.includes(wanted);
  if (!mine) throw unknownMessage();
  return messageOf(world, wanted);
};

/** An edit of an answer; the first one after a deferral completes it. */
export const editAnswer = (
  world: World,
  interaction: Interaction,
  message: Message,
  body: Body,
  files: readonly File[],
): Message => {
  const changed = change(world, message, body, files);
  settle(world, interaction);
  return changed;
};

const settle = (world: World, interaction: Interaction): void => {
  if (!interaction.deferred) return;
  interaction.deferred = false;
  world.changes.tell({ kind: 'interaction-answered', interaction });
};

/** A further message. The first after a deferral takes the place of "thinking", private or not as that was. */
export const followUp = (
  world: World,
  interaction: Interaction,
  body: Body,
  files: readonly File[],
): Message => {
  const waiting = interaction.original === null ? undefined : world.state.messages.get(interaction.original);
  if (waiting && (waiting.flags & LOADING) !== 0) {
    const { flags, ...rest } = body;
    return editAnswer(
      world,
      interaction,
      waiting,
      { ...rest, flags: Number(flags ?? 0) & ~EPHEMERAL },
      files,
    );
  }
  checkMessage(body, files);
  if (interaction.foreign && interaction.followUps.length >= FOREIGN_FOLLOW_UPS) throw tooManyFollowUps();
  const message = answerWith(world, interaction, body, files, {
    secret: isSecret(world, interaction, body.flags),
    followUp: true,
  });
  interaction.followUps.push(message.id);
  settle(world, interaction);
  return message;
};
