import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], 'expected true or false')
  .transform((value) => value === 'true' || value === '1' || value === 'yes');

const wholeNumber = (least: number, what: string) =>
  z.coerce
    .number(`expected ${what}`)
    .int(`expected ${what}`)
    .min(least, `expected ${what}`)
    .max(1_000_000, `expected ${what}`);

const port = z.coerce
  .number('expected a port number')
  .int('expected a whole number')
  .min(0, 'expected a port from 0 to 65535')
  .max(65_535, 'expected a port from 0 to 65535');

const shardIds = z
  .string()
  .regex(/^\s*\d{1,6}\s*(?:,\s*\d{1,6}\s*)*$/u, 'expected shard numbers such as 0,1,2')
  .transform((text) => text.split(',').map(Number));

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const settings = z.object({
  DISCORD_TOKEN: z
    .string()
    .trim()
    .regex(/^(?!Bot\s)\S+$/u, 'expected the token alone, without "Bot", spaces or line breaks')
    .optional(),
  DISCORD_API_URL: z
    .url({
      protocol: /^https?$/u,
      error: 'expected an http or https address such as https://discord.com/api',
    })
    .optional(),
  PORT: port.default(3000),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(?:ql)?$/u,
      error: 'expected an address such as postgres://user:password@host/database',
    })
    .optional(),
  DATABASE_FILE: z.string().min(1).default('footnote.sqlite'),
  MESSAGE_CONTENT: flag.default(false),
  SYMPTOM_CHECK: flag.default(true),
  EMERGENCY_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/u, 'expected a two-letter country code in capitals such as GB')
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `expected one of ${LEVELS.join(', ')}`).default('info'),
  METRICS_PORT: port.optional(),
  SHARD_IDS: shardIds.optional(),
  SHARD_COUNT: wholeNumber(1, 'the number of all shards, 1 or more').optional(),
  SHARDS_PER_WORKER: wholeNumber(1, 'a number of shards, 1 or more').optional(),
  REQUESTS_PER_SECOND: wholeNumber(1, 'a number of requests, 1 or more').default(50),
});

/** Every setting, checked; names as in the environment. */
export type Config = z.output<typeof settings>;
export type ConfigFault = { setting: string; problem: string };
type Sharding = Pick<Config, 'SHARD_IDS' | 'SHARD_COUNT'>;

/** Names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

/** Whether this process runs only some of the shards, so that others run elsewhere. */
export const runsOnSeveralMachines = ({ SHARD_IDS, SHARD_COUNT }: Sharding): boolean =>
  SHARD_IDS !== undefined && SHARD_COUNT !== undefined && SHARD_IDS.length < SHARD_COUNT;

/** Why a SQLite file will not do for several machines, and what will. */
export const NEEDS_POSTGRES =
  'SHARD_IDS leaves shards to other machines, and a SQLite file cannot be shared between machines: settings would differ and questions be answered twice. Set DATABASE_URL to a PostgreSQL server.';

/** What contradicts what. Only settings that are fine by themselves are compared. */
const contradictions = (given: Partial<Config>): ConfigFault[] => {
  const { SHARD_IDS: ids, SHARD_COUNT: count, DATABASE_URL: database } = given;
  const faults: ConfigFault[] = [];
  if (ids === undefined) return faults;
  const fault = (setting: string, problem: string): void => void faults.push({ setting, problem });
  if (new Set(ids).size < ids.length) fault('SHARD_IDS', 'names a shard twice');
  if (count === undefined)
    fault('SHARD_COUNT', 'is needed beside SHARD_IDS: how many shards there are on all machines together');
  else if (ids.some((id) => id >= count))
    fault(
      'SHARD_IDS',
      `holds a shard that does not exist: with SHARD_COUNT=${count} they are 0 to ${count - 1}`,
    );
  else if (runsOnSeveralMachines({ SHARD_IDS: ids, SHARD_COUNT: count }) && database === undefined)
    fault('DATABASE_URL', NEEDS_POSTGRES);
  return faults;
};

/**
 * Reads the settings from an environment, or lists everything wrong with them at once. An empty value counts as not
 * set. No fault quotes a value: one of them may be the token.
 */
export const readConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; config: Config } | { ok: false; faults: ConfigFault[] } => {
  const given = Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = environment[name];
      return value === undefined || value.trim() === '' ? [] : [[name, value.trim()]];
    }),
  );
  const parsed = settings.safeParse(given);
  if (parsed.success) {
    const faults = contradictions(parsed.data);
    return faults.length === 0 ? { ok: true, config: parsed.data } : { ok: false, faults };
  }
  const bad = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')));
  const fine = settings
    .partial()
    .safeParse(Object.fromEntries(Object.entries(given).filter(([name]) => !bad.has(name))));
  return {
    ok: false,
    faults: [
      ...[...bad].map((setting) => ({
        setting,
        problem: parsed.error.issues.find((issue) => issue.path[0] === setting)!.message,
      })),
      ...(fine.success
        ? contradictions(fine.data as Partial<Config>).filter(({ setting }) => !bad.has(setting))
        : []),
    ],
  };
};
