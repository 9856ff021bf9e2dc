/** As wide as a terminal shows it: a Chinese character takes two columns. */
export const width = (text: string): number => {
  let columns = 0;
  for (const character of text)
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
      character,
    )
      ? 2
      : 1;
  return columns;
};

export const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

/** Rows in columns, each as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, i) => padded(cell, widths[i]!))
      .join('  ')
      .trimEnd(),
  );
}
