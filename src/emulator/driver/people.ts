import {
  addChannel,
  addPrivateChannel,
  addThread,
  announceChannel,
  openDm,
  removeChannel,
} from '../channels.js';
import { addGuild, addRole, introduce, joinGuild, leaveGuild, outage } from '../guilds.js';
import { announce } from '../messages.js';
import { bits, type Permission } from '../permissions.js';
import type { Channel, Guild, Message, Overwrite, Role, User } from '../state.js';
import type { World } from '../world.js';

/** A new person, or a bot. */
export const addUser = (state: World['state'], id: string, username: string, bot = false): User => {
  const user: User = {
    id,
    username,
    global_name: username,
    bot,
    closedDms: false,
    installed: false,
    locale: 'en-US',
  };
  state.users.set(user.id, user);
  return user;
};

/** Who is there, in which servers and channels, and what they may do. */
export const createPeople = (world: World) => {
  const { state } = world;

  const overwrite = (who: User | Role, channel: Channel): Overwrite => {
    const known = channel.overwrites.find(({ id }) => id === who.id);
    if (known) return known;
    const made: Overwrite = { id: who.id, type: 'username' in who ? 1 : 0, allow: 0n, deny: 0n };
    channel.overwrites.push(made);
    return made;
  };
  const changed = (channel: Channel): void => {
    announceChannel(world, channel.thread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', channel);
    world.changes.tell({ kind: 'channel-changed', channel });
  };

  return {
    addUser: (username: string, bot = false): User => addUser(state, world.snowflake(), username, bot),
    addGuild: (name: string, options?: { withBot?: boolean; locale?: string }): Guild =>
      addGuild(world, name, options),
    addRole: (guild: Guild, name: string, permissions: readonly Permission[] = []): Role =>
      addRole(world, guild, name, bits(permissions)),
    giveRole: (user: User, guild: Guild, role: Role): void =>
      void guild.members.set(user.id, [...(guild.members.get(user.id) ?? []), role.id]),
    /** A channel of a server: text, or by type 5 announcements, 15 a forum. */
    addChannel: (guild: Guild, name: string, type?: Channel['type']): Channel =>
      addChannel(world, guild, name, type),
    /** A private conversation that the bot is no part of; of three people and more a group. */
    addPrivateChannel: (people: readonly User[], name?: string): Channel =>
      addPrivateChannel(world, people, name),
    /** A thread that a person starts, from a message or free. */
    startThread: (user: User, parent: Channel, name: string, from?: Message): Channel => {
      const thread = addThread(world, parent, name, user.id, from ? { from } : {});
      if (from) announce(world, 'MESSAGE_UPDATE', from);
      return thread;
    },
    /** Deletes a channel or thread with all in it. */
    deleteChannel: (channel: Channel): void => removeChannel(world, channel),
    archive: (thread: Channel, locked = false): void => {
      Object.assign(thread.thread!, { archived: true, locked });
      changed(thread);
    },
    /** The direct messages of a person and the bot. */
    dm: (user: User): Channel => openDm(world, user.id),
    /** The person takes no direct messages from the bot, or takes them again. */
    closeDms: (user: User, closed = true): void => {
      user.closedDms = closed;
    },
    /** The person installs the application for themselves: it follows them everywhere. */
    install: (user: User): void => {
      user.installed = true;
    },
    /** Lets a person manage every server. */
    promote: (user: User): void => void state.managers.add(user.id),
    /** A server's admins let a person use every command, whatever permissions it asks for. */
    exempt: (user: User): void => void state.exempt.add(user.id),
    /** Takes rights in a channel from a person, a role or the bot (`self`). */
    forbid: (who: User | Role, channel: Channel, ...permissions: Permission[]): void => {
      const part = overwrite(who, channel);
      part.deny |= bits(permissions);
      part.allow &= ~bits(permissions);
      changed(channel);
    },
    /** Gives rights in a channel. */
    allow: (who: User | Role, channel: Channel, ...permissions: Permission[]): void => {
      const part = overwrite(who, channel);
      part.allow |= bits(permissions);
      part.deny &= ~bits(permissions);
      changed(channel);
    },
    /** Adds the bot to a server, or takes it away. */
    inviteBot: (guild: Guild): void => joinGuild(world, guild),
    kickBot: (guild: Guild): void => leaveGuild(world, guild),
    /** A server drops out of sight, and comes back. */
    outage: (guild: Guild): void => outage(world, guild),
    recover: (guild: Guild): void => introduce(world, guild),
  };
};
