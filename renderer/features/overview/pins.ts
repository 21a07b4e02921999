import type { BalanceRef } from '../../../electron/contract/view-types.ts';
import type { BalanceKey } from '../../../electron/domain/balance.ts';
import { useWindow } from '../../app/window-context.ts';

export function isPinned(
  pinned: readonly BalanceRef[],
  connectionId: string,
  key: BalanceKey,
): boolean {
  return pinned.some((ref) => ref.connectionId === connectionId && ref.key === key);
}

/** Whether a balance stands in the pinned group, and a way to put it there or take it out. */
export function usePin(connectionId: string, key: BalanceKey) {
  const { arrange, layout } = useWindow();
  const pinned = isPinned(layout.pinned, connectionId, key);
  const others = layout.pinned.filter(
    (ref) => ref.connectionId !== connectionId || ref.key !== key,
  );
  const toggle = () =>
    arrange({ pinned: pinned ? others : [...layout.pinned, { connectionId, key }] });
  return { pinned, toggle };
}
