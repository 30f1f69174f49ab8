/** Things Discord writes into a message that are not words: mentions, channels, custom emoji, timestamps, links. */
const NOT_WORDS =
  /<@[!&]?\d{1,25}>|<#\d{1,25}>|<a?:\w{1,64}:\d{1,25}>|<\/[^<>:]{1,100}:\d{1,25}>|<t:-?\d{1,20}(?::\w)?>|\bhttps?:\/\/\S+|\bwww\.\S+/giu;

/**
 * The text with Discord's mark-up and links replaced by blanks of the same length, so that offsets still point into
 * what was typed.
 */
export const blankMarkup = (text: string): string =>
  text.replace(NOT_WORDS, (found) => ' '.repeat(found.length));
