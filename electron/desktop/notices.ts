import type { Notice } from '../contract/types.ts';

type NewNotice = Notice extends infer One ? (One extends Notice ? Omit<One, 'id'> : never) : never;

export interface Notices {
  list(): readonly Notice[];
  /** Adds a notice; one that already stands is not said twice. */
  add(notice: NewNotice): void;
  dismiss(id: string): void;
  /** What it told of is over. */
  withdraw(kind: Notice['kind']): void;
}

/** What the user should know of once, until it is dismissed or the app quits. */
export function createNotices(onChange: () => void): Notices {
  let notices: readonly Notice[] = [];
  let count = 0;
  return {
    list: () => notices,
    add(notice) {
      const same = (other: Notice): boolean =>
        other.kind === notice.kind && JSON.stringify({ ...other, id: '' }) === JSON.stringify({ ...notice, id: '' });
      if (notices.some(same)) return;
      count += 1;
      notices = [...notices, { ...notice, id: `notice-${count}` } as Notice];
      onChange();
    },
    withdraw(kind) {
      if (!notices.some((notice) => notice.kind === kind)) return;
      notices = notices.filter((notice) => notice.kind !== kind);
      onChange();
    },
    dismiss(id) {
      notices = notices.filter((notice) => notice.id !== id);
      onChange();
    },
  };
}
