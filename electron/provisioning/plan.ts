import type { ConnectionConfig } from '../domain/connection.ts';
import type { SecretField } from '../domain/descriptor.ts';
import type { Line } from '../domain/threshold.ts';
import type { BalanceKey } from '../domain/balance.ts';
import type { OpenDraft } from '../connections/drafts.ts';
import type { Settings } from '../settings/settings.ts';
import type { Place } from './place.ts';

/** What becomes of one connection of a file. */
export interface PlannedConnection {
  readonly place: Place;
  readonly draft: OpenDraft;
  /** As it is; absent where it is new. */
  readonly before?: ConnectionConfig;
  /** As it will be. */
  readonly wanted: ConnectionConfig;
  /** By field: secrets the keychain does not hold yet. */
  readonly fresh: ReadonlyMap<string, string>;
  /** `undefined` where the file does not say; empty text for none. */
  readonly entity: string | undefined;
  /** Of the balances the file names; an empty line takes a balance's lines away. */
  readonly lines: ReadonlyMap<BalanceKey, Line>;
  /** Needed, and neither there nor in the file. */
  readonly missing: readonly SecretField[];
  /** Of a file that names tokens where there are some already, which the app renews by itself. */
  readonly keptTokens: boolean;
  /** The files its secrets were read from. */
  readonly files: readonly string[];
  /** Calls will go to an address that is not the provider's own. */
  readonly foreignAddress: boolean;
}

/** All that an import will do. */
export interface SetupPlan {
  readonly connections: readonly PlannedConnection[];
  readonly alerts: Settings['alerts'];
  readonly preferences: Settings['preferences'];
  readonly calendar: Settings['forecast']['calendar'];
}
