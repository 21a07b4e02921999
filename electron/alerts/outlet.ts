import { alertText, type AlertText, type AlertTextContext } from '../contract/i18n/alert-text.ts';
import type { ShowTarget } from '../contract/types.ts';
import type { AlertRecord } from '../domain/alert.ts';
import { summaryMessage } from './message.ts';
import { deliveryMoment, isSummary, recent } from './pace.ts';

export interface OutletOptions {
  readonly text: () => AlertTextContext;
  /** Ms by a clock that is never set. */
  readonly uptime: () => number;
  /** Shows a notification; tells whether the system took it. */
  readonly notify: (message: AlertText, onClick: ShowTarget) => Promise<boolean>;
  /** Whether a record is still to be shown. */
  readonly wanted: () => (record: AlertRecord) => boolean;
  readonly onOutcome: (
    ids: ReadonlySet<number>,
    outcome: 'shown' | 'summarised' | 'failed',
  ) => void;
}

/** Where alerts leave for the desktop: several at once as one notification, and never many in a row. */
export interface Outlet {
  add(records: readonly AlertRecord[]): void;
  /** Records handed to the system, which has not answered yet. */
  sent(): ReadonlySet<number>;
  stop(): void;
}

export function createOutlet({ text, uptime, notify, wanted, onOutcome }: OutletOptions): Outlet {
  let queue: {
    /** By id: what is told anew while it waits is told once, as it stands now. */
    records: ReadonlyMap<number, AlertRecord>;
    firstAt: number;
    lastAt: number;
  } | null = null;
  let shownAt: readonly number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sent = new Set<number>();

  function flush(): void {
    const records = [...(queue?.records.values() ?? [])].filter(wanted());
    queue = null;
    if (records.length === 0) return;
    shownAt = recent(shownAt, uptime());
    if (isSummary(records.length, shownAt.length)) {
      void show(records, summaryMessage(text(), records), { view: 'alerts' }, 'summarised');
      return;
    }
    for (const record of records) {
      void show([record], alertText(text(), record), targetOf(record), 'shown');
    }
  }

  async function show(
    records: readonly AlertRecord[],
    message: AlertText,
    target: ShowTarget,
    outcome: 'shown' | 'summarised',
  ): Promise<void> {
    const ids = records.map(({ id }) => id);
    for (const id of ids) sent.add(id);
    shownAt = [...shownAt, uptime()];
    const shown = await notify(message, target).catch(() => false);
    for (const id of ids) sent.delete(id);
    onOutcome(new Set(ids), shown ? outcome : 'failed');
  }

  return {
    add(records) {
      if (records.length === 0) return;
      const now = uptime();
      const all = new Map(queue?.records);
      for (const record of records) all.set(record.id, record);
      queue = { records: all, firstAt: queue?.firstAt ?? now, lastAt: now };
      const urgent = [...all.values()].some(({ kind }) => kind === 'critical');
      clearTimeout(timer);
      const wait = deliveryMoment({ ...queue, urgent }, recent(shownAt, now)) - now;
      timer = setTimeout(flush, Math.max(0, wait));
    },
    sent: () => sent,
    stop: () => clearTimeout(timer),
  };
}

function targetOf({ subject }: AlertRecord): ShowTarget {
  const { connectionId, key } = subject;
  return key === undefined ? { view: 'alerts' } : { view: 'balance', connectionId, key };
}
