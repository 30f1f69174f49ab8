import type { Reply } from '../answers/reply.js';
import type { Chart } from '../rendering/chart.js';
import { ALT_TEXT_LIMIT, cutAtSentence } from '../rendering/limits.js';

/** A picture to go with an answer; `alt` says in words what it shows. */
export type Picture = { name: string; data: Buffer; alt: string };

/** Charts drawn once and kept. */
export type Charts = {
  /** The picture if it was drawn before. */
  ready(chart: Chart): Picture | null;
  /** The picture, drawn if need be; null where it cannot be. */
  draw(chart: Chart): Promise<Picture | null>;
};

/** There are some dozen nutrients with a few pages each; a picture has about 40 kB. */
const MOST_KEPT = 60;

export const CHART_NAME = 'chart.png';

export const createCharts = (paint: (chart: Chart) => Promise<Buffer>): Charts => {
  const kept = new Map<string, Picture>();
  const keyOf = ({ title, bars }: Chart): string => JSON.stringify([title, bars]);
  return {
    ready: (chart) => kept.get(keyOf(chart)) ?? null,
    draw: async (chart) => {
      const key = keyOf(chart);
      const before = kept.get(key);
      if (before) return before;
      const data = await paint(chart).catch(() => null);
      if (data === null) return null;
      const picture = { name: CHART_NAME, data, alt: cutAtSentence(chart.alt, ALT_TEXT_LIMIT) };
      kept.set(key, picture);
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
      return picture;
    },
  };
};

/** The chart a reply holds, if any. */
export const chartIn = (reply: Reply): Chart | null =>
  reply.blocks.find((block) => block.kind === 'chart') ?? null;
