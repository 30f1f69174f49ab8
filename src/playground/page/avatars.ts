/** Colours of people without a picture; white letters on each reach a contrast of 4.5. */
const COLOURS = ['#5057c7', '#8a3d8f', '#0e6f86', '#a3442b'];

const svg = (inner: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">${inner}</svg>`)}`;

/** The bot's own mark: a foot and the figure of a footnote. */
const BOT = svg(
  '<rect width="40" height="40" fill="#1f6f54"/><path d="M13 9h6v12c0 3 2 4 5 4h3c3 0 4 2 4 4v2H17c-3 0-4-2-4-4z" fill="#fff"/><text x="25" y="17" font-size="12" font-family="Georgia,serif" font-weight="bold" fill="#fff">1</text>',
);

/** A picture for somebody, drawn on the spot: the playground fetches nothing. */
export const avatarOf = (name: string, place: number, bot: boolean): string =>
  bot
    ? BOT
    : svg(
        `<rect width="40" height="40" fill="${COLOURS[place % COLOURS.length]}"/><text x="20" y="27" text-anchor="middle" font-size="20" font-family="system-ui,sans-serif" font-weight="600" fill="#fff">${[...name][0]?.replace(/[<&]/u, '') ?? '?'}</text>`,
      );
