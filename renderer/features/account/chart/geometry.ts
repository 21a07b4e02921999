import { scaleLinear, scaleTime } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Chart, ChartPoint } from '../../../../electron/contract/history-types.ts';

/** Room around the plot, px: digits of the scale at the left, moments below. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where moments and amounts lie in the drawing. Only the drawing is rounded; no amount is ever worked out from it. */
export interface Axes {
  x(at: number): number;
  y(value: string): number;
  /** The moment at a place, epoch ms. */
  momentAt(x: number): number;
  readonly moments: readonly number[];
  readonly values: readonly number[];
}

/** So many px between two marks of a scale, about. */
const MOMENT_PX = 76;
const VALUE_PX = 44;
/** So much of the span stays free above the highest and below the lowest, so that no curve runs along an edge. */
const AIR = 0.08;

/**
 * @param lines what is drawn across, decimal text
 * @returns `null` where nothing is known
 */
export function axesOf(
  { from, to, points }: Chart,
  lines: readonly string[],
  { width, height }: Size,
  { top, right, bottom, left }: Margins,
): Axes | null {
  if (points.length === 0) return null;
  const shown = [
    ...points.flatMap(({ lowest, highest }) => [lowest, highest]),
    ...lines,
  ].map(Number);
  const lowest = Math.min(...shown);
  const highest = Math.max(...shown);
  // One value alone still needs a scale to lie on.
  const air = (highest - lowest || Math.abs(highest) || 1) * AIR;
  const bare = lowest - air;
  const floor = lowest >= 0 && bare < 0 ? 0 : bare;
  const x = scaleTime([from, to], [left, width - right]);
  const y = scaleLinear([floor, highest + air], [height - bottom, top]);
  return {
    x: (at) => x(at),
    y: (value) => y(Number(value)),
    momentAt: (place) => x.invert(place).getTime(),
    moments: x
      .ticks(Math.max(2, Math.round((width - left - right) / MOMENT_PX)))
      .map((tick) => tick.getTime()),
    values: y.ticks(Math.max(2, Math.round((height - top - bottom) / VALUE_PX))),
  };
}

interface Vertex {
  readonly at: number;
  readonly value: string;
}

/** The stretches in which something was known without a break. */
function stretches(points: readonly ChartPoint[]): readonly (readonly ChartPoint[])[] {
  const found: ChartPoint[][] = [];
  for (const point of points) {
    const open = found.at(-1);
    if (open === undefined || point.afterGap) found.push([point]);
    else open.push(point);
  }
  return found;
}

/** Level for as long as a reading held, then on to the next one. */
function verticesOf(stretch: readonly ChartPoint[]): readonly Vertex[] {
  return stretch.flatMap(({ at, until, lowest, highest, last }, n) => {
    const end = { at: until, value: last };
    return n === 0 || lowest === highest ? [{ at, value: last }, end] : [end];
  });
}

/** The curve as an SVG path: a gap begins a new one, and is never bridged. */
export function curveOf(points: readonly ChartPoint[], { x, y }: Axes): string {
  const draw = line<Vertex>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  ).digits(1);
  return stretches(points)
    .map((stretch) => draw(verticesOf(stretch)) ?? '')
    .join('');
}

/** Where the amount was between the readings that a point stands for: from the lowest to the highest. */
export function bandOf(points: readonly ChartPoint[], { x, y }: Axes): string {
  const draw = area<ChartPoint>(
    ({ at, until }) => x((at + until) / 2),
    ({ lowest }) => y(lowest),
    ({ highest }) => y(highest),
  ).digits(1);
  if (points.every(({ lowest, highest }) => lowest === highest)) return '';
  return stretches(points)
    .map((stretch) => draw(stretch) ?? '')
    .join('');
}

/** So far from a line its name lies, and so high it is, px. */
const NAME_AWAY = 5;
const NAME_HEIGHT = 12;

/** At which end of a line its name stands clear of the curve; at the right where neither does. */
export function nameSide(
  points: readonly ChartPoint[],
  { x, y }: Axes,
  value: string,
  [left, right]: readonly [number, number],
  nameWidth: number,
): 'left' | 'right' {
  const bottom = y(value) - NAME_AWAY + 2;
  const top = bottom - NAME_HEIGHT - 2;
  const isClear = (from: number, to: number): boolean =>
    !points.some(({ at, until, lowest, highest, last }, n) => {
      const before = points[n - 1]?.last ?? last;
      const drawn = [lowest, highest, before].map((amount) => y(amount));
      const isBeside = x(until) < from || x(at) > to;
      return !isBeside && Math.min(...drawn) < bottom && Math.max(...drawn) > top;
    });
  return !isClear(right - nameWidth, right) && isClear(left, left + nameWidth) ? 'left' : 'right';
}

/** A stretch of which nothing is known, epoch ms. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Narrower than this, px, a gap is only the break in the curve. */
const GAP_PX = 2;

/** @param alive whether the last reading still holds at the right edge */
export function gapsOf({ from, to, points }: Chart, { x }: Axes, alive: boolean): readonly Gap[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  const between = points.flatMap((point, n) => {
    const before = points[n - 1];
    return before !== undefined && point.afterGap ? [{ from: before.until, to: point.at }] : [];
  });
  const gaps = [
    { from, to: first.at },
    ...between,
    ...(alive ? [] : [{ from: last.until, to }]),
  ];
  return gaps.filter((gap) => x(gap.to) - x(gap.from) >= GAP_PX);
}

/** The point nearest to a moment, as its place in the list. */
export function nearest(points: readonly ChartPoint[], moment: number): number {
  const away = ({ at, until }: ChartPoint): number =>
    Math.max(at - moment, moment - until, 0);
  let found = 0;
  points.forEach((point, n) => {
    const best = points[found];
    if (best !== undefined && away(point) < away(best)) found = n;
  });
  return found;
}
