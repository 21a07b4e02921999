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
  /** Handed to the system, not yet known to be shown; by balance and reading. */
  const sent = new Map<string, number>();

  async function send(alert: Alert): Promise<void> {
    const { connection, entry } = alert;
    const id = `${connection.id}/${entry.key}/${alert.level}`;
    if (sent.get(id) === entry.readAt) return;
    sent.set(id, entry.readAt);
    const shown = await notify(alertMessage(locale(), alert), {
      view: 'balance',
      connectionId: connection.id,
      key: entry.key,
    });
    if (!shown) return;
    ledger.set(markTold(ledger.get(), alert));
    sent.delete(id);
  }

  return (snapshot) => {
    const decision = decideAlerts(snapshot, ledger.get());
    if (JSON.stringify(decision.ledger) !== JSON.stringify(ledger.get())) {
      ledger.set(decision.ledger);
    }
    for (const alert of decision.alerts) void send(alert);
  };
}
