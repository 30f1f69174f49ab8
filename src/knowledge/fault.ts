/** One thing wrong in a human-edited file: where it stands and what was expected. `line` counts from 1. */
export type Fault = { file: string; line?: number; entry: string; field: string; problem: string };

/** One line for a person: `data/nutrients.yaml:41 potassium → dailyAmounts[2].unit: expected "mg", found "mgs"`. */
export const faultLine = (fault: Fault): string => {
  const place = fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`;
  const field = [fault.entry, fault.field].filter((part) => part !== '').join(' → ');
  return field === '' ? `${place}: ${fault.problem}` : `${place} ${field}: ${fault.problem}`;
};
