import { checkMessage } from '../checks/message.js';
import { invalidToken, tooManyFollowUps, unknownMessage, unknownWebhook } from '../errors.js';
import type { File } from '../files.js';
import { change, EPHEMERAL, LOADING, messageOf, remove } from '../messages.js';
import type { Interaction, Message } from '../state.js';
import type { Body, World } from '../world.js';
import { answerWith, isSecret } from './say.js';
import { TOKEN_MS } from './start.js';

const FOREIGN_FOLLOW_UPS = 5;

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

/** Takes an answer away; a deferral is completed by that as well. */
export const removeAnswer = (world: World, interaction: Interaction, message: Message): void => {
  remove(world, message);
  settle(world, interaction);
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
