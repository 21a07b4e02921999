import type { TrendPoint } from '../../../electron/contract/trend-types.ts';

const WIDTH = 80;
const HEIGHT = 28;
/** So much stays free at each edge, for the stroke and the last point. */
const MARGIN = 3;
const WEEK_MS = 7 * 86_400_000;

interface SparklineProps {
  readonly week: readonly (TrendPoint | null)[];
  /** Units of the balance, decimal text. */
  readonly line: string | undefined;
  /** The right edge, epoch ms. */
  readonly now: number;
}

/** `M…L…` for every stretch that was known; a gap begins a new one. */
function pathOf(
  week: readonly (TrendPoint | null)[],
  x: (at: number) => number,
  y: (value: string) => number,
): string {
  let pen = 'M';
  let path = '';
  for (const point of week) {
    if (point === null) {
      pen = 'M';
      continue;
    }
    path += `${pen}${x(point.at).toFixed(1)} ${y(point.value).toFixed(1)}`;
    pen = 'L';
  }
  return path;
}

/** Seven days in a hand's breadth, the line drawn in. The account's page tells it in numbers, so nothing is read out. */
export function Sparkline({ week, line, now }: SparklineProps) {
  const points = week.filter((point) => point !== null);
  const last = points.at(-1);
  if (last === undefined || points.length < 2) return null;
  // Only the drawing is rounded; no amount is ever worked out from it.
  const values = points.map(({ value }) => Number(value));
  if (line !== undefined) values.push(Number(line));
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const x = (at: number) =>
    MARGIN + ((at - (now - WEEK_MS)) / WEEK_MS) * (WIDTH - 2 * MARGIN);
  const y = (value: string) =>
    span === 0
      ? HEIGHT / 2
      : HEIGHT - MARGIN - ((Number(value) - low) / span) * (HEIGHT - 2 * MARGIN);
  return (
    <svg
      className="sparkline"
      data-testid="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      {line !== undefined && (
        <path className="sparkline-line" d={`M0 ${y(line).toFixed(1)}H${WIDTH}`} />
      )}
      <path className="sparkline-curve" d={pathOf(week, x, y)} />
      <circle className="sparkline-now" cx={x(last.at)} cy={y(last.value)} r="2" />
    </svg>
  );
}
