import type { ShowTarget } from '../contract/types.ts';
import type { Locale } from '../domain/locale.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { decideAlerts, markTold, type Alert, type Ledger } from './decide.ts';
import { alertMessage, type AlertMessage } from './message.ts';

export interface AlerterOptions {
  readonly ledger: { get(): Ledger; set(ledger: Ledger): void };
  readonly locale: () => Locale;
  /** Shows a notification; tells whether the system took it. */
  readonly notify: (message: AlertMessage, onClick: ShowTarget) => Promise<boolean>;
}

/** Turns snapshots into notifications: one a crossing. One that could not be shown is tried again with the next reading. */
export function createAlerter({ ledger, locale, notify }: AlerterOptions): (snapshot: Snapshot) => void {
  /** Handed to the system, which has not answered yet. */
  const pending = new Set<string>();
  /** The readings whose notification was not shown. */
  const failed = new Map<string, number>();

  async function send(alert: Alert): Promise<void> {
    const { connection, entry } = alert;
    const id = `${connection.id}/${entry.key}/${alert.level}`;
    if (pending.has(id) || failed.get(id) === entry.readAt) return;
    pending.add(id);
    const target: ShowTarget = { view: 'balance', connectionId: connection.id, key: entry.key };
    const shown = await notify(alertMessage(locale(), alert), target).catch(() => false);
    pending.delete(id);
    if (shown) {
      failed.delete(id);
      ledger.set(markTold(ledger.get(), alert));
    } else {
      failed.set(id, entry.readAt);
    }
  }

  return (snapshot) => {
    const decision = decideAlerts(snapshot, ledger.get());
    if (JSON.stringify(decision.ledger) !== JSON.stringify(ledger.get())) {
      ledger.set(decision.ledger);
    }
    for (const alert of decision.alerts) void send(alert);
  };
}
