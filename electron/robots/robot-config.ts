import type { LanguageSetting } from '../domain/locale.ts';
import type { SecretEntry } from '../vault/index-types.ts';
import type { Day } from './daily.ts';
import type { RobotKind } from './robot.ts';
import type { AddressSummary } from './webhook-address.ts';

export const MAX_ROBOTS = 10;

/** The messages that go out once a day. */
export const DAILY_MESSAGES = ['dailySummary', 'stillWatching'] as const;
export type DailyMessage = (typeof DAILY_MESSAGES)[number];

/** What a person chooses about one group. */
export interface RobotChoices {
  readonly label: string;
  /** Whether this computer sends to the group; two that do would tell it everything twice. */
  readonly enabled: boolean;
  readonly alerts: boolean;
  /** `HH:mm` in the computer's time zone; null for none. */
  readonly dailySummary: string | null;
  /** As `dailySummary`. */
  readonly stillWatching: string | null;
  /** `system`: the language of the window. */
  readonly language: LanguageSetting;
}

/** One group robot as the settings keep it. Address and secret are in the keychain, under {@link vaultId}. */
export interface RobotConfig extends RobotChoices {
  readonly id: string;
  readonly kind: RobotKind;
  /** What may be shown of the address. */
  readonly address: AddressSummary;
  /** The day each daily message was last sent for. */
  readonly sentDays: Readonly<Partial<Record<DailyMessage, Day>>>;
  /** Ids of the alerts that have not arrived yet: they outlive the app. */
  readonly owed?: readonly number[];
  /** Epoch ms. */
  readonly lastDeliveredAt?: number;
}

/** Under which name the vault keeps what belongs to a robot; no connection has such an id. */
export function vaultId(robotId: string): string {
  return `robot-${robotId}`;
}

/** The vault's fields of a robot. */
export const ADDRESS = 'address';
export const SECRET = 'secret';

/** Whether something of a robot goes when the app quits. @param entries what the vault has of it */
export function isSessionOnly(entries: Readonly<Record<string, SecretEntry>>): boolean {
  return Object.values(entries).some(({ kept }) => kept === 'session');
}
