import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../electron/contract/types.ts';
import { createCallLog } from '../../../electron/diagnostics/call-log.ts';
import { collectDiagnostics } from '../../../electron/diagnostics/diagnostics.ts';
import { reportText } from '../../../electron/diagnostics/report-text.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';

const AT = Date.parse('2026-03-02T06:05:00Z');
const app = {
  version: '0.1.0',
  keychain: 'locked',
  notifications: 'failed',
  profile: 'user',
} as AppState;

const snapshot = snapshotOf(
  shownConnection('id-canary-1', [entry('98765.43', { line: { warn: '1234.56' } })], {
    label: 'Harbour Trading canary',
    nextReason: 'backing-off',
    nextRefreshAt: AT + 60_000,
  }),
  shownConnection('id-canary-2', [], {
    label: 'Second',
    providerId: 'redemption',
    condition: 'needs-you',
    problem: {
      kind: 'signature',
      code: 'INVALID_SIGNATURE',
      providerMessage: 'message canary',
    },
    nextReason: 'stopped',
  }),
);

function diagnostics() {
  const calls = createCallLog();
  const path = '/amsin/api/v1/business/account/inquiryBalance';
  calls.add({ connectionId: 'id-canary-1', path, at: AT, durationMs: 120, status: 200, verification: 'verified', clockOffsetMs: -420_000 });
  calls.add({ connectionId: 'id-canary-2', path, at: AT + 1_000, durationMs: 20_000, problem: 'timeout' });
  calls.add({ connectionId: 'removed', path, at: AT - 1_000, durationMs: 5, status: 503, problem: 'http-status', code: '503' });
  return collectDiagnostics({
    appState: () => app,
    snapshot: () => snapshot,
    calls,
    build: {
      version: '0.1.0-test',
      testBuild: true,
      builtAt: AT - 86_400_000,
      electron: { version: '45.4.1', fixesUntil: null },
    },
    versions: { Electron: '45.4.1' },
    system: 'linux 6.1 x64',
    timeZone: 'Asia/Shanghai',
    startedAt: AT,
    incidents: [{ kind: 'unhandled-error', at: AT, detail: 'TypeError < read main.cjs:1:2' }],
    logFile: '/home/canary-user/logs/plimsoll.log',
  });
}

describe('diagnostics', () => {
  it('say when each connection is asked next, and why', () => {
    expect(diagnostics().refreshes).toEqual([
      { connectionId: 'id-canary-1', reason: 'backing-off', refreshing: false, nextAt: AT + 60_000 },
      { connectionId: 'id-canary-2', reason: 'stopped', refreshing: false },
    ]);
  });

  it('tell how far the clock is off by the last answer that said so', () => {
    expect(diagnostics().clock).toEqual({ offsetMs: -420_000, at: AT });
  });
});

describe('the report', () => {
  const text = reportText(diagnostics(), snapshot);

  it('holds what is needed to help', () => {
    for (const part of [
      'Plimsoll 0.1.0',
      'Electron 45.4.1',
      'keychain: locked',
      'notifications: failed',
      'provider -420000 ms',
      '1. smilepayz/production ok, 1 balances, next: backing-off 2026-03-02T06:06:00.000Z',
      '2. redemption/production needs-you signature INVALID_SIGNATURE, 0 balances, next: stopped',
      'connection 1 · /amsin/api/v1/business/account/inquiryBalance · 120 ms · HTTP 200 · ok · verified',
      'connection 2 · /amsin/api/v1/business/account/inquiryBalance · 20000 ms · no answer · timeout',
      'connection removed',
      'unhandled-error TypeError < read main.cjs:1:2',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('holds no name, id, account number, amount, line or word of a provider', () => {
    for (const canary of ['canary', 'Harbour', 'Second', '98765', '1234', '20001031', 'PEN']) {
      expect(text).not.toContain(canary);
    }
  });
});
