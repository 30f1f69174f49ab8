import { type Client, Events, GatewayDispatchEvents, type Interaction } from 'discord.js';
import type { Log } from '../observability/log.js';
import { parseId } from '../rendering/custom-id.js';
import type { Bot } from './bot.js';
import { onInteraction } from './events/interaction.js';
import { dispatchHandlers } from './events.js';
import type { Intake } from './intake.js';

type Packet = { t: string; d: unknown };
/** discord.js's own maker of interactions; it emits `interactionCreate`. Not in its types. */
type Makers = { actions?: { InteractionCreate?: { handle(data: unknown): void } } };

const handlerOf = new Map(dispatchHandlers.map((handler) => [handler.event as string, handler]));
/** All that discord.js itself still has to see. */
const ITS_OWN = new Set<string>([GatewayDispatchEvents.Ready, GatewayDispatchEvents.Resumed]);

/** A name for the counts, from a small set: users choose options, not names. */
const commandOf = (interaction: Interaction): string => {
  if (interaction.isAutocomplete()) return `autocomplete:${interaction.commandName}`;
  if (interaction.isCommand()) return `/${interaction.commandName}`;
  const id = parseId((interaction as { customId?: string }).customId ?? '');
  return `${interaction.isModalSubmit() ? 'modal' : 'button'}:${id?.handler ?? 'unknown'}`;
};

/**
 * Takes every event as it arrives. discord.js would throw on an event that lacks a field, which ends the process, and
 * hold back interactions until its last shard is ready, which makes them too late: so events are taken from the raw
 * dispatch, one by one and guarded, and it sees none but those of its own session.
 */
export const listen = (client: Client, bot: Bot, intake: Intake, log: Log): void => {
  client.on(Events.InteractionCreate, (interaction) =>
    intake.take({
      id: interaction.id,
      command: commandOf(interaction),
      urgent: true,
      work: () => onInteraction(interaction, bot),
    }),
  );
  const makeInteraction = (client as unknown as Makers).actions?.InteractionCreate;

  const take = (type: string, data: unknown): void => {
    if (type === GatewayDispatchEvents.InteractionCreate) {
      makeInteraction?.handle(data);
      return;
    }
    const handler = handlerOf.get(type);
    if (handler === undefined) return;
    const id = handler.id(data);
    if (typeof id !== 'string') throw new TypeError(`a ${type} without its id`);
    intake.take({
      id,
      command: handler.command,
      work: () => handler.run(client as Client<true>, data, bot),
    });
  };

  client.on(Events.Raw as never, (packet: Packet) => {
    // Servers are listed here only for their caches, 3 KB each.
    if (packet.t === GatewayDispatchEvents.Ready) (packet.d as { guilds: unknown[] }).guilds = [];
    if (ITS_OWN.has(packet.t)) return;
    const { t: type } = packet;
    if (type === GatewayDispatchEvents.InteractionCreate && makeInteraction === undefined) return;
    packet.t = '';
    // A client that was given up may still receive; the one that took its place answers.
    if (client.token === null || client.user === null) return;
    try {
      take(type, packet.d);
    } catch (error) {
      log.warn({ event: 'malformed', type, err: error });
    }
  });
};
