import { html, svg, type TemplateResult } from 'lit';

/** Strokes on a field of 24 by 24; drawn here, since not every machine's font has the signs. */
const STROKES = {
  menu: 'M4 6h16M4 12h16M4 18h16',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5',
  close: 'M6 6l12 12M18 6 6 18',
  reply: 'M9 6 4 11l5 5M4 11h9a7 7 0 0 1 7 7v1',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M5 12h14M13 6l6 6-6 6',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6',
  thread: 'M6 3v10a4 4 0 0 0 4 4h9M15 13l4 4-4 4',
} as const;

/** A sign for the eye alone; what it is called stands on the button around it. */
export const icon = (name: keyof typeof STROKES): TemplateResult =>
  html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${svg`<path d=${STROKES[name]} />`}</svg>`;
