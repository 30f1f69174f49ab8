export type Theme = 'dark' | 'light';
const KEY = 'theme';

const LIGHT = matchMedia('(prefers-color-scheme: light)');

const chosen = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

/** The theme that was chosen, else the one the system prefers. */
export const currentTheme = (): Theme => {
  const before = chosen();
  if (before === 'dark' || before === 'light') return before;
  return LIGHT.matches ? 'light' : 'dark';
};

/** Follows the system for as long as nothing was chosen. */
export const onSystemTheme = (follow: (theme: Theme) => void): void =>
  LIGHT.addEventListener('change', () => {
    if (chosen() === null) follow(LIGHT.matches ? 'light' : 'dark');
  });

/** Shows a theme; `chosenNow` keeps it for the next visit. */
export const keepTheme = (theme: Theme, chosenNow = false): void => {
  document.documentElement.dataset.theme = theme;
  if (!chosenNow) return;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
};
