import { Client, Events, GatewayIntentBits } from 'discord.js';

// The baseline: the bot that every discord.js guide begins with, with its default caches. It repeats what it is told.

const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    // It is told what mentions it without the privileged intent.
  ],
  shards: 'auto',
  rest: { api: process.env.DISCORD_API_URL ?? '', globalRequestsPerSecond: 100_000 },
});
client.on(Events.MessageCreate, async (message) => {
  if (client.user && message.mentions.has(client.user)) await message.reply(message.content);
});
client.once(Events.ClientReady, () => process.stderr.write('"event":"ready"\n'));
await client.login(process.env.DISCORD_TOKEN);
