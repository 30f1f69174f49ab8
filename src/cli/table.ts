/** Rows of cells as text in aligned columns, the first left, the others right. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  '),
    )
    .join('\n');
};

/** A figure for a table: shares with four decimals, larger ones with one, "–" where there is none. */
export const figure = (value: number | null): string =>
  value === null ? '–' : Math.abs(value) <= 1 ? value.toFixed(4) : value.toFixed(1);
