/** What a fault makes of a request instead of the route. */
export type Fault = {
  /** Tried on method and path, such as `POST /channels/1/messages`. */
  matches: RegExp;
  /** How many requests it meets. */
  times: number;
  status?: number;
  code?: number;
  message?: string;
  /** Waits first; alone it only makes the answer slow. */
  delayMs?: number;
  /** Bytes instead of Discord's JSON, such as a page of the guard before it. */
  html?: string;
  /** For 429: seconds, null to leave the header out; and whether it holds for everything, this route (`user`) or is shared. */
  retryAfter?: number | null;
  scope?: 'user' | 'global' | 'shared';
  /** The request takes effect, its answer is lost. */
  loseAnswer?: boolean;
  /** The connection breaks before anything happens. */
  cut?: boolean;
};

/** Faults waiting for requests; the oldest that fits is met first. */
export const createFaults = () => {
  const waiting: Fault[] = [];
  return {
    add: (fault: Fault): void => void waiting.push({ ...fault }),
    clear: (): void => void waiting.splice(0),
    /** The fault that this request meets, used up by one. */
    meet: (method: string, path: string): Fault | undefined => {
      const at = waiting.findIndex(({ matches }) => matches.test(`${method} ${path}`));
      const fault = waiting[at];
      if (fault && --fault.times <= 0) waiting.splice(at, 1);
      return fault;
    },
  };
};
export type Faults = ReturnType<typeof createFaults>;
