import { alertText, type AlertTextContext } from '../contract/i18n/alert-text.ts';
import type { RobotView } from '../contract/robot-types.ts';
import type { AlertRecord } from '../domain/alert.ts';
import type { LanguageSetting, Locale } from '../domain/locale.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Settings } from '../settings/settings.ts';
import type { Vault } from '../vault/vault.ts';
import { createDailySchedule } from './daily-schedule.ts';
import type { Day } from './daily.ts';
import { noticeMessage, summaryMessage, testMessage, watchingMessage } from './messages.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxStatus } from './outbox-status.ts';
import {
  isSessionOnly,
  SECRET,
  vaultId,
  type DailyMessage,
  type RobotConfig,
} from './robot-config.ts';
import { createLine, savedCredentials, type LineTools } from './robot-line.ts';
import { NEWS_MS } from './retry.ts';
import type { Delivery } from './robot.ts';

export interface RobotsOptions extends LineTools {
  readonly settings: { get(): Settings; update(change: (settings: Settings) => Settings): void };
  readonly vault: Pick<Vault, 'state' | 'probe' | 'entries' | 'read'>;
  readonly snapshot: () => Snapshot;
  /** Every alert that is remembered; `null` until what an earlier session knew can be read. */
  readonly alerts: () => readonly AlertRecord[] | null;
  /** The words of the window; a group may read another language. */
  readonly text: () => AlertTextContext;
  /** IANA name of the computer's time zone. */
  readonly timeZone: () => string;
  /** Robots, or how their deliveries fare, changed. */
  readonly onChange: () => void;
  /** Messages to this group will never arrive. */
  readonly onLost: (robot: RobotConfig) => void;
}

/** Group robots at work: alerts and daily messages on their way to every group that is switched on. */
export interface Robots {
  list(): readonly RobotView[];
  /** Tells the groups of everything that interrupts. */
  take(records: readonly AlertRecord[]): void;
  /** Sends the test message at once. @returns undefined when there is no such robot */
  test(robotId: string): Promise<Delivery> | undefined;
  /**
   * To be told when a robot was saved, switched or removed.
   * @param anew whether it leads elsewhere, or nowhere, from now on: what waited for it is dropped
   */
  changed(robotId: string, anew: boolean): void;
  /** The computer woke up, or network or keychain (and with it the list of alerts) may be back. */
  wake(): void;
  /** Sends on what the last session could not. */
  start(): void;
  stop(): void;
}

const idle: OutboxStatus = { waiting: 0, lost: 0 };

export function createRobots(options: RobotsOptions): Robots {
  const { settings, vault, onChange } = options;
  const lines = new Map<string, Outbox>();
  const schedule = createDailySchedule({ ...options, robots: all, onDue: sendDaily });

  function all(): readonly RobotConfig[] {
    return settings.get().robots;
  }

  const find = (robotId: string): RobotConfig | undefined =>
    all().find(({ id }) => id === robotId);

  const localeOf = (language: LanguageSetting): Locale =>
    language === 'system' ? options.text().locale : language;

  const contextFor = ({ language }: RobotConfig): AlertTextContext => ({
    ...options.text(),
    locale: localeOf(language),
  });

  function lineOf({ id, kind }: RobotConfig): Outbox {
    let line = lines.get(id);
    if (line === undefined) {
      line = createLine(options, {
        kind,
        credentials: (byHand) => savedCredentials(vault, id, byHand),
        locale: () => localeOf(find(id)?.language ?? 'system'),
        onStatus: follow(id),
        onSettled: (alerts) => noLongerOwed(id, alerts),
      });
      lines.set(id, line);
    }
    return line;
  }

  function follow(robotId: string): (status: OutboxStatus) => void {
    let before = idle;
    return (status) => {
      const robot = find(robotId);
      const { lastDeliveredAt } = status;
      if (lastDeliveredAt !== undefined && lastDeliveredAt !== before.lastDeliveredAt) {
        change(robotId, (current) => ({ ...current, lastDeliveredAt }));
      }
      if (status.lost > before.lost && robot !== undefined) options.onLost(robot);
      before = status;
      onChange();
    };
  }

  function change(robotId: string, to: (robot: RobotConfig) => RobotConfig): void {
    settings.update((current) => ({
      ...current,
      robots: current.robots.map((robot) => (robot.id === robotId ? to(robot) : robot)),
    }));
  }

  /** Written down before it is sent: an alert is told of once, and this may be its only way to anybody. */
  function send(robot: RobotConfig, records: readonly AlertRecord[]): void {
    const ids = records.map(({ id }) => id);
    if (ids.length === 0) return;
    change(robot.id, (now) => ({ ...now, owed: [...new Set([...(now.owed ?? []), ...ids])] }));
    for (const record of records) {
      lineOf(robot).push(noticeMessage(alertText(contextFor(robot), record)), record.id);
    }
  }

  function noLongerOwed(robotId: string, alerts: readonly number[]): void {
    change(robotId, (now) => {
      const owed = (now.owed ?? []).filter((id) => !alerts.includes(id));
      return { ...now, owed };
    });
  }

  /** What each group was owed at the start; `null` once it was sent. */
  let owedBefore: ReadonlyMap<string, readonly number[]> | null = null;

  function sendOwed(): void {
    const known = options.alerts();
    if (owedBefore === null || known === null) return;
    const since = options.now() - NEWS_MS;
    for (const robot of all()) {
      const { id } = robot;
      const owed = owedBefore.get(id) ?? [];
      const due = known.filter((record) => owed.includes(record.id) && record.at >= since);
      const tooOld = owed.filter((one) => due.every((record) => record.id !== one));
      if (tooOld.length > 0) {
        noLongerOwed(id, tooOld);
        options.onLost(robot);
      }
      send(robot, due.toReversed());
    }
    owedBefore = null;
  }

  function sendDaily(robotId: string, message: DailyMessage, day: Day): void {
    const robot = find(robotId);
    if (robot === undefined) return;
    // Written down first: one that is lost is missed once, one that is sent at every start is a nuisance for ever.
    change(robotId, (now) => ({ ...now, sentDays: { ...now.sentDays, [message]: day } }));
    const input = { ...contextFor(robot), snapshot: options.snapshot() };
    const build = message === 'dailySummary' ? summaryMessage : watchingMessage;
    lineOf(robot).push(build(input));
  }

  function view(robot: RobotConfig): RobotView {
    const { sentDays: _days, owed: _owed, ...shown } = robot;
    const entries = vault.entries(vaultId(robot.id));
    return {
      ...shown,
      hasSecret: entries[SECRET] !== undefined,
      sessionOnly: isSessionOnly(entries),
      status: lines.get(robot.id)?.status() ?? idle,
    };
  }

  return {
    list: () => all().map(view),
    take(records) {
      for (const robot of all()) {
        if (robot.enabled && robot.alerts) send(robot, records);
      }
    },
    test(robotId) {
      const robot = find(robotId);
      return robot && lineOf(robot).sendNow(testMessage(localeOf(robot.language)));
    },
    changed(robotId, anew) {
      if (anew) {
        lines.get(robotId)?.stop();
        lines.delete(robotId);
        noLongerOwed(robotId, find(robotId)?.owed ?? []);
      }
      schedule.look();
      onChange();
    },
    wake() {
      sendOwed();
      for (const line of lines.values()) line.wake();
      schedule.wake();
    },
    start() {
      owedBefore = new Map(all().map(({ id, owed = [] }) => [id, owed]));
      sendOwed();
      schedule.wake();
    },
    stop() {
      schedule.stop();
      for (const line of lines.values()) line.stop();
    },
  };
}
