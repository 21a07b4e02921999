import type { RefreshOutcome } from '../contract/types.ts';
import type { BalanceRef } from '../contract/view-types.ts';

export type SnoozeTerm = 'hour' | 'tomorrow' | 'change';
export type PauseTerm = 'hour' | 'tomorrow' | 'resumed';

/** What a click in the tray menu does. */
export type TrayAction =
  | { readonly do: 'refresh' }
  | { readonly do: 'open' }
  | { readonly do: 'settings' }
  | { readonly do: 'add-connection' }
  | { readonly do: 'copy-summary' }
  | { readonly do: 'hide-amounts'; readonly hide: boolean }
  /** `null`: resume. */
  | { readonly do: 'pause'; readonly term: PauseTerm | null }
  | { readonly do: 'quit' }
  | ({ readonly do: 'show' | 'copy-amount' | 'transit' } & BalanceRef)
  /** `null`: no longer. */
  | ({ readonly do: 'snooze'; readonly term: SnoozeTerm | null } & BalanceRef);

export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly enabled: boolean;
      readonly action: TrayAction;
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] };

/** A refresh that somebody asked for in the tray: on its way, or what it came to a moment ago. */
export type TrayRefresh =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly outcomes: readonly RefreshOutcome[] };

export const separator: TrayItem = { kind: 'separator' };

export function text(label: string): TrayItem {
  return { kind: 'text', label };
}

export function action(label: string, what: TrayAction, enabled = true): TrayItem {
  return { kind: 'action', label, enabled, action: what };
}

export function submenu(label: string, items: readonly TrayItem[]): TrayItem {
  return { kind: 'submenu', label, items };
}

/** The sections one below the other with a line between; those without items are left out. */
export function inSections(sections: readonly (readonly TrayItem[])[]): readonly TrayItem[] {
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [separator, ...section]));
}

/** More rows than this in one submenu nobody finds anything in. */
export const MAX_ROWS = 25;

/** How rows become items of a menu. */
export interface RowItems<Row> {
  readonly itemOf: (row: Row) => TrayItem;
  /** What a submenu of them is called. @param range “26–50” */
  readonly labelOf: (range: string, rows: readonly Row[]) => string;
}

/** The rows one below the other while there are few; otherwise in submenus “1–25”, “26–50”, and those in submenus again. */
export function inSubmenus<Row>(rows: readonly Row[], how: RowItems<Row>): readonly TrayItem[] {
  return nested(rows, 1, how);
}

function nested<Row>(
  rows: readonly Row[],
  first: number,
  how: RowItems<Row>,
): readonly TrayItem[] {
  if (rows.length <= MAX_ROWS) return rows.map(how.itemOf);
  let size = MAX_ROWS;
  while (size * MAX_ROWS < rows.length) size *= MAX_ROWS;
  const starts = Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => index * size);
  return starts.map((start) => {
    const part = rows.slice(start, start + size);
    const range = `${first + start}–${first + start + part.length - 1}`;
    return submenu(how.labelOf(range, part), nested(part, first + start, how));
  });
}
