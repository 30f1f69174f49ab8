import { REST, Routes } from 'discord.js';
import { definitions, deploy } from '../discord/deploy.js';
import { readSettings } from './settings.js';

export const meta = {
  name: 'deploy',
  description: 'Registers the slash commands with Discord where they differ',
};

export const run = async (args: string[]): Promise<number> => {
  if (args.includes('--print')) {
    process.stdout.write(`${JSON.stringify(definitions())}\n`);
    return 0;
  }
  const read = readSettings();
  if (!read.ok) return read.code;
  const { DISCORD_TOKEN: token, DISCORD_API_URL: api } = read.config;
  if (token === undefined) {
    process.stderr.write(
      'DISCORD_TOKEN is not set: put it into .env (see .env.example) to register the commands.\n',
    );
    return 2;
  }
  const rest = new REST({ version: '10', ...(api === undefined ? {} : { api }) }).setToken(token);
  const application = (await rest.get(Routes.currentApplication())) as { id: string };
  const { changed, count } = await deploy(rest, application.id);
  process.stderr.write(
    changed ? `Registered ${count} commands.\n` : `All ${count} commands are up to date.\n`,
  );
  return 0;
};
