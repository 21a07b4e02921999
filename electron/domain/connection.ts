import type { AccountRole } from './account.ts';

/** One account number the user typed, for providers that are asked account by account. */
export interface AccountEntry {
  readonly accountNo: string;
  readonly role: AccountRole;
}

export type FieldValue = string | readonly AccountEntry[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** What a connection is, without its secrets. Safe to store in the settings and to show. */
export interface ConnectionConfig {
  readonly id: string;
  readonly providerId: string;
  readonly environmentId: string;
  readonly label: string;
  readonly enabled: boolean;
  /** Scheme, host and port the calls go to, without a trailing slash. */
  readonly baseUrl: string;
  /** The user agreed that calls to this very address travel unencrypted; false wherever they do not. */
  readonly plainHttpConsent: boolean;
  /** The user agreed, beside that, that the address leads to this computer or into a network of somebody's own. */
  readonly privateHttpConsent?: boolean;
  /** Milliseconds between refreshes; never under the environment's floor. */
  readonly intervalMs: number;
  /** The values of the descriptor's fields that are not secret. */
  readonly values: FieldValues;
  /** By private-key field: the key version its next key is for, while that waits beside the one in use. */
  readonly nextKeyVersions?: Readonly<Record<string, string>>;
  /** Since it was last edited so that it reads something else, epoch ms; what was read before is of something else. */
  readonly readingsFrom?: number;
}

export function textValue(connection: ConnectionConfig, fieldId: string): string {
  const value = connection.values[fieldId];
  return typeof value === 'string' ? value : '';
}

export function accountEntries(
  connection: ConnectionConfig,
  fieldId: string,
): readonly AccountEntry[] {
  const value = connection.values[fieldId];
  return Array.isArray(value) ? (value as readonly AccountEntry[]) : [];
}
