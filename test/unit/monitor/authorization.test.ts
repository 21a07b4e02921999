import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionState } from '../../../electron/domain/snapshot.ts';
import type { Secrets, Tokens } from '../../../electron/providers/provider.ts';
import {
  INTERVAL,
  START,
  monitorWorld,
  pass,
  useClock,
  type MonitorWorld,
} from './harness.ts';

const DAY = 24 * 60 * 60_000;
const tokens: Tokens = {
  accessToken: 'canary-access',
  accessTokenExpiresAt: START + 20 * DAY,
  refreshToken: 'canary-refresh',
  refreshTokenExpiresAt: START + 3 * DAY,
};
const shown = {
  renewable: true,
  accessTokenExpiresAt: START + 20 * DAY,
  refreshTokenExpiresAt: START + 3 * DAY,
  endsAt: START + 3 * DAY,
};

let world: MonitorWorld;
beforeEach(() => {
  useClock();
  world = monitorWorld();
  world.tokens = {
    fieldId: 'tokens',
    exchange: () => ({
      sign: () => ({ path: '/renew', headers: {}, body: new Uint8Array() }),
      read: () => ({ ok: false, problem: { kind: 'credentials' } }),
    }),
  };
  hold(tokens);
});
afterEach(() => {
  world.monitor.stop();
  vi.useRealTimers();
});

function hold(held: Tokens | null): void {
  const secrets: Secrets = {
    privateKey: () => undefined as never,
    text: () => '',
    tokens: () => held,
  };
  world.secrets = { ok: true, secrets };
}

async function refresh(): Promise<void> {
  await pass(INTERVAL);
  await world.monitor.refresh('a');
}

describe('the snapshot', () => {
  it('tells of the tokens once they were read, and never what they are', async () => {
    world.monitor.publish();
    expect(world.shown('a')).not.toHaveProperty('authorization');
    await refresh();
    expect(world.shown('a').authorization).toEqual(shown);
    expect(JSON.stringify(world.snapshots)).not.toContain('canary');
  });

  it('still tells of them while the keychain is locked', async () => {
    await refresh();
    world.secrets = { ok: false, problem: { kind: 'keychain-locked' } };
    await refresh();
    expect(world.shown('a')).toMatchObject({ condition: 'keychain', authorization: shown });
  });

  it('tells of none once there are none', async () => {
    await refresh();
    hold(null);
    await refresh();
    expect(world.shown('a')).not.toHaveProperty('authorization');
  });

  it('says that the keychain does not have them yet', async () => {
    await refresh();
    world.unsaved.add('a');
    world.monitor.publish();
    expect(world.shown('a').authorization).toEqual({ ...shown, unsaved: true });
  });

  it('does not call a connection worse for an authorisation that ends', async () => {
    hold({ ...tokens, refreshTokenExpiresAt: START });
    await refresh();
    expect(world.shown('a').authorization?.endsAt).toBe(START);
    expect(connectionState(world.shown('a'))).toBe('fine');
  });
});

describe('an access token that is refused and cannot be renewed', () => {
  it('needs a person, and stops what is asked by itself', async () => {
    const problem = { kind: 'credentials' } as const;
    world.answers = { main: { ok: false, problem, retry: 'with-new-token' } };
    world.monitor.start();
    await pass(INTERVAL);
    expect(world.shown('a').condition).toBe('needs-you');
    expect(world.sent).toEqual(['a/main', 'a/renew']);
    await pass(10 * INTERVAL);
    expect(world.sent).toHaveLength(2);
  });
});
