import { type APIMessage, type Client, DiscordAPIError, MessageType, Routes } from 'discord.js';
import type { Reply } from '../../answers/reply.js';
import { endsAs } from '../../observability/turn.js';
import { toDiscord } from '../../rendering/discord.js';
import { ask, type Bot, botIn, outcomeOf } from '../bot.js';

/** A message as the gateway sends it. */
export type RawMessage = APIMessage & { guild_id?: string };

/** After this long without an answer sent, the channel shows that we are typing; Discord asks for no sooner. */
const TYPING_AFTER_MS = 500;
const TYPING_AGAIN_MS = 8_000;
const MISSING_PERMISSIONS = 50013;

const isPersonTalking = (message: RawMessage): boolean =>
  message.author.bot !== true &&
  message.webhook_id === undefined &&
  (message.type === MessageType.Default || message.type === MessageType.Reply);

/** Whether the words are meant for us: a direct message, a mention, or a reply to something we said. */
export const isAddressed = (message: RawMessage, self: string): boolean =>
  message.guild_id === undefined ||
  message.mentions.some((user) => user.id === self) ||
  message.referenced_message?.author.id === self;

const showTyping = (client: Client, channel: string): (() => void) => {
  const type = (): void => void client.rest.post(Routes.channelTyping(channel)).catch(() => {});
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    type();
    again = setInterval(type, TYPING_AGAIN_MS);
  }, TYPING_AFTER_MS);
  return () => {
    clearTimeout(first);
    clearInterval(again);
  };
};

const post = async (client: Client, to: RawMessage, reply: Reply, plain: boolean): Promise<void> => {
  await client.rest.post(Routes.channelMessages(to.channel_id), {
    body: {
      ...toDiscord(reply, { plain }),
      message_reference: { message_id: to.id, fail_if_not_exists: false },
      // A retry after a lost answer must not post twice.
      nonce: to.id,
      enforce_nonce: true,
    },
  });
};

/** Answers one message where it is for us. Never throws. */
export const onMessage = async (client: Client<true>, message: RawMessage, bot: Bot): Promise<void> => {
  try {
    if (!isPersonTalking(message)) return;
    if (!isAddressed(message, client.user.id)) return;
    if (!(await bot.claim(message.id))) return;
    const stopTyping = showTyping(client, message.channel_id);
    try {
      const here = await botIn(bot, message.guild_id ?? null);
      const reply = ask(here, { channel: message.channel_id, person: message.author.id }, message.content);
      if (reply === null) return;
      await post(client, message, reply, false).catch(async (error) => {
        // Embeds may be what is not allowed here; plain text may be.
        if (error instanceof DiscordAPIError && error.code === MISSING_PERMISSIONS)
          await post(client, message, reply, true);
        else throw error;
      });
      endsAs(outcomeOf(reply));
    } finally {
      stopTyping();
    }
  } catch (error) {
    endsAs('failure');
    const code = error instanceof DiscordAPIError ? error.code : undefined;
    bot.log.error({
      event: 'message-failed',
      message: message.id,
      channel: message.channel_id,
      code,
      err: error,
    });
  }
};
