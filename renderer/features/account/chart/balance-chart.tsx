import { useMemo } from 'react';
import type { Chart, ChartSpan } from '../../../../electron/contract/history-types.ts';
import { formatDecimal } from '../../../../electron/contract/i18n/format.ts';
import type { Line } from '../../../../electron/domain/threshold.ts';
import { useWords } from '../../../i18n/words.ts';
import { useAccountWords } from '../words.ts';
import { axesOf, bandOf, curveOf, gapsOf, nameSide, type Axes, type Margins } from './geometry.ts';
import { markText } from './moments.ts';
import { Readout } from './readout.tsx';
import { useReadoutText } from './readout-text.ts';
import { useCursor, type Cursor } from './use-cursor.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 216;
/** Width of a digit at the size of the scales, px. */
const DIGIT_PX = 6.6;
/** The name of a line, px. */
const NAME_WIDTH = 76;

export interface BalanceChartProps {
  readonly chart: Chart;
  readonly span: ChartSpan;
  readonly currency: string;
  readonly line: Line | undefined;
  /** The last reading still holds. */
  readonly live: boolean;
}

const LINES = ['upper', 'warn', 'critical'] as const;

/** Which of the account's lines are drawn, with the decimal text each lies at. */
function linesOf(line: Line | undefined) {
  return LINES.flatMap((name) => {
    const value = line?.[name];
    return value === undefined ? [] : [{ name, value }];
  });
}

interface DrawingProps {
  readonly axes: Axes;
  readonly width: number;
  readonly margins: Margins;
}

function Scales({
  axes,
  width,
  margins,
  span,
  valueText,
}: DrawingProps & { readonly span: ChartSpan; readonly valueText: (value: number) => string }) {
  const { locale } = useWords();
  const foot = HEIGHT - margins.bottom;
  return (
    <g className="chart-scale">
      {axes.values.map((value) => {
        const y = Math.round(axes.y(String(value))) + 0.5;
        return (
          <g key={value}>
            <path className="chart-grid" d={`M${margins.left} ${y}H${width - margins.right}`} />
            <text x={margins.left - 8} y={y} dy="0.32em" textAnchor="end">
              {valueText(value)}
            </text>
          </g>
        );
      })}
      {axes.moments.map((at) => (
        <text key={at} x={axes.x(at)} y={foot + 16} textAnchor="middle">
          {markText(locale, span, at)}
        </text>
      ))}
    </g>
  );
}

function Lines({
  axes,
  width,
  margins,
  lines,
  chart,
}: DrawingProps & { readonly lines: ReturnType<typeof linesOf>; readonly chart: Chart }) {
  const { s } = useWords();
  const ends = [margins.left, width - margins.right] as const;
  return lines.map(({ name, value }) => {
    const y = Math.round(axes.y(value)) + 0.5;
    const side = nameSide(chart.points, axes, value, ends, NAME_WIDTH);
    return (
      <g key={name} className={`chart-line chart-line-${name}`} data-testid={`chart-line-${name}`}>
        <path d={`M${ends[0]} ${y}H${ends[1]}`} />
        <text
          x={side === 'left' ? ends[0] + 4 : ends[1]}
          y={y - 5}
          textAnchor={side === 'left' ? 'start' : 'end'}
        >
          {s(`line.${name}`)}
        </text>
      </g>
    );
  });
}

function CursorMark({
  axes,
  margins,
  chart,
  cursor,
}: Omit<DrawingProps, 'width'> & { readonly chart: Chart; readonly cursor: Cursor | null }) {
  const point = cursor?.kind === 'point' ? chart.points[cursor.index] : undefined;
  if (cursor === null || (cursor.kind === 'point' && point === undefined)) return null;
  const x = axes.x(cursor.kind === 'gap' ? cursor.at : (point?.until ?? 0));
  return (
    <g className="chart-cursor">
      <path d={`M${Math.round(x) + 0.5} ${margins.top}V${HEIGHT - margins.bottom}`} />
      {point !== undefined && <circle cx={x} cy={axes.y(point.last)} r="3.5" />}
    </g>
  );
}

/**
 * How much was available over time, its lines drawn in. What was not known is left open, shaded. A cursor tells values, by
 * pointer or by arrow keys.
 */
export function BalanceChart(props: BalanceChartProps) {
  const { chart, span, currency, line, live } = props;
  const { locale } = useWords();
  const w = useAccountWords();
  const [box, width] = useWidth();
  const lines = linesOf(line);

  // Whole units suffice where the scale has nothing between them.
  const valueText = (value: number): string =>
    formatDecimal(locale, String(Number(value.toFixed(8))), 0);
  const levels = lines.map(({ value }) => value);
  const size = { width, height: HEIGHT };
  const bare = { top: 12, right: 8, bottom: 24, left: 0 };
  const digits = Math.max(
    0,
    ...(axesOf(chart, levels, size, bare)?.values.map((value) => valueText(value).length) ?? []),
  );
  const left = digits === 0 ? 8 : Math.ceil(digits * DIGIT_PX) + 12;
  const margins = { ...bare, left };
  const axes = useMemo(
    () => axesOf(chart, levels, { width, height: HEIGHT }, { ...bare, left }),
    // `levels` and `bare` are new with every drawing, but say the same as these.
    [chart, levels.join(), width, left],
  );
  const gaps = useMemo(() => (axes === null ? [] : gapsOf(chart, axes, live)), [axes, chart, live]);
  const shapes = useMemo(
    () => axes && { curve: curveOf(chart.points, axes), band: bandOf(chart.points, axes) },
    [axes, chart],
  );
  const { cursor, ...follow } = useCursor(chart.points, axes, gaps);
  const text = useReadoutText(props);

  if (axes === null || shapes === null) return null;
  const last = chart.points.at(-1);
  const isAt = cursor?.kind === 'point' ? cursor.index : chart.points.length - 1;
  const drawing = { axes, width, margins };
  return (
    <div className="chart" data-testid="chart" data-span={span} data-points={chart.points.length}>
      <Readout {...text.of(cursor)} />
      <div
        ref={box}
        className="chart-box"
        role="slider"
        tabIndex={0}
        aria-label={w('chart.label', { currency, span: w(`span.${span}`) })}
        aria-valuemin={0}
        aria-valuemax={chart.points.length - 1}
        aria-valuenow={isAt}
        aria-valuetext={text.spoken(cursor ?? { kind: 'point', index: isAt })}
        data-testid="chart-cursor"
        {...follow}
      >
        <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
          {gaps.map(({ from, to }) => (
            <rect
              key={from}
              className="chart-gap"
              data-testid="chart-gap"
              x={axes.x(from)}
              width={axes.x(to) - axes.x(from)}
              y={margins.top}
              height={HEIGHT - margins.bottom - margins.top}
            />
          ))}
          <Scales {...drawing} span={span} valueText={valueText} />
          <path className="chart-band" d={shapes.band} />
          <Lines {...drawing} lines={lines} chart={chart} />
          <path className="chart-curve" data-testid="chart-curve" d={shapes.curve} />
          {last !== undefined && (
            <circle className="chart-now" cx={axes.x(last.until)} cy={axes.y(last.last)} r="3" />
          )}
          <CursorMark axes={axes} margins={margins} chart={chart} cursor={cursor} />
        </svg>
      </div>
      {gaps.length > 0 && <p className="hint chart-note">{w('chart.gaps')}</p>}
    </div>
  );
}
