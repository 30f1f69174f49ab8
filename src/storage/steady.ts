import { DEFAULT_SETTINGS, type ServerSettings, type Store } from './store.js';

/** A store whose answers come in time, whatever becomes of the database. */
export type Steady = {
  /** The store itself; what it saves is seen here at once. Its calls reject where the database fails. */
  store: Store;
  /** What a server chose; the last that was known, or the defaults, where the database cannot say. Never rejects. */
  settingsOf(server: string): Promise<ServerSettings>;
  /**
   * Whether this instance is to answer an event. True where the database cannot say: Discord itself refuses a second
   * answer to an interaction and drops a second message of the same nonce.
   */
  claim(event: string): Promise<boolean>;
  /** False from the first failed call to the next one that succeeds. */
  isUp(): boolean;
};

export type SteadyOptions = {
  now: () => number;
  /** Told once when the database is lost, and once when it is back. */
  onLost?: (error: unknown) => void;
  onBack?: () => void;
  onFailure?: () => void;
  patienceMs?: number;
  restMs?: number;
};

/** Settings are read again after so long, since another instance may have changed them. */
const FRESH_MS = 10_000;
const SERVERS_REMEMBERED = 20_000;
/** An answer may wait this long for the database; an interaction must be answered within three seconds. */
const PATIENCE_MS = 1_500;
/** After a failure the database is left alone for so long. */
const REST_MS = 3_000;

type Known = { settings: ServerSettings; at: number };

const within = <T>(work: Promise<T>, ms: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });

export const steady = (
  store: Store,
  { now, onLost, onBack, onFailure, patienceMs = PATIENCE_MS, restMs = REST_MS }: SteadyOptions,
): Steady => {
  const known = new Map<string, Known>();
  let restUntil = 0;
  let isUp = true;

  const learn = (server: string, settings: ServerSettings): ServerSettings => {
    known.delete(server);
    known.set(server, { settings, at: now() });
    if (known.size > SERVERS_REMEMBERED) known.delete(known.keys().next().value!);
    return settings;
  };
  /** What the database says, or `otherwise` where it fails, is slow, or failed just now. */
  const askOr = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    if (now() < restUntil) return otherwise;
    try {
      const said = await within(work(), patienceMs);
      if (!isUp) onBack?.();
      isUp = true;
      return said;
    } catch (error) {
      onFailure?.();
      if (isUp) onLost?.(error);
      isUp = false;
      restUntil = now() + restMs;
      return otherwise;
    }
  };

  return {
    store: {
      ...store,
      saveSettings: async (server, settings) => {
        await store.saveSettings(server, settings);
        learn(server, settings);
      },
      resetSettings: async (server) => {
        const had = await store.resetSettings(server);
        learn(server, DEFAULT_SETTINGS);
        return had;
      },
    },
    settingsOf: async (server) => {
      const last = known.get(server);
      if (last && now() - last.at < FRESH_MS) return last.settings;
      const read = await askOr<ServerSettings | null>(() => store.settings(server), null);
      return read === null ? (last?.settings ?? DEFAULT_SETTINGS) : learn(server, read);
    },
    claim: (event) => askOr(() => store.claim(event, now()), true),
    isUp: () => isUp,
  };
};
