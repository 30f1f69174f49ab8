// Discord's limits, counted in UTF-16 units where Discord counts characters, which errs on the safe side.
// https://discord.com/developers/docs/resources/message#create-message
export const CONTENT_LIMIT = 2000;
// https://discord.com/developers/docs/resources/message#embed-object-embed-limits
export const EMBED = {
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  total: 6000,
};
// https://discord.com/developers/docs/components/reference
export const BUTTON_LABEL_LIMIT = 80;
export const CUSTOM_ID_LIMIT = 100;
// https://discord.com/developers/docs/resources/message#attachment-object
export const ALT_TEXT_LIMIT = 1024;
export const THREAD_NAME_LIMIT = 100;
export const CHOICE_LIMIT = 25;
export const CHOICE_NAME_LIMIT = 100;

const SENTENCE_END = /[.!?…]["”')\]]?(?=\s|$)/gu;

/** The text cut to at most `limit` units: at a line or sentence end where one lies in the second half, else at a word, never inside a character. */
export const cutAtSentence = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const room = text.slice(0, Math.max(limit - 1, 0));
  let end = room.lastIndexOf('\n');
  for (const match of room.matchAll(SENTENCE_END)) end = Math.max(end, match.index + match[0].length);
  if (end >= limit / 2) return room.slice(0, end).trimEnd();
  const word = room.lastIndexOf(' ');
  const cut = word >= limit / 2 ? room.slice(0, word) : room.replace(/[\uD800-\uDBFF]$/u, '');
  return `${cut.trimEnd()}…`.slice(0, limit);
};

/** A label cut to fit, whole words where possible. */
export const cutLabel = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - 1);
  const word = room.lastIndexOf(' ');
  return `${(word > limit / 2 ? room.slice(0, word) : room.replace(/[\uD800-\uDBFF]$/u, '')).trimEnd()}…`;
};
