import {
  type APIApplication,
  type APIGatewayBotInfo,
  type APIUser,
  ApplicationFlags,
  DiscordAPIError,
  REST,
  Routes,
} from 'discord.js';
import type { Config } from '../config.js';
import { areDeployed } from './deploy.js';
import { missingRights } from './rights.js';

/** One thing that was looked at. `mend` says what to do; null where all is well. */
export type Finding = { what: string; mend: string | null };

const CONTENT_FLAGS = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
const PORTAL = 'https://discord.com/developers/applications';
/** Below so many starts left, a crash loop has been at work. */
const FEW_STARTS = 100;

const fine = (what: string): Finding => ({ what, mend: null });
const bad = (what: string, mend: string): Finding => ({ what, mend });

const whyNot = (error: unknown): string => {
  if (error instanceof DiscordAPIError) return `${error.status}, ${error.message}`;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message);
};

const contentFinding = (config: Config, flags: number): Finding => {
  const isGranted = (flags & CONTENT_FLAGS) !== 0;
  if (config.MESSAGE_CONTENT && !isGranted)
    return bad(
      'The Message Content Intent is off in the portal',
      `Switch it on at ${PORTAL} (Bot, Privileged Gateway Intents), or set MESSAGE_CONTENT=false.`,
    );
  return fine(
    config.MESSAGE_CONTENT
      ? 'The Message Content Intent is on'
      : 'No privileged intent is needed (MESSAGE_CONTENT=false)',
  );
};

const sessionFindings = (
  config: Config,
  { shards, session_start_limit: limit }: APIGatewayBotInfo,
): Finding[] => [
  limit.remaining < FEW_STARTS
    ? bad(
        `Only ${limit.remaining} of ${limit.total} starts are left`,
        `Find out why the bot starts so often; the count is full again in ${Math.ceil(limit.reset_after / 60_000)} minutes.`,
      )
    : fine(`${limit.remaining} of ${limit.total} starts are left today`),
  config.SHARD_COUNT !== undefined && config.SHARD_COUNT < shards
    ? bad(
        `Discord asks for ${shards} shards, SHARD_COUNT is ${config.SHARD_COUNT}`,
        `Raise SHARD_COUNT to ${shards} or more on every machine.`,
      )
    : fine(`Discord asks for ${shards} ${shards === 1 ? 'shard' : 'shards'}`),
];

/**
 * Looks at everything on Discord's side without opening a session: reach, token, application, intents, commands, and
 * the bot's rights in a server and a channel where ids are given. Never throws.
 */
export const diagnose = async (
  config: Config,
  places: { server?: string | undefined; channel?: string | undefined } = {},
): Promise<Finding[]> => {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: api } = config;
  const rest = new REST({ version: '10', retries: 1, timeout: 8_000, ...(api === undefined ? {} : { api }) });
  const found: Finding[] = [];
  try {
    await rest.get(Routes.gateway(), { auth: false });
    found.push(fine(`Discord answers at ${api ?? 'discord.com'}`));
  } catch (error) {
    const check = api === undefined ? 'Check the network and the firewall.' : 'Check DISCORD_API_URL.';
    return [bad(`Discord cannot be reached (${whyNot(error)})`, `${check} The bot keeps trying by itself.`)];
  }
  if (token === undefined) return [...found, fine('No DISCORD_TOKEN is set: npm start runs without Discord')];
  try {
    rest.setToken(token);
    const self = (await rest.get(Routes.user())) as APIUser;
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    found.push(fine(`The token belongs to ${self.username} (application ${application.id})`));
    found.push(contentFinding(config, application.flags ?? 0));
    found.push(...sessionFindings(config, (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo));
    found.push(
      (await areDeployed(rest, application.id))
        ? fine('The slash commands are registered as they should be')
        : bad(
            'The slash commands are not registered as they should be',
            'Run npm run deploy, or start the bot.',
          ),
    );
    for (const { place, missing } of await missingRights(rest, self.id, places)) {
      found.push(
        missing.length === 0
          ? fine(`The bot has all it needs in ${place}`)
          : bad(`In ${place} the bot lacks ${missing.join(', ')}`, 'Grant it there, or to the bot’s role.'),
      );
    }
  } catch (error) {
    const isToken = error instanceof DiscordAPIError && error.status === 401;
    found.push(
      isToken
        ? bad('Discord does not accept DISCORD_TOKEN', `Copy it again from ${PORTAL} (Bot, Reset Token).`)
        : bad(
            `Discord refused a look (${whyNot(error)})`,
            'Check the ids, and that the bot is in that server.',
          ),
    );
  }
  return found;
};
