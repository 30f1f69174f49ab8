import { alreadyAcknowledged, unknownInteraction } from '../errors.js';
import type { File } from '../files.js';
import { change, messageOf } from '../messages.js';
import type { Choice, Interaction, Message, Modal } from '../state.js';
import type { Body, World } from '../world.js';
import { CALLBACK, checkCallback } from './callback.js';
import { answerWith, isSecret } from './say.js';
import { FIRST_ANSWER_MS } from './start.js';

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
