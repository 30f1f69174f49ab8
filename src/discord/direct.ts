import { type REST, Routes } from 'discord.js';

/**
 * Sends a direct message. Through the routes, for the client would keep every channel it opens. Rejects with 50007 or
 * 50278 where the person lets none in.
 */
export const sendDirect = async (
  rest: REST,
  person: string,
  body: object,
): Promise<{ channel: string; message: string }> => {
  const { id: channel } = (await rest.post(Routes.userChannels(), { body: { recipient_id: person } })) as {
    id: string;
  };
  const { id: message } = (await rest.post(Routes.channelMessages(channel), { body })) as { id: string };
  return { channel, message };
};
