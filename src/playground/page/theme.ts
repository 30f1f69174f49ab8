export type Theme = 'dark' | 'light';
const KEY = 'theme';

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
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
};

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
