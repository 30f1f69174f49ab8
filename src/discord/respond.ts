import {
  InteractionContextType,
  type MessageComponentInteraction,
  MessageFlags,
  type RepliableInteraction,
} from 'discord.js';
import type { Reply } from '../answers/reply.js';
import { endsAs } from '../observability/turn.js';
import { cardOf, type Place } from '../rendering/card.js';
import type { Chart } from '../rendering/chart.js';
import { type Asker, ask, type Bot, outcomeOf } from './bot.js';
import { chartIn, type Picture } from './charts.js';
import { offersCheck } from './check.js';
import { codeOf } from './errors.js';
import { placeOf, type Spoken } from './spoken.js';

/** Anything a person did that can be answered with a message. */
export type Repliable = RepliableInteraction | MessageComponentInteraction;

const NOBODY = { parse: [] };

/** Whether others than the asker read what is said here. */
export const isShared = ({ guildId, context }: Repliable): boolean =>
  guildId !== null || context === InteractionContextType.PrivateChannel;

/** Whether one person alone sees what is said: the message whose button was pressed, or the answer announced to it. */
export const isSecret = (interaction: Repliable): boolean =>
  interaction.ephemeral === true ||
  (interaction.isMessageComponent() && interaction.message.flags.has(MessageFlags.Ephemeral));

/** A word to the asker alone that is no answer: what to do instead, what is missing. */
export const tell = async (interaction: Repliable, content: string): Promise<void> => {
  if (interaction.deferred) await interaction.editReply({ content });
  else await interaction.reply({ content, flags: MessageFlags.Ephemeral });
};

/**
 * Who did it and where; a direct message's channel is its own. What is said in private is a conversation apart, so that
 * a follow-up in front of others does not go back to it.
 */
export const askerOf = (interaction: Repliable): Asker => {
  const channel = interaction.channelId ?? interaction.user.id;
  const isOpen = interaction.isMessageComponent() && !isSecret(interaction);
  return {
    channel: isShared(interaction) && !isOpen ? `${channel} in private` : channel,
    person: interaction.user.id,
  };
};

/** Sends the first answer to an interaction, or a follow-up where it was acknowledged already; the message's id. */
const send = async (interaction: Repliable, message: object, secret: boolean): Promise<string | null> => {
  const body = { ...message, allowedMentions: NOBODY };
  const flags = secret ? { flags: MessageFlags.Ephemeral as const } : {};
  if (interaction.deferred && !interaction.replied) return (await interaction.editReply(body)).id;
  if (interaction.replied) return (await interaction.followUp({ ...body, ...flags })).id;
  const { resource } = await interaction.reply({ ...body, ...flags, withResponse: true });
  return resource?.message?.id ?? null;
};

/** Shows a reply that has no buttons but its next questions: what the bot says of itself. */
export const respond = async (
  interaction: Repliable,
  reply: Reply,
  { secret = false }: { secret?: boolean } = {},
): Promise<void> => {
  await send(interaction, cardOf(reply, { ref: null, asker: null, plain: false }), secret);
  endsAs(outcomeOf(reply));
};

/**
 * Shows an answer with all its buttons: to the asker alone where the server has it so, where it is about somebody's
 * health, or where the press of a private button led to it.
 */
export const show = async (
  interaction: Repliable,
  bot: Bot,
  spoken: Spoken,
  part: Partial<Place> = {},
): Promise<void> => {
  const { reply, told } = spoken;
  const shared = isShared(interaction);
  const secret =
    shared &&
    (bot.settings.privateAnswers || told !== null || reply.kind === 'urgent' || isSecret(interaction));
  const asker = shared && !secret ? interaction.user.id : null;
  const place: Place = {
    ...placeOf(bot.brain.shelf, spoken, { asker, plain: bot.settings.plain }),
    check: offersCheck(bot, reply),
    shareable: secret,
    ...part,
  };
  await showIn(interaction, bot, reply, place, secret);
};

/** Answers words that somebody typed or picked. */
export const answerIn = async (
  interaction: Repliable,
  bot: Bot,
  text: string,
  part: Partial<Place> = {},
): Promise<void> => {
  const spoken = ask(bot, askerOf(interaction), text);
  if (spoken !== null) await show(interaction, bot, spoken, part);
};

/** A card with its picture as discord.js uploads it. */
const pictured = (reply: Reply, place: Place, { name, data, alt }: Picture) => ({
  ...cardOf(reply, { ...place, picture: name }),
  attachments: [],
  files: [{ attachment: data, name, description: alt }],
});

/** Draws the chart and puts it into the answer, which stands already. */
const addChart = async (
  interaction: Repliable,
  bot: Bot,
  reply: Reply,
  place: Place,
  chart: Chart,
  message: string | null,
): Promise<void> => {
  const drawn = await bot.memory.charts.draw(chart);
  // Meanwhile somebody may have turned the page.
  if (drawn === null || bot.memory.redrawn.has(message ?? '')) return;
  await interaction
    .editReply({ ...pictured(reply, place, drawn), allowedMentions: NOBODY })
    .catch((error) => bot.log.warn({ event: 'chart-not-shown', code: codeOf(error) }));
};

/**
 * Shows a reply in a place of its own making: `secret` to the asker alone. A chart follows when it is drawn; the answer
 * does not wait.
 */
export const showIn = async (
  interaction: Repliable,
  bot: Bot,
  reply: Reply,
  place: Place,
  secret: boolean,
): Promise<void> => {
  const chart = place.plain ? null : chartIn(reply);
  const ready = chart && bot.memory.charts.ready(chart);
  const isFirst = !interaction.replied;
  const message = await send(
    interaction,
    ready ? pictured(reply, place, ready) : cardOf(reply, place),
    secret,
  );
  endsAs(outcomeOf(reply));
  if (chart && !ready && isFirst) await addChart(interaction, bot, reply, place, chart, message);
};

/** Changes the message a button stands under, or, where it is not `own`, shows the result to who pressed it. */
export const redraw = async (
  interaction: MessageComponentInteraction,
  bot: Bot,
  reply: Reply,
  place: Place,
  own: boolean,
): Promise<void> => {
  if (!own) return showIn(interaction, bot, reply, place, true);
  bot.memory.redrawn.first(interaction.message.id);
  const chart = place.plain ? null : chartIn(reply);
  const ready = chart && bot.memory.charts.ready(chart);
  const show = (picture: Picture | null) => ({
    ...(picture ? pictured(reply, place, picture) : { ...cardOf(reply, place), attachments: [] }),
    allowedMentions: NOBODY,
  });
  if (chart === null || ready) {
    await interaction.update(show(ready));
    return;
  }
  // In one piece: a chart that followed by itself could meet the next page.
  await interaction.deferUpdate();
  await interaction.editReply(show(await bot.memory.charts.draw(chart)));
};
