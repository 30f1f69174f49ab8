import type { APIApplicationCommand, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Emulator } from '../emulator/emulator.js';
import type { Message, Modal, Channel as Room, User } from '../emulator/state.js';
import type { Channel, Person, Said, Snapshot } from './protocol.js';
import type { World } from './world.js';

const KINDS: Record<number, Channel['kind']> = { 1: 'dm', 10: 'thread', 11: 'thread', 12: 'thread' };
const CHAT = 1;

/** What each person sees of the emulated Discord, in the shapes that the page is sent. */
export const createMirror = (emulator: Emulator, { people, guild, channels }: World) => {
  const { state, self } = emulator;
  /** Private answers that were put away. */
  const dismissed = new Set<string>();

  const bot: Person = { id: self.id, name: self.global_name, owner: false };
  const personOf = (user: User, at: number): Person => ({
    id: user.id,
    name: user.global_name,
    owner: at === 0,
  });

  const seesRoom = (room: Room | undefined, person: User): room is Room =>
    room !== undefined && (room.guild !== null || room.recipient === person.id);
  const sees = (message: Message, person: User): boolean =>
    seesRoom(state.channels.get(message.channel_id), person) &&
    (message.ephemeralTo === null || message.ephemeralTo === person.id) &&
    !dismissed.has(message.id);

  const channelOf = (room: Room): Channel => {
    const known = channels.find(({ channel }) => channel.id === room.id);
    const direct = room.type === 1;
    return {
      id: room.id,
      kind: KINDS[room.type] ?? 'text',
      name: direct ? bot.name : room.name,
      topic: direct ? `Every message here is for ${bot.name}.` : (known?.topic ?? ''),
      parent: room.parent,
      unasked: known?.unasked ?? false,
    };
  };
  /** Whose command a message answers: said of a command's own answer, not of what came after. */
  const usedIn = (message: Message): Said['used'] => {
    const interaction =
      message.interaction === null ? undefined : state.interactions.get(message.interaction);
    if (interaction?.kind !== 'command') return null;
    // A message is told of before the interaction knows it as its answer.
    if (interaction.original !== null && interaction.original !== message.id) return null;
    const slash = interaction.commandType === CHAT ? '/' : '';
    return { person: interaction.user, command: `${slash}${interaction.name}` };
  };
  const saidOf = (message: Message): Said => ({
    // The emulator answers in Discord's own shapes; it knows nothing of their types.
    ...(emulator.json(message) as unknown as Said),
    private: message.ephemeralTo !== null,
    used: usedIn(message),
  });
  const commands = () => [...state.commands.values()] as unknown as APIApplicationCommand[];

  return {
    sees,
    seesRoom,
    channelOf,
    saidOf,
    commands,
    modalOf: (modal: Modal) => modal as unknown as APIModalInteractionResponseCallbackData,
    personNamed: (id: string): User | undefined => people.find((person) => person.id === id),
    first: people[0]!,
    dismiss: (message: Message): void => void dismissed.add(message.id),
    /** All that a person sees now. */
    snapshot: (person: User): Omit<Snapshot, 'explained'> => ({
      kind: 'snapshot',
      you: person.id,
      bot,
      people: people.map(personOf),
      server: guild.name,
      channels: [...state.channels.values()].filter((room) => seesRoom(room, person)).map(channelOf),
      messages: [...state.messages.values()].filter((message) => sees(message, person)).map(saidOf),
      commands: commands(),
    }),
  };
};
export type Mirror = ReturnType<typeof createMirror>;
