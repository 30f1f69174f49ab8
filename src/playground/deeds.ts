import type { Emulator } from '../emulator/emulator.js';
import type { Channel, Interaction, Message, User } from '../emulator/state.js';
import type { ClientFrame, OptionValue } from './frames.js';
import type { Mirror } from './mirror.js';

type Kind = ClientFrame['kind'];
type Of<K extends Kind> = Extract<ClientFrame, { kind: K }>;

/** What each frame but a change of person does in the emulated Discord; an interaction is waited for. Throws in words. */
export type Deeds = { [K in Exclude<Kind, 'be'>]: (frame: Of<K>) => Interaction | undefined };

/** The deeds of one person. Nobody can reach what they do not see, nor change what is not theirs. */
export const deedsOf = (emulator: Emulator, mirror: Mirror, person: User): Deeds => {
  const { state } = emulator;
  const roomOf = (id: string): Channel => {
    const room = state.channels.get(id);
    if (!mirror.seesRoom(room, person)) throw new Error('There is no such channel.');
    return room;
  };
  const messageOf = (id: string): Message => {
    const message = state.messages.get(id);
    if (!message || !mirror.sees(message, person)) throw new Error('There is no such message.');
    return message;
  };
  const ownOf = (id: string): Message => {
    const message = messageOf(id);
    if (message.author !== person.id) throw new Error('This message is not yours.');
    return message;
  };
  const userOf = (id: string): User => {
    const user = state.users.get(id);
    if (!user) throw new Error('There is no such person.');
    return user;
  };
  const given = (value: OptionValue) => {
    if (typeof value !== 'object') return value;
    return 'user' in value ? userOf(value.user) : roomOf(value.channel);
  };
  const valuesOf = (options: Record<string, OptionValue>) =>
    Object.fromEntries(Object.entries(options).map(([name, value]) => [name, given(value)]));

  return {
    say: ({ channel, text, replyTo }) => {
      emulator.say(roomOf(channel), person, text, replyTo === undefined ? undefined : messageOf(replyTo));
      return undefined;
    },
    edit: ({ message, text }) => {
      emulator.edit(ownOf(message), text);
      return undefined;
    },
    delete: ({ message }) => {
      emulator.remove(ownOf(message));
      return undefined;
    },
    dismiss: ({ message: id }) => {
      const message = messageOf(id);
      if (message.ephemeralTo !== person.id) throw new Error('This message is for everyone here.');
      mirror.dismiss(message);
      return undefined;
    },
    command: ({ channel, name, options }) => emulator.slash(person, roomOf(channel), name, valuesOf(options)),
    complete: ({ channel, name, options, focused }) =>
      emulator.autocomplete(person, roomOf(channel), name, valuesOf(options), focused),
    menu: ({ channel, name, target }) =>
      emulator.contextMenu(person, roomOf(channel), name, state.users.get(target) ?? messageOf(target)),
    press: ({ message, component, values }) => emulator.use(person, messageOf(message), component, values),
    submit: ({ interaction, fields }) =>
      emulator.fillIn(
        person,
        interaction,
        Object.entries(fields).map(([id, values]) => ({ id, values })),
      ),
  };
};
