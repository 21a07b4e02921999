import type { Account } from '../domain/account.ts';
import type { Balance, BalanceKey } from '../domain/balance.ts';
import type { EnvironmentKind, Verification } from '../domain/snapshot.ts';

/** What the history knows of a connection, so that it can still be named once it is gone from the settings. */
export interface HistoryConnection {
  readonly id: string;
  readonly label: string;
  readonly providerId: string;
  readonly environmentId: string;
  /** Sandbox and demo readings are kept too, and say so wherever they are shown. */
  readonly environmentKind: EnvironmentKind;
}

/** What an account is called, as far as the provider says. */
export type HistoryAccount = Pick<Account, 'name' | 'type' | 'role'>;

/** One balance and whose it is. */
export interface Subject {
  readonly connection: HistoryConnection;
  readonly key: BalanceKey;
  /** Absent where the provider has not told of the account. */
  readonly account?: HistoryAccount;
}

/** One balance that stayed the same: the provider gave it at `at`, and again at times until `until` (epoch ms). */
export interface Run extends Subject {
  readonly balance: Balance;
  readonly verification: Verification;
  /** The provider says that the account cannot be used. */
  readonly blocked: boolean;
  readonly at: number;
  readonly until: number;
  /** Something was not known just before it, so it does not go on from an equal run. `null`: nobody watched. */
  readonly afterGap: boolean | null;
}

/** A balance that was there and is missing from a good answer. */
export interface Missing {
  readonly connectionId: string;
  readonly key: BalanceKey;
}

/** A reading of one balance that is looked back on. */
export interface PastReading extends Subject {
  readonly balance: Balance;
  readonly verification: Verification;
  /** When the provider last gave it, epoch ms. */
  readonly readAt: number;
}

/** The newest reading of one balance. */
export interface LastReading extends PastReading {
  /** False when a later good answer no longer held it. */
  readonly returned: boolean;
}
