/** A score as a probability, 0–1. */
export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

/** The score of a probability: the inverse of `sigmoid`, kept finite. */
export const logit = (probability: number): number => {
  const inside = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  return Math.log(inside / (1 - inside));
};

/**
 * `balanced`: both sides weigh alike, whatever their number (default). `ridge`: strength of the regularisation.
 * `weightNo`: what a row of the other side counts beside one of this (1), where they are not balanced.
 */
export type BinaryOptions = { balanced?: boolean; ridge?: number; weightNo?: number };

/** A little regularisation, so that two clean halves do not push the weights to infinity. */
const RIDGE = 0.01;

/**
 * Binary logistic regression by Newton's method; the weights, the bias last, or
 * undefined where one side is empty. Inputs are brought to mean 0 and deviation 1 first, so that the ridge treats them
 * alike.
 */
export const fitBinary = (
  inputs: readonly number[][],
  yes: readonly boolean[],
  { balanced = true, ridge = RIDGE, weightNo: no = 1 }: BinaryOptions = {},
): number[] | undefined => {
  const width = inputs[0]?.length ?? 0;
  const total = inputs.length;
  const positives = yes.filter(Boolean).length;
  if (positives === 0 || positives === total) return undefined;
  const means = columnMeans(inputs, width);
  const spreads = columnMeans(
    inputs.map((row) => row.map((value, at) => (value - means[at]!) ** 2)),
    width,
  ).map((variance) => Math.sqrt(variance) || 1);
  const rows = inputs.map((row) => [...row.map((value, at) => (value - means[at]!) / spreads[at]!), 1]);
  const weightYes = balanced ? 0.5 / positives : 1 / total;
  const weightNo = balanced ? 0.5 / (total - positives) : no / total;
  let solution = new Array<number>(width + 1).fill(0);
  for (let pass = 0; pass < 30; pass++) {
    const gradient = solution.map((value, at) => (at < width ? (ridge / total) * value : 0));
    const hessian = solution.map((_, at) =>
      solution.map((__, other) => (at === other ? ridge / total + 1e-9 : 0)),
    );
    rows.forEach((row, index) => {
      const chance = sigmoid(row.reduce((sum, value, at) => sum + value * solution[at]!, 0));
      const weight = yes[index] ? weightYes : weightNo;
      for (let at = 0; at <= width; at++) {
        gradient[at] = gradient[at]! + weight * (chance - (yes[index] ? 1 : 0)) * row[at]!;
        for (let other = 0; other <= width; other++) {
          hessian[at]![other] =
            hessian[at]![other]! + weight * chance * (1 - chance) * row[at]! * row[other]!;
        }
      }
    });
    const step = solve(hessian, gradient);
    solution = solution.map((value, at) => value - step[at]!);
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  const plain = solution.slice(0, width).map((value, at) => value / spreads[at]!);
  const bias = solution[width]! - plain.reduce((sum, value, at) => sum + value * means[at]!, 0);
  return [...plain, bias];
};

const columnMeans = (rows: readonly number[][], width: number): number[] =>
  Array.from({ length: width }, (_, at) => rows.reduce((sum, row) => sum + row[at]!, 0) / rows.length);

/** Solves a small system of equations by Gaussian elimination with pivoting; changes its arguments. */
const solve = (matrix: number[][], right: number[]): number[] => {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    }
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    [right[column], right[pivot]] = [right[pivot]!, right[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row]![column]! / matrix[column]![column]!;
      for (let at = column; at < size; at++)
        matrix[row]![at] = matrix[row]![at]! - factor * matrix[column]![at]!;
      right[row] = right[row]! - factor * right[column]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = right[row]!;
    for (let at = row + 1; at < size; at++) rest -= matrix[row]![at]! * solution[at]!;
    solution[row] = rest / matrix[row]![row]!;
  }
  return solution;
};
