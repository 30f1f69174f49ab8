import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Bot } from './bot.js';

/** A choice offered while somebody types; names and values of at most 100 characters. */
export type Choice = { name: string; value: string };

/** One slash command: its definition, what it does, and what it offers while an option is typed. */
export type Command = {
  data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  run(interaction: ChatInputCommandInteraction, bot: Bot): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction, bot: Bot): Choice[] | Promise<Choice[]>;
};

/** One entry of the menu that opens on a message. */
export type Menu = {
  data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run(interaction: MessageContextMenuCommandInteraction, bot: Bot): Promise<void>;
};
