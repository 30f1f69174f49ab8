import { interactionJson } from '../payloads/interaction.js';
import type { Channel, Interaction, User } from '../state.js';
import type { Body, World } from '../world.js';

/** After this long without a first answer an interaction is unknown. */
export const FIRST_ANSWER_MS = 3_000;
/** So long its token can be used. */
export const TOKEN_MS = 15 * 60_000;
/** Interactions remembered; older ones are forgotten with their tokens. */
const REMEMBERED = 20_000;

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
