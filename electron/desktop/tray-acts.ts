import type { Alerter } from '../alerts/alerter.ts';
import type { ShowTarget } from '../contract/types.ts';
import type { Locale } from '../domain/locale.ts';
import { balanceOf } from '../domain/snapshot.ts';
import { tomorrowMorning } from '../domain/tomorrow-morning.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { copiedAmount } from './copied-amount.ts';
import type { Pauser } from './pause.ts';
import type { PauseTerm, SnoozeTerm, TrayAction, TrayRefresh } from './tray-items.ts';

export interface TrayActParts {
  readonly monitor: Pick<Monitor, 'snapshot' | 'refresh'>;
  readonly alerter: Pick<Alerter, 'snooze'>;
  readonly pauser: Pick<Pauser, 'set'>;
  readonly open: (target?: ShowTarget) => void;
  readonly copy: (text: string) => void;
  /** The daily summary as plain text. */
  readonly summary: () => string;
  readonly hideAmounts: (hide: boolean) => void;
  readonly quit: () => void;
  readonly locale: () => Locale;
  /** Epoch ms. */
  readonly now: () => number;
  /** `refresh` says something else. */
  readonly onChange: () => void;
}

/** What the clicks in the tray menu do. */
export interface TrayActs {
  act(action: TrayAction): void;
  /** The refresh that was asked for in the tray; `null` when none was a moment ago. */
  refresh(): TrayRefresh | null;
  stop(): void;
}

const HOUR_MS = 3_600_000;
/** How long the outcome of a refresh is to be seen, ms. */
const OUTCOME_MS = 5_000;

export function createTrayActs(parts: TrayActParts): TrayActs {
  let refresh: TrayRefresh | null = null;
  let forget: ReturnType<typeof setTimeout> | undefined;

  function setRefresh(next: TrayRefresh | null): void {
    refresh = next;
    parts.onChange();
  }

  async function refreshNow(): Promise<void> {
    clearTimeout(forget);
    setRefresh({ state: 'running' });
    const outcomes = await parts.monitor.refresh(null);
    setRefresh({ state: 'done', outcomes });
    clearTimeout(forget);
    forget = setTimeout(() => setRefresh(null), OUTCOME_MS);
  }

  function copyAmount(connectionId: string, key: string): void {
    const text = copiedAmount(parts.monitor.snapshot(), connectionId, key, parts.locale());
    if (text !== undefined) parts.copy(text);
  }

  function snooze(connectionId: string, key: string, term: SnoozeTerm | null): void {
    const entry = balanceOf(parts.monitor.snapshot(), connectionId, key);
    if (entry === undefined) return;
    parts.alerter.snooze(
      connectionId,
      key,
      term === 'change'
        ? { untilChangeFrom: entry.balance.available.value }
        : term && { until: endOf(term) },
    );
  }

  function pause(term: PauseTerm | null): void {
    parts.pauser.set(term === null || term === 'resumed' ? term : endOf(term));
  }

  /** Epoch ms. */
  function endOf(term: 'hour' | 'tomorrow'): number {
    return term === 'hour' ? parts.now() + HOUR_MS : tomorrowMorning(parts.now());
  }

  return {
    refresh: () => refresh,
    stop: () => clearTimeout(forget),
    act(action) {
      switch (action.do) {
        case 'refresh':
          return void refreshNow();
        case 'open':
          return parts.open();
        case 'settings':
        case 'add-connection':
          return parts.open({ view: action.do });
        case 'show':
          return parts.open({ view: 'balance', connectionId: action.connectionId, key: action.key });
        case 'transit': {
          const { connectionId, key } = action;
          return parts.open({ view: 'balance', connectionId, key, form: 'transit' });
        }
        case 'copy-amount':
          return copyAmount(action.connectionId, action.key);
        case 'copy-summary':
          return parts.copy(parts.summary());
        case 'snooze':
          return snooze(action.connectionId, action.key, action.term);
        case 'hide-amounts':
          return parts.hideAmounts(action.hide);
        case 'pause':
          return pause(action.term);
        case 'quit':
          return parts.quit();
      }
    },
  };
}
