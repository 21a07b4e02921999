import type { Balance } from '../domain/balance.ts';
import type { Amount } from '../domain/money.ts';
import type { Verification } from '../domain/snapshot.ts';
import { DamagedFile, type Value } from './database.ts';
import type { Run } from './reading.ts';

const UNITS = ['major', 'raw'] as const;
const VERIFICATIONS: readonly Verification[] = ['verified', 'key-missing', 'unsigned'];

/** How a unit is written down. */
export const unitCode = (unit: Amount['unit']): number => UNITS.indexOf(unit);

/** What a reading says, without saying of whom. */
export interface Values {
  readonly available: string;
  readonly frozen?: string;
  readonly unavailable?: string;
  readonly total?: string;
  readonly creditLine?: string;
  readonly unit: Amount['unit'];
  readonly verification: Verification;
  readonly blocked: boolean;
}

/** What of a balance never changes: everything but its amounts. */
export type BalanceFacts = Omit<
  Balance,
  'available' | 'frozen' | 'unavailable' | 'total' | 'creditLine'
>;

/**
 * Currency and unit are kept once per balance. Providers give all amounts of one in the same; should one ever differ,
 * it is left out rather than kept under a wrong name.
 */
export function splitBalance({
  balance,
  verification,
  blocked,
}: Pick<Run, 'balance' | 'verification' | 'blocked'>): { facts: BalanceFacts; values: Values } {
  const { available, frozen, unavailable, total, creditLine, ...facts } = balance;
  const value = (amount: Amount | undefined): string | undefined =>
    amount?.currency === facts.currency && amount.unit === available.unit
      ? amount.value
      : undefined;
  const values: Values = {
    available: available.value,
    ...present({
      frozen: value(frozen),
      unavailable: value(unavailable),
      total: value(total),
      creditLine: value(creditLine),
    }),
    unit: available.unit,
    verification,
    blocked,
  };
  return { facts, values };
}

export function joinBalance(facts: BalanceFacts, values: Values): Balance {
  const amount = (value: string): Amount => ({
    currency: facts.currency,
    value,
    unit: values.unit,
  });
  return {
    ...facts,
    available: amount(values.available),
    ...(values.frozen === undefined ? {} : { frozen: amount(values.frozen) }),
    ...(values.unavailable === undefined ? {} : { unavailable: amount(values.unavailable) }),
    ...(values.total === undefined ? {} : { total: amount(values.total) }),
    ...(values.creditLine === undefined ? {} : { creditLine: amount(values.creditLine) }),
  };
}

export function sameValues(a: Values, b: Values): boolean {
  return (
    a.available === b.available &&
    a.frozen === b.frozen &&
    a.unavailable === b.unavailable &&
    a.total === b.total &&
    a.creditLine === b.creditLine &&
    a.unit === b.unit &&
    a.verification === b.verification &&
    a.blocked === b.blocked
  );
}

/** In the order of `VALUE_COLUMNS`. */
export function toColumns(values: Values): Value[] {
  return [
    values.available,
    values.frozen ?? null,
    values.unavailable ?? null,
    values.total ?? null,
    values.creditLine ?? null,
    unitCode(values.unit),
    VERIFICATIONS.indexOf(values.verification),
    values.blocked ? 1 : 0,
  ];
}

const AMOUNT = /^-?\d+(?:\.\d+)?$/;

/** The pages of the file carry no checksum, so an amount is looked at before it is believed. @throws DamagedFile */
export function readAmount(value: Value | undefined): string {
  if (typeof value !== 'string' || !AMOUNT.test(value)) throw new DamagedFile();
  return value;
}

/** @param columns in the order of `VALUE_COLUMNS`, from `first` on @throws DamagedFile */
export function fromColumns(columns: readonly (Value | undefined)[], first = 0): Values {
  const [available, frozen, unavailable, total, credit, unit, verification, blocked] =
    columns.slice(first);
  const amount = (value: Value | undefined): string | undefined =>
    value === null ? undefined : readAmount(value);
  return {
    available: readAmount(available),
    ...present({
      frozen: amount(frozen),
      unavailable: amount(unavailable),
      total: amount(total),
      creditLine: amount(credit),
    }),
    unit: UNITS[Number(unit)] ?? 'raw',
    verification: VERIFICATIONS[Number(verification)] ?? 'unsigned',
    blocked: blocked === 1,
  };
}

function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
