import { channelOf } from '../channels.js';
import type { File } from '../files.js';
import { EPHEMERAL, LOADING, put } from '../messages.js';
import { may } from '../permissions.js';
import type { Interaction, Message } from '../state.js';
import type { Body, World } from '../world.js';

const SLASH_ANSWER = 20;
const MENU_ANSWER = 23;

/** A public answer turns private where the person may not use apps of their own in public. */
export const isSecret = ({ state }: World, interaction: Interaction, flags: unknown): boolean => {
  if ((Number(flags ?? 0) & EPHEMERAL) !== 0) return true;
  const channel = state.channels.get(interaction.channel)!;
  const user = state.users.get(interaction.user)!;
  return interaction.foreign && channel.guild !== null && !may(state, user, channel, 'UseExternalApps');
};

/** Puts an answer into the channel of its interaction, for all or for one person. */
export const answerWith = (
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
