import { FIRST_ANSWER_MS, TOKEN_MS } from '../interactions/start.js';
import { LOADING } from '../messages.js';
import type { Interaction } from '../state.js';
import type { World } from '../world.js';

export type QuietOptions = {
  /** So long nothing may happen. A bot that works silently for longer than this looks quiet. */
  settleMs?: number;
  /** Longest wait; then it throws. */
  timeoutMs?: number;
};

const STEPS = 5;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Waits until nothing is in flight: the client has been handed every event, no request is being worked on, every
 * interaction is answered or past its time, none is still "thinking", and nothing has happened for a while.
 */
export const createQuiet = (world: World, inFlight: () => number, drained: () => Promise<void>) => {
  /** Unanswered, or "thinking"; one that will change its message later may as well leave it as it is. */
  const isWaiting = ({ answered, deferred, original }: Interaction): boolean => {
    if (!answered) return true;
    const message = original === null ? undefined : world.state.messages.get(original);
    return deferred && message !== undefined && (message.flags & LOADING) !== 0;
  };
  const open = new Set<Interaction>();
  let happenings = 0;
  world.events.listen(() => happenings++);
  world.changes.listen((change) => {
    happenings++;
    if (change.kind === 'interaction-started') open.add(change.interaction);
    else if (change.kind === 'interaction-failed') open.delete(change.interaction);
    else if ('interaction' in change && !isWaiting(change.interaction)) open.delete(change.interaction);
  });

  const isPending = (interaction: Interaction): boolean => {
    const age = world.now() - interaction.at;
    const pending = age <= (interaction.answered ? TOKEN_MS : FIRST_ANSWER_MS);
    if (!pending) open.delete(interaction);
    return pending;
  };

  /** Some short waits, not one long: a machine that was busy elsewhere would let a long one pass in no time. */
  const settles = async (ms: number): Promise<boolean> => {
    const before = happenings;
    for (let step = 0; step < STEPS; step++) {
      await wait(ms / STEPS);
      if (before !== happenings || inFlight() > 0) return false;
    }
    return ![...open].some(isPending);
  };

  return async ({ settleMs = 50, timeoutMs = 15_000 }: QuietOptions = {}): Promise<void> => {
    const since = Date.now();
    for (;;) {
      await drained();
      if (await settles(settleMs)) return;
      if (Date.now() - since > timeoutMs) throw new Error('It did not become quiet.');
    }
  };
};
