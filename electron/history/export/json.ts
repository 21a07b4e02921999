import type { AccountRole } from '../../domain/account.ts';
import type { Amount } from '../../domain/money.ts';
import type { EnvironmentKind, Verification } from '../../domain/snapshot.ts';
import type { ExportRow } from '../export-rows.ts';
import type { ExportContext } from './columns.ts';
import type { Emit, ExportWriter } from './export-writer.ts';

/**
 * An export in JSON. What a provider does not give is absent. `version` is raised when something that is there today changes
 * its meaning or goes; a reader should accept what it does not know.
 */
export interface JsonExport {
  readonly format: 'plimsoll-history';
  readonly version: 1;
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
  /** IANA name of the zone whose midnight ends a day. */
  readonly timeZone: string;
  readonly balances: readonly JsonBalance[];
}

/** One balance of one account. */
export interface JsonBalance {
  readonly connection: {
    readonly id: string;
    readonly label: string;
    readonly provider: string;
    readonly environment: string;
    readonly kind: EnvironmentKind;
  };
  readonly merchantId?: string;
  readonly accountNo: string;
  readonly accountName?: string;
  readonly accountType?: string;
  readonly accountRole?: AccountRole;
  readonly balanceType: string;
  readonly currency: string;
  /** By time. */
  readonly rows: readonly JsonRow[];
}

/**
 * reading: the balance did not change from `from` to `until` · hour, day: what that span came down to, with the amounts of its
 * last reading. Times are ISO 8601 in UTC, amounts decimal text of any length.
 */
export interface JsonRow {
  readonly span: 'reading' | 'hour' | 'day';
  readonly from: string;
  readonly until: string;
  /** major: units of the currency · raw: the provider's own number, whose unit is not known. */
  readonly unit: Amount['unit'];
  readonly available: string;
  readonly lowest: string;
  readonly highest: string;
  readonly frozen?: string;
  readonly unavailable?: string;
  readonly total?: string;
  readonly creditLine?: string;
  readonly verification: Verification;
}

export function createJson({ timeZone, now }: ExportContext, emit: Emit): ExportWriter {
  const head: Omit<JsonExport, 'balances'> = {
    format: 'plimsoll-history',
    version: 1,
    exportedAt: new Date(now).toISOString(),
    timeZone,
  };
  let current: string | undefined;
  emit(`${JSON.stringify(head).slice(0, -1)},"balances":[`);
  return {
    add(row) {
      const name = `${row.connection.id} ${row.key}`;
      if (name === current) {
        emit(`,\n${JSON.stringify(rowOf(row))}`);
        return;
      }
      const before = current === undefined ? '' : ']},';
      const balance = JSON.stringify(balanceOf(row)).slice(0, -1);
      emit(`${before}\n${balance},"rows":[\n${JSON.stringify(rowOf(row))}`);
      current = name;
    },
    end: () => emit(current === undefined ? ']}\n' : ']}]}\n'),
  };
}

function balanceOf({ connection, account, balance }: ExportRow): Omit<JsonBalance, 'rows'> {
  const { id, label, providerId, environmentId, environmentKind } = connection;
  const { merchantId, accountNo, balanceType, currency } = balance;
  return {
    connection: {
      id,
      label,
      provider: providerId,
      environment: environmentId,
      kind: environmentKind,
    },
    ...(merchantId === undefined ? {} : { merchantId }),
    accountNo,
    ...(account?.name === undefined ? {} : { accountName: account.name }),
    ...(account?.type === undefined ? {} : { accountType: account.type }),
    ...(account?.role === undefined ? {} : { accountRole: account.role }),
    balanceType,
    currency,
  };
}

function rowOf({ span, at, until, balance, lowest, highest, verification }: ExportRow): JsonRow {
  const { available, frozen, unavailable, total, creditLine } = balance;
  return {
    span,
    from: new Date(at).toISOString(),
    until: new Date(until).toISOString(),
    unit: available.unit,
    available: available.value,
    lowest,
    highest,
    ...(frozen === undefined ? {} : { frozen: frozen.value }),
    ...(unavailable === undefined ? {} : { unavailable: unavailable.value }),
    ...(total === undefined ? {} : { total: total.value }),
    ...(creditLine === undefined ? {} : { creditLine: creditLine.value }),
    verification,
  };
}
