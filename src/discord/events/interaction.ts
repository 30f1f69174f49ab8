import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { endsAs } from '../../observability/turn.js';
import { parseId } from '../../rendering/custom-id.js';
import { CHOICE_LIMIT, CHOICE_NAME_LIMIT, cutLabel } from '../../rendering/limits.js';
import { StoreError } from '../../storage/store.js';
import { type Bot, botIn, stopFor } from '../bot.js';
import type { Choice } from '../command.js';
import { commands } from '../commands.js';
import { components } from '../components.js';
import { expired } from '../expired.js';
import { menus } from '../menus.js';
import { modals } from '../modals.js';
import { askerOf, show, tell } from '../respond.js';
import { chosen } from '../spoken.js';
import { type Deed, typedIn } from '../typed.js';

const commandByName = new Map(commands.map((command) => [command.data.name, command]));
const componentByName = new Map(components.map((component) => [component.name, component]));
const menuByName = new Map(menus.map((menu) => [menu.data.name, menu]));

const modalByName = new Map(modals.map((modal) => [modal.name, modal]));

const NO_COMMAND = 'This command no longer exists. Try /help.';

const runCommand = async (interaction: ChatInputCommandInteraction, bot: Bot): Promise<void> => {
  const command = commandByName.get(interaction.commandName);
  if (!command) return tell(interaction, NO_COMMAND);
  await command.run(interaction, bot);
};

const runMenu = async (interaction: MessageContextMenuCommandInteraction, bot: Bot): Promise<void> => {
  const menu = menuByName.get(interaction.commandName);
  if (!menu) return tell(interaction, NO_COMMAND);
  await menu.run(interaction, bot);
};

const runComponent = async (interaction: MessageComponentInteraction, bot: Bot): Promise<void> => {
  const id = parseId(interaction.customId);
  const component = id === null ? undefined : componentByName.get(id.handler);
  if (id === null || component === undefined) return expired(interaction);
  await component.run(interaction, id.payload, bot);
};

const runModal = async (interaction: ModalSubmitInteraction, bot: Bot): Promise<void> => {
  const id = parseId(interaction.customId);
  const modal = id === null ? undefined : modalByName.get(id.handler);
  if (id === null || modal === undefined)
    return tell(interaction, 'This form has expired. Please ask again.');
  await modal.run(interaction, id.payload, bot);
};

const fitting = (choices: readonly Choice[]): Choice[] =>
  choices.slice(0, CHOICE_LIMIT).map(({ name, value }) => ({
    name: cutLabel(name, CHOICE_NAME_LIMIT),
    value: value.slice(0, CHOICE_NAME_LIMIT),
  }));

const runAutocomplete = async (interaction: AutocompleteInteraction, bot: Bot): Promise<void> => {
  const command = commandByName.get(interaction.commandName);
  await interaction.respond(fitting((await command?.autocomplete?.(interaction, bot)) ?? []));
};

/** Discord's "too late" and "answered already": nothing can be done for this interaction any more. */
const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError && (error.code === 10062 || error.code === 40060);

/** Whether somebody runs commands faster than a person would; they are told, and nobody else. */
const isTooFast = async (interaction: Deed, bot: Bot): Promise<boolean> => {
  if (!interaction.isCommand()) return false;
  const leave = bot.memory.pace.command.take(interaction.user.id, bot.now());
  if (leave.ok) return false;
  const seconds = Math.max(1, Math.ceil(leave.waitMs / 1000));
  endsAs('refusal');
  await tell(interaction, `That was a lot at once. Please wait ${seconds} seconds.`);
  return true;
};

const runHandler = async (interaction: Deed, bot: Bot): Promise<void> => {
  if (await isTooFast(interaction, bot)) return;
  if (interaction.isChatInputCommand()) await runCommand(interaction, bot);
  else if (interaction.isMessageContextMenuCommand()) await runMenu(interaction, bot);
  else if (interaction.isMessageComponent()) await runComponent(interaction, bot);
  else if (interaction.isModalSubmit()) await runModal(interaction, bot);
};

/** The gate stands before every handler, so that none can forget it. Whether it answered in the handler's place. */
const stopped = async (interaction: Deed, bot: Bot): Promise<boolean> => {
  if (!interaction.isRepliable()) return false;
  const urgent = stopFor(bot, askerOf(interaction), typedIn(interaction));
  if (urgent === null) return false;
  await show(interaction, bot, chosen(urgent));
  return true;
};

/** Answers one interaction. Never throws: this is where the errors of all handlers end. */
export const onInteraction = async (interaction: Interaction, owner: Bot): Promise<void> => {
  try {
    // Suggestions come with every letter; two instances may both make them.
    if (!interaction.isAutocomplete() && !(await owner.claim(interaction.id))) return;
    endsAs('answer');
    const bot = await botIn(owner, interaction.guildId);
    if (interaction.isAutocomplete()) await runAutocomplete(interaction, bot);
    else if (!(await stopped(interaction, bot))) await runHandler(interaction, bot);
  } catch (error) {
    endsAs('failure');
    if (isTooLate(error)) {
      owner.log.warn({
        event: 'too-late',
        interaction: interaction.id,
        code: (error as DiscordAPIError).code,
      });
      return;
    }
    owner.log.error({ event: 'handler-failed', interaction: interaction.id, err: error });
    if (interaction.isRepliable() && !interaction.replied) {
      await apologise(interaction, error).catch(() =>
        owner.log.warn({ event: 'apology-failed', interaction: interaction.id }),
      );
    }
  }
};

const apologise = async (
  interaction: Extract<Interaction, { isRepliable(): boolean }>,
  error: unknown,
): Promise<void> => {
  if (!interaction.isRepliable()) return;
  const message = {
    content:
      error instanceof StoreError
        ? 'I cannot reach my store at the moment, so nothing was changed. Please try again later.'
        : 'Something went wrong on my side. Please try again.',
    flags: MessageFlags.Ephemeral as const,
  };
  if (interaction.deferred) await interaction.editReply({ content: message.content });
  else await interaction.reply(message);
};
