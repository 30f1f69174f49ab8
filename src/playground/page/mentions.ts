import { nameOf, type View } from './view.js';

/** Mentions as a person reads them. */
export const plainMentions = (view: View, text: string): string =>
  text.replace(/<@!?(\d+)>/gu, (_, id: string) => `@${nameOf(view, id)}`);

/** Mentions as Discord sends them. */
export const withMentions = (view: View, text: string): string =>
  [view.bot, ...view.people].reduce(
    (said, { id, name }) =>
      said.replace(new RegExp(`(?<![\\p{L}\\p{N}])@${name}(?![\\p{L}\\p{N}])`, 'giu'), `<@${id}>`),
    text,
  );
