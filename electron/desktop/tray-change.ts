import type { TrayAction, TrayItem } from './tray-items.ts';

/** How far two menus differ: in nothing but the times of day they name, or in more. */
export type TrayChange = 'none' | 'times' | 'more';

const TIME = /\b\d\d:\d\d\b/g;

export function changeOfText(before: string, after: string): TrayChange {
  if (before === after) return 'none';
  return before.replaceAll(TIME, '') === after.replaceAll(TIME, '') ? 'times' : 'more';
}

export function changeOfItems(
  before: readonly TrayItem[],
  after: readonly TrayItem[],
): TrayChange {
  if (before.length !== after.length) return 'more';
  let change: TrayChange = 'none';
  for (const [n, item] of after.entries()) {
    const other = before[n];
    change = larger(change, other === undefined ? 'more' : changeOfItem(other, item));
    if (change === 'more') return change;
  }
  return change;
}

function changeOfItem(before: TrayItem, after: TrayItem): TrayChange {
  if (before.kind === 'separator' || after.kind === 'separator') {
    return before.kind === after.kind ? 'none' : 'more';
  }
  const label = changeOfText(before.label, after.label);
  if (before.kind === 'submenu' && after.kind === 'submenu') {
    return larger(label, changeOfItems(before.items, after.items));
  }
  if (before.kind === 'action' && after.kind === 'action') {
    const isSame = before.enabled === after.enabled && doesSame(before.action, after.action);
    return isSame ? label : 'more';
  }
  return before.kind === after.kind ? label : 'more';
}

/** All of an action is words and yes or no. */
function doesSame(before: TrayAction, after: TrayAction): boolean {
  const [one, other] = [Object.entries(before), Object.entries(after)];
  return (
    one.length === other.length &&
    one.every(([name, value], n) => other[n]?.[0] === name && other[n]?.[1] === value)
  );
}

export function larger(one: TrayChange, other: TrayChange): TrayChange {
  if (one === 'more' || other === 'more') return 'more';
  return one === 'times' ? one : other;
}
