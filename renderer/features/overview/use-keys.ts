import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type="radio"], [type="checkbox"]), select, textarea') !== null;

/** Something lies over the list, and keys are for it. */
const isCovered = (): boolean =>
  document.querySelector('dialog[open]') !== null ||
  [...document.querySelectorAll('[popover]')].some((box) => box.matches(':popover-open'));

/** `/` (or Ctrl/Cmd+F) goes to the search field, `Esc` closes what is open beside the list. */
export function useOverviewKeys(
  search: RefObject<HTMLInputElement | null>,
  close: (() => void) | null,
): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || isCovered()) return;
      const find = event.key === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (find || (event.key === '/' && !isTyping(event.target))) {
        if (search.current === null) return;
        event.preventDefault();
        search.current.focus();
        search.current.select();
      } else if (event.key === 'Escape') {
        latest.current?.();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [search]);
}

/** Arrow keys go from row to row, `p` pins the row that has the focus. */
export function onRowKey(event: KeyboardEvent<HTMLElement>): void {
  const row = (event.target as Element).closest<HTMLElement>('button.row');
  if (row === null || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'p') {
    row.parentElement?.querySelector<HTMLElement>('.pin')?.click();
    return;
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button.row')];
  const next = rows[rows.indexOf(row) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
