import { infoReply } from '../answers/compose.js';
import type { Reply } from '../answers/reply.js';
import { repeats } from '../engine/personal.js';
import type { Place } from '../rendering/card.js';
import { shortId } from '../rendering/custom-id.js';
import type { Bot } from './bot.js';
import { offersCheck } from './check.js';
import type { RawMessage } from './raw.js';
import { placeOf, type Spoken } from './spoken.js';

/** What stands in the channel where an answer would tell others what somebody told of themselves. */
const inPrivate = (bot: Bot): Reply =>
  infoReply(bot.brain.shelf, 'Better in private', [
    {
      kind: 'text',
      text: 'This is about somebody’s own health, so I would rather not answer it in front of everybody. Press “Continue privately”, and only you will see the answer.',
    },
  ]);

/** An answer as it may stand where it was asked: with nothing in it that others should not read. */
export const openly = (bot: Bot, spoken: Spoken, question: RawMessage): { spoken: Spoken; place: Place } => {
  const inServer = question.guild_id !== undefined;
  const { reply, told } = spoken;
  const { plain } = bot.settings;
  const isSafe = !inServer || told === null || reply.kind === 'urgent' || !repeats(bot.brain, reply, told);
  const said = isSafe ? spoken : { ...spoken, reply: inPrivate(bot) };
  const asker = inServer ? question.author.id : null;
  const offersPrivacy = inServer && told !== null && reply.kind !== 'urgent';
  return {
    spoken: said,
    place: {
      ...placeOf(bot.brain.shelf, said, { asker, plain }),
      check: offersCheck(bot, said.reply),
      ...(offersPrivacy
        ? { privately: [question.author.id, question.channel_id, question.id].map(shortId).join('.') }
        : {}),
    },
  };
};
