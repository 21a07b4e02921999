import { createAlerter } from '../../../electron/alerts/alerter.ts';
import type { Ledger } from '../../../electron/alerts/decide.ts';
import type { AlertMessage } from '../../../electron/alerts/message.ts';
import type { ShowTarget } from '../../../electron/contract/types.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import type { Line } from '../../../electron/domain/threshold.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';

export interface AlertWorld {
  line: Line;
  /** What the notification service says; a promise can hold it back. */
  answer: boolean | Promise<boolean>;
  readonly messages: AlertMessage[];
  readonly targets: ShowTarget[];
  /** What is stored, as it would be after a restart. */
  ledger: Ledger;
  /** A new reading of one balance. */
  reads(
    value: string,
    over?: Partial<BalanceSnapshot>,
    connection?: Partial<ConnectionSnapshot>,
  ): Promise<void>;
  /** A snapshot without the connection. */
  removed(): Promise<void>;
  /** A new alerter over what is stored. */
  restart(): void;
}

export function alertWorld(): AlertWorld {
  let readAt = 0;
  const create = () =>
    createAlerter({
      ledger: {
        get: () => world.ledger,
        set: (ledger) => {
          // Through text, as through a file.
          world.ledger = JSON.parse(JSON.stringify(ledger)) as Ledger;
        },
      },
      locale: () => 'en',
      notify: async (message, target) => {
        world.messages.push(message);
        world.targets.push(target);
        return world.answer;
      },
    });
  let alert = create();
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const world: AlertWorld = {
    line: { warn: '100', critical: '50' },
    answer: true,
    messages: [],
    targets: [],
    ledger: {},
    async reads(value, over = {}, connection = {}) {
      readAt += 1;
      const balance = entry(value, { line: world.line, readAt, ...over });
      alert(snapshotOf(shownConnection('a', [balance], connection)));
      await settled();
    },
    async removed() {
      alert(snapshotOf());
      await settled();
    },
    restart() {
      alert = create();
    },
  };
  return world;
}

export const titles = ({ messages }: AlertWorld): string[] =>
  messages.map(({ title }) => title.split(':')[0] ?? '');
