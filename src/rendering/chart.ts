import { join } from 'node:path';
import type { Bar, Block } from '../answers/reply.js';
import { packageRoot } from '../knowledge/root.js';

export type Chart = Extract<Block, { kind: 'chart' }>;

const WIDTH = 720;
const MARGIN = 20;
const TITLE_SPACE = 48;
const ROW = 52;
const BAR_HEIGHT = 16;
/** Where a bar of the full length ends; its figure stands behind it. */
const LONGEST_BAR = 500;
const FONT = join(packageRoot, 'data', 'fonts', 'DejaVuSans.ttf');

const escapeXml = (text: string): string =>
  text
    .replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`)
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ');

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

const barSvg = (bar: Bar, at: number, most: number): string => {
  const top = TITLE_SPACE + at * ROW;
  const width = Math.max(2, Math.round((Math.max(0, bar.percent) / most) * LONGEST_BAR));
  return `<text x="${MARGIN}" y="${top + 14}" class="label">${escapeXml(cut(bar.label, 78))}</text>
<rect x="${MARGIN}" y="${top + 22}" width="${LONGEST_BAR}" height="${BAR_HEIGHT}" rx="4" fill="#e3e7ea"/>
<rect x="${MARGIN}" y="${top + 22}" width="${width}" height="${BAR_HEIGHT}" rx="4" fill="#1f6f54"/>
<text x="${MARGIN + LONGEST_BAR + 12}" y="${top + 35}" class="value">${bar.percent}% (${escapeXml(cut(bar.value, 20))})</text>`;
};

/** A bar chart as SVG; the longest bar fills the row, unless all stay below 100 percent of the daily value. */
export const chartSvg = ({ title, bars }: Chart): string => {
  const most = Math.max(100, ...bars.map((bar) => bar.percent));
  const height = TITLE_SPACE + bars.length * ROW + MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="DejaVu Sans">
<style>.label{font-size:14px;fill:#1d2327}.value{font-size:13px;fill:#1d2327}</style>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="${MARGIN}" y="32" font-size="18" fill="#1d2327">${escapeXml(cut(`${title}: percent of the daily value`, 64))}</text>
${bars.map((bar, at) => barSvg(bar, at, most)).join('\n')}
</svg>`;
};

/**
 * The chart as a PNG picture. Discord shows it about 400 points wide, so these 720 are sharp; drawing happens on another
 * thread, but packing the PNG does not, and twice the size would hold everything else up for 30 ms instead of 8. Rejects
 * where it cannot be drawn; the answer stands without it.
 */
export const chartPng = async (chart: Chart): Promise<Buffer> => {
  // Loaded with the first chart: many an instance never draws one.
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(chartSvg(chart), {
    font: { loadSystemFonts: false, fontFiles: [FONT], defaultFontFamily: 'DejaVu Sans' },
  });
  return image.asPng();
};
