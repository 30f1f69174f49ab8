import type { Emulator } from '../emulator/emulator.js';
import type { Store } from '../storage/store.js';

/** The privileged intent that lets a bot read what is not said to it. */
export const MESSAGE_CONTENT = 1 << 15;

/** The channels of the little server, and whether the bot speaks there unasked. */
const CHANNELS = [
  {
    name: 'general',
    topic: 'A server like any other. Footnote answers here when it is mentioned.',
    unasked: false,
  },
  { name: 'health-questions', topic: 'Mention Footnote, or use a command after a slash.', unasked: false },
  {
    name: 'cramp-help',
    topic: 'Footnote answers here without being asked, where it is sure.',
    unasked: true,
  },
];
/** The people to be; the first owns the server. */
const PEOPLE = ['Robin', 'Sam'];

/** A small Discord with a server, channels, and two people. */
export const buildWorld = (emulator: Emulator) => {
  const people = PEOPLE.map((name) => emulator.addUser(name));
  const guild = emulator.addGuild('The Footpath');
  emulator.promote(people[0]!);
  const channels = CHANNELS.map(({ name, topic, unasked }) => ({
    channel: emulator.addChannel(guild, name),
    topic,
    unasked,
  }));
  for (const person of people) emulator.dm(person);
  return { people, guild, channels };
};
export type World = ReturnType<typeof buildWorld>;

/** Tells the bot where it may speak unasked, as its owner would. */
export const settle = async (store: Store, { guild, channels }: World): Promise<void> => {
  const settings = await store.settings(guild.id);
  const open = channels.filter(({ unasked }) => unasked).map(({ channel }) => channel.id);
  await store.saveSettings(guild.id, { ...settings, channels: open });
};
