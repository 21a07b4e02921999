/** One line of the table: a figure, what it is measured against in the same run, and what it may be at most. */
export interface Row {
  readonly figure: string;
  readonly measured: string;
  readonly baseline: string;
  /** The ratio, or the difference, as it is compared with the limit. */
  readonly compared: string;
  readonly atMost: string;
  /** `null` where there is no limit. */
  readonly within: boolean | null;
  /** What the medians were taken of. */
  readonly samples?: Readonly<Record<string, readonly number[]>>;
}

/** How a figure compares with its baseline. */
export function ratioRow(
  figure: string,
  measured: number,
  baseline: number,
  atMost: number,
  show: (value: number) => string,
  baselineName: string,
): Row {
  const ratio = measured / baseline;
  return {
    figure,
    measured: show(measured),
    baseline: `${show(baseline)} (${baselineName})`,
    compared: `${ratio.toFixed(2)} ×`,
    atMost: `${atMost} ×`,
    within: ratio <= atMost,
  };
}

/** A figure with a limit of its own. @param atMost `null`: it has none */
export function plainRow(
  figure: string,
  measured: number,
  baseline: string,
  atMost: number | null,
  show: (value: number) => string,
): Row {
  return {
    figure,
    measured: show(measured),
    baseline,
    compared: '–',
    atMost: atMost === null ? '–' : show(atMost),
    within: atMost === null ? null : measured <= atMost,
  };
}

export const inMs = (value: number): string => `${value.toFixed(0)} ms`;
export const inMegabytes = (value: number): string => `${(value / 1e6).toFixed(0)} MB`;

/** @returns lines as wide as the longest cell of each column */
export function tableOf(rows: readonly Row[]): readonly string[] {
  const verdict = { true: 'yes', false: 'NO', null: '–' } as const;
  const cells = [
    ['figure', 'measured', 'baseline', 'compared', 'at most', 'within'],
    ...rows.map(({ figure, measured, baseline, compared, atMost, within }) => {
      return [figure, measured, baseline, compared, atMost, verdict[`${within}`]];
    }),
  ];
  const widths = (cells[0] ?? []).map((_, n) => Math.max(...cells.map((row) => row[n]?.length ?? 0)));
  return cells.map((row) => row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join('  ').trimEnd());
}
