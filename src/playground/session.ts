import type { Change } from '../emulator/changes.js';
import type { Emulator } from '../emulator/emulator.js';
import type { Interaction, User } from '../emulator/state.js';
import { deedsOf } from './deeds.js';
import type { ClientFrame } from './frames.js';
import type { Mirror } from './mirror.js';
import type { Explained, ServerFrame } from './protocol.js';

const NO_ANSWER = 'The application did not respond.';

export type SessionParts = {
  emulator: Emulator;
  mirror: Mirror;
  /** The story of a person's last answer. */
  explained: (person: string) => Explained | null;
  send: (frame: ServerFrame) => void;
};

/** One open page: whom it is being, what it has asked, and what it is told. */
export const createSession = ({ emulator, mirror, explained, send }: SessionParts) => {
  let person: User = mirror.first;
  let deeds = deedsOf(emulator, mirror, person);
  /** Interactions that the page waits for, with its own number of each. */
  const asked = new Map<string, number>();

  const arrive = (): void => send({ ...mirror.snapshot(person), explained: explained(person.id) });

  const become = (id: string): void => {
    const other = mirror.personNamed(id);
    if (!other) throw new Error('There is no such person.');
    person = other;
    deeds = deedsOf(emulator, mirror, person);
    asked.clear();
    arrive();
  };

  const obey = (frame: ClientFrame): void => {
    if (frame.kind === 'be') {
      become(frame.person);
      return;
    }
    // The kind picks the one deed that takes this frame; the compiler cannot follow that through a table.
    const deed = deeds[frame.kind] as (frame: ClientFrame) => Interaction | undefined;
    const interaction = deed(frame);
    if (interaction && 'ref' in frame) asked.set(interaction.id, frame.ref);
    if (frame.kind === 'dismiss') send({ kind: 'gone', message: frame.message });
  };

  /** The page waits until the bot has answered, or has not in time. */
  const hearOfInteraction = (interaction: Interaction, frame: (ref: number) => ServerFrame): void => {
    const ref = asked.get(interaction.id);
    if (ref === undefined) return;
    asked.delete(interaction.id);
    send(frame(ref));
  };

  /** Tells the page what its person may know of a change. */
  const hear = (change: Change): void => {
    switch (change.kind) {
      case 'message-created':
      case 'message-edited':
      case 'reactions-changed':
        if (mirror.sees(change.message, person))
          send({ kind: 'message', message: mirror.saidOf(change.message) });
        break;
      case 'message-deleted':
        send({ kind: 'gone', message: change.message.id });
        break;
      case 'typing':
        if (
          change.user === emulator.self.id &&
          mirror.seesRoom(emulator.state.channels.get(change.channel), person)
        )
          send({ kind: 'typing', channel: change.channel });
        break;
      case 'channel-created':
      case 'channel-changed':
        if (mirror.seesRoom(change.channel, person))
          send({ kind: 'channel', channel: mirror.channelOf(change.channel) });
        break;
      case 'channel-deleted':
        send({ kind: 'closed', channel: change.channel.id });
        break;
      case 'commands-changed':
        send({ kind: 'commands', commands: mirror.commands() });
        break;
      case 'modal-opened':
        if (asked.has(change.interaction.id))
          send({ kind: 'modal', interaction: change.interaction.id, modal: mirror.modalOf(change.modal) });
        break;
      case 'choices':
        hearOfInteraction(change.interaction, (ref) => ({ kind: 'choices', ref, choices: change.choices }));
        break;
      case 'interaction-failed':
        hearOfInteraction(change.interaction, (ref) => ({ kind: 'failed', ref, problem: NO_ANSWER }));
        break;
      case 'interaction-answered':
      case 'interaction-deferred':
        hearOfInteraction(change.interaction, (ref) => ({ kind: 'answered', ref }));
        break;
    }
  };

  arrive();
  return {
    hear,
    isBeing: (id: string): boolean => person.id === id,
    tell: (story: Explained): void => send({ kind: 'explained', explained: story }),
    /** Does what a frame asks, or says why not. */
    take: (frame: ClientFrame): void => {
      try {
        obey(frame);
      } catch (error) {
        const problem = error instanceof Error ? error.message : 'That did not work.';
        send({ kind: 'failed', ref: 'ref' in frame ? frame.ref : null, problem });
      }
    },
  };
};
export type Session = ReturnType<typeof createSession>;
