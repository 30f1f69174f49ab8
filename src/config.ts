import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no', ''])
  .transform((value) => value === 'true' || value === '1' || value === 'yes');

const port = z.coerce
  .number('expected a port number')
  .int('expected a whole number')
  .min(0)
  .max(65_535, 'expected a port from 0 to 65535');

const shardIds = z
  .string()
  .regex(/^\d+(?:,\d+)*$/u, 'expected shard numbers such as 0,1,2')
  .transform((text) => text.split(',').map(Number));

const settings = z.object({
  DISCORD_TOKEN: z.string().trim().min(1).optional(),
  DISCORD_API_URL: z
    .url({
      protocol: /^https?$/u,
      error: 'expected an http or https address such as https://discord.com/api',
    })
    .optional(),
  PORT: port.default(3000),
  DATABASE_URL: z.string().optional(),
  DATABASE_FILE: z.string().min(1).default('footnote.sqlite'),
  MESSAGE_CONTENT: flag.default(false),
  SYMPTOM_CHECK: flag.default(true),
  EMERGENCY_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/u, 'expected a two-letter country code such as GB')
    .optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  METRICS_PORT: port.optional(),
  SHARD_IDS: shardIds.optional(),
  SHARD_COUNT: z.coerce.number('expected a number').int().min(1).optional(),
});

/** Every setting, checked; names as in the environment. */
export type Config = z.output<typeof settings>;
export type ConfigFault = { setting: string; problem: string };

/**
 * Reads the settings from an environment, or lists everything wrong with them at once. An empty value counts as not
 * set. No fault quotes a value: one of them may be the token.
 */
export const readConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; config: Config } | { ok: false; faults: ConfigFault[] } => {
  const given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value.trim() === '' ? [] : [[name, value]];
    }),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => ({
      setting: String(issue.path[0] ?? ''),
      problem: issue.message,
    }));
    return { ok: false, faults };
  }
  return { ok: true, config: parsed.data };
};
