import type { Channel, Choice, Guild, Interaction, Message, Modal } from './state.js';

/**
 * Something that a person in front of a screen could notice. A message is the stored one, so it goes on changing;
 * one with `ephemeralTo` is for that person alone.
 */
export type Change =
  | { kind: 'message-created'; message: Message }
  | { kind: 'message-edited'; message: Message }
  | { kind: 'message-deleted'; message: Message }
  | { kind: 'reactions-changed'; message: Message }
  | { kind: 'typing'; channel: string; user: string }
  | { kind: 'channel-created'; channel: Channel }
  | { kind: 'channel-changed'; channel: Channel }
  | { kind: 'channel-deleted'; channel: Channel }
  | { kind: 'guild-joined'; guild: Guild }
  | { kind: 'guild-left'; guild: Guild }
  | { kind: 'commands-changed'; guild: string | null }
  | { kind: 'interaction-started'; interaction: Interaction }
  | { kind: 'interaction-answered'; interaction: Interaction }
  /** "Thinking …", or for a component that it will change its message later. */
  | { kind: 'interaction-deferred'; interaction: Interaction }
  /** No answer came within three seconds. */
  | { kind: 'interaction-failed'; interaction: Interaction }
  | { kind: 'modal-opened'; interaction: Interaction; modal: Modal }
  | { kind: 'choices'; interaction: Interaction; choices: Choice[] };
