/** Share of `right` among all, 0–1; 0 for an empty list. */
export const accuracy = (right: readonly boolean[]): number =>
  right.length === 0 ? 0 : right.filter(Boolean).length / right.length;

/** One labelled message and what was said of it; null stands for "no answer". */
export type Outcome = { expected: string; predicted: string | null };

/** Mean F1 over the labels that occur among the expected ones, 0–1. */
export const macroF1 = (outcomes: readonly Outcome[]): number => {
  const labels = [...new Set(outcomes.map((outcome) => outcome.expected))];
  if (labels.length === 0) return 0;
  const scores = labels.map((label) => {
    const { precision, recall } = precisionRecall(
      outcomes.map(({ expected, predicted }) => ({ is: expected === label, said: predicted === label })),
    );
    return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  });
  return scores.reduce((sum, score) => sum + score, 0) / labels.length;
};

/** Precision (1 where nothing was said) and recall (1 where there was nothing to find), 0–1. */
export const precisionRecall = (
  decisions: readonly { is: boolean; said: boolean }[],
): { precision: number; recall: number } => {
  const said = decisions.filter((decision) => decision.said).length;
  const is = decisions.filter((decision) => decision.is).length;
  const both = decisions.filter((decision) => decision.is && decision.said).length;
  return { precision: said === 0 ? 1 : both / said, recall: is === 0 ? 1 : both / is };
};

/**
 * Area under the ROC curve: the chance that a member of `high` scores above one of `low`, ties counting half.
 * 0.5 where either is empty.
 */
export const auroc = (high: readonly number[], low: readonly number[]): number => {
  if (high.length === 0 || low.length === 0) return 0.5;
  const all = [
    ...high.map((score) => ({ score, up: true })),
    ...low.map((score) => ({ score, up: false })),
  ].sort((a, b) => a.score - b.score);
  let wins = 0;
  let lowBelow = 0;
  for (let at = 0; at < all.length; ) {
    let end = at;
    let ups = 0;
    while (end < all.length && all[end]!.score === all[at]!.score) if (all[end++]!.up) ups++;
    const downs = end - at - ups;
    wins += ups * (lowBelow + downs / 2);
    lowBelow += downs;
    at = end;
  }
  return wins / (high.length * low.length);
};

/**
 * Expected calibration error, 0–1: the gap between stated probability and share right, over ten equal bins, weighted
 * by how many fall into each (Naeini et al., AAAI 2015).
 */
export const calibrationError = (
  forecasts: readonly { probability: number; right: boolean }[],
  bins = 10,
): number => {
  let error = 0;
  for (let bin = 0; bin < bins; bin++) {
    const inside = forecasts.filter(
      ({ probability }) => Math.min(bins - 1, Math.floor(probability * bins)) === bin,
    );
    if (inside.length === 0) continue;
    const stated = inside.reduce((sum, forecast) => sum + forecast.probability, 0) / inside.length;
    error += Math.abs(stated - accuracy(inside.map((forecast) => forecast.right))) * inside.length;
  }
  return forecasts.length === 0 ? 0 : error / forecasts.length;
};

/** 95 percent interval of a share of `hits` among `total` (Wilson, JASA 1927). */
export const wilson = (hits: number, total: number): { low: number; high: number } => {
  if (total === 0) return { low: 0, high: 1 };
  const z = 1.959964;
  const share = hits / total;
  const middle = share + (z * z) / (2 * total);
  const reach = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
};

/** The value below which `share` (0–1) of the values lie, interpolated; 0 for an empty list. */
export const quantile = (values: readonly number[], share: number): number => {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const left = sorted[below]!;
  const right = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return left + (right - left) * (place - below);
};
