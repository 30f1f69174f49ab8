import {
  type AutocompleteInteraction,
  type CommandInteractionOption,
  ComponentType,
  type Interaction,
  type ModalSubmitInteraction,
} from 'discord.js';

/** Any interaction but the offer of choices while somebody still types. */
export type Deed = Exclude<Interaction, AutocompleteInteraction>;

const inOptions = (options: readonly CommandInteractionOption[]): string[] =>
  options.flatMap(({ value, options: inner = [] }) => [
    ...(typeof value === 'string' ? [value] : []),
    ...inOptions(inner),
  ]);

const inFields = ({ fields }: ModalSubmitInteraction): string[] =>
  [...fields.fields.values()].flatMap((field) =>
    field.type === ComponentType.TextInput ? [field.value] : [],
  );

/**
 * Every word a person typed or pointed at in an interaction, one text a line; empty for a bare tap (buttons and menus
 * carry only what we put there). The one list of places where words can come in: the gate reads it before any handler.
 */
export const typedIn = (interaction: Deed): string => {
  if (interaction.isChatInputCommand()) return inOptions(interaction.options.data).join('\n');
  if (interaction.isMessageContextMenuCommand()) return interaction.targetMessage.content;
  if (interaction.isModalSubmit()) return inFields(interaction).join('\n');
  return '';
};
