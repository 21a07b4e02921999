import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AccountRole } from '../../../electron/domain/account.ts';
import type { Amount } from '../../../electron/domain/money.ts';
import type { Condition, ProblemKind } from '../../../electron/domain/problem.ts';
import type {
  EnvironmentKind,
  Freshness,
  OverallState,
  Verification,
} from '../../../electron/domain/snapshot.ts';
import type { Level } from '../../../electron/domain/threshold.ts';

const text = readFileSync(new URL('../../../docs/command-line.md', import.meta.url), 'utf8');

/** All values of a type: one that is missing here, or too many, does not compile. */
const all = <Value extends string>(values: Readonly<Record<Value, true>>): readonly string[] =>
  Object.keys(values).toSorted();

const VALUES: Readonly<Record<string, readonly string[]>> = {
  state: all<OverallState | 'paused' | 'never-read'>({
    critical: true,
    low: true,
    'needs-you': true,
    locked: true,
    offline: true,
    stale: true,
    fine: true,
    empty: true,
    paused: true,
    'never-read': true,
  }),
  condition: all<Condition>({
    ok: true,
    unread: true,
    unknown: true,
    'needs-you': true,
    unreachable: true,
    keychain: true,
    paused: true,
  }),
  kind: all<EnvironmentKind>({ production: true, sandbox: true, demo: true }),
  role: all<AccountRole>({ 'pay-in': true, 'pay-out': true }),
  unit: all<Amount['unit']>({ major: true, raw: true }),
  level: all<Level>({ fine: true, low: true, critical: true }),
  freshness: all<Freshness>({ live: true, stale: true, 'not-returned': true }),
  verification: all<Verification>({ verified: true, 'key-missing': true, unsigned: true }),
  'problem.kind': all<ProblemKind>({
    signature: true,
    credentials: true,
    permission: true,
    contract: true,
    'not-found': true,
    'rate-limited': true,
    'provider-unknown': true,
    'provider-failed': true,
    'clock-skew': true,
    'bad-answer': true,
    'unverified-answer': true,
    'too-large': true,
    'http-status': true,
    redirect: true,
    timeout: true,
    unreachable: true,
    tls: true,
    unencrypted: true,
    'private-network': true,
    'secret-missing': true,
    'secret-unusable': true,
    'keychain-locked': true,
    'keychain-missing': true,
    'keychain-denied': true,
    'keychain-unsupported': true,
    'keychain-busy': true,
    internal: true,
  }),
};

describe('docs/command-line.md', () => {
  it('names every value of the JSON’s words, and no other', () => {
    const named: Record<string, string[]> = {};
    for (const [, field = '', value = ''] of text.matchAll(/^\| `([a-z.]+)` \| `([a-z-]+)` \| \S.* \|$/gm)) {
      (named[field] ??= []).push(value);
    }
    for (const values of Object.values(named)) values.sort();
    expect(named).toEqual(VALUES);
  });

  it('gives both bars the same program, with what each file’s quoting needs', () => {
    const waybar = /"exec": "(.*)",$/m.exec(text)?.[1] ?? '';
    const polybar = /^exec = (.*)$/m.exec(text)?.[1];
    expect(JSON.parse(`"${waybar}"`)).toBe(polybar);
    // Polybar takes a backslash for the beginning of something else.
    expect(polybar).not.toContain('\\');
  });
});
