import { formatAmount } from '../../../../electron/contract/i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { useAccountWords } from '../words.ts';
import type { BalanceChartProps } from './balance-chart.tsx';
import { whenText } from './moments.ts';
import { together } from './periods.ts';
import type { Cursor } from './use-cursor.ts';

/** What stands above a chart: what the cursor is on, or what the whole of it comes to. */
export interface ReadoutText {
  readonly when: string;
  readonly value: string;
  /** From the lowest to the highest, where a point stands for several readings. */
  readonly range: string | null;
}

export function useReadoutText({
  chart: { points, unit },
  span,
  currency,
}: BalanceChartProps) {
  const { locale, own } = useWords();
  const w = useAccountWords();
  const amount = (value: string): string =>
    own(formatAmount(locale, { currency, value, unit }));

  function of(cursor: Cursor | null): ReadoutText {
    if (cursor === null) {
      const all = together(points);
      const range =
        all === null
          ? ''
          : w('chart.range', { lowest: amount(all.lowest), highest: amount(all.highest) });
      return { when: w(`span.${span}`), value: range, range: null };
    }
    if (cursor.kind === 'gap') {
      const when = whenText(locale, span, cursor.at, cursor.at);
      return { when, value: w('chart.unknown'), range: null };
    }
    const point = points[cursor.index];
    if (point === undefined) return { when: '', value: '', range: null };
    const { at, until, lowest, highest, last } = point;
    return {
      when: whenText(locale, span, at, until),
      value: amount(last),
      range:
        lowest === highest
          ? null
          : w('chart.range', { lowest: amount(lowest), highest: amount(highest) }),
    };
  }

  /** The same as one text, to be read out. */
  function spoken(cursor: Cursor): string {
    const { when, value, range } = of(cursor);
    return [when, value, range].filter((part) => part !== null).join(', ');
  }

  return { of, spoken };
}
