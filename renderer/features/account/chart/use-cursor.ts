import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { ChartPoint } from '../../../../electron/contract/history-types.ts';
import { nearest, type Axes, type Gap } from './geometry.ts';

/** What the cursor is on: a reading, by its place in the list, or a moment of which nothing is known (epoch ms). */
export type Cursor =
  | { readonly kind: 'point'; readonly index: number }
  | { readonly kind: 'gap'; readonly at: number };

/** Readings that Page Up and Page Down pass over. */
const PAGE = 10;

/** A cursor that follows the pointer, and the arrow keys once the chart has the focus. */
export function useCursor(points: readonly ChartPoint[], axes: Axes | null, gaps: readonly Gap[]) {
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const newest = points.length - 1;
  // Readings may have become fewer since.
  const current =
    cursor?.kind === 'point' ? { ...cursor, index: Math.min(cursor.index, newest) } : cursor;

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (axes === null) return;
    const { left } = event.currentTarget.getBoundingClientRect();
    const at = axes.momentAt(event.clientX - left);
    const isUnknown = gaps.some((gap) => at > gap.from && at < gap.to);
    setCursor(
      isUnknown ? { kind: 'gap', at } : { kind: 'point', index: nearest(points, at) },
    );
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at =
      current === null
        ? newest + 1
        : current.kind === 'point'
          ? current.index
          : nearest(points, current.at);
    const index = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageUp: at + PAGE,
      PageDown: at - PAGE,
      Home: 0,
      End: newest,
    }[event.key];
    if (index === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setCursor({ kind: 'point', index: Math.min(newest, Math.max(0, index)) });
  }

  const leave = (): void => setCursor(null);
  return { cursor: current, onPointerMove, onPointerLeave: leave, onBlur: leave, onKeyDown };
}
