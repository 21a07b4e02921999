import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { switchProfile } from '../../../electron/desktop/profile.ts';

const app = vi.hoisted(() => ({ exit: vi.fn(), quit: vi.fn(), relaunch: vi.fn() }));
vi.mock('electron', () => ({ app }));

const { argv } = process;
beforeEach(() => {
  vi.clearAllMocks();
  process.argv = ['/opt/plimsoll', '--no-sandbox', '/app'];
});
afterEach(() => {
  process.argv = argv;
  vi.unstubAllEnvs();
});

describe('changing the profile under a launcher that understands', () => {
  beforeEach(() => vi.stubEnv('PLIMSOLL_LAUNCHER', '1'));

  it.each([
    ['user', 70],
    ['demo', 71],
  ] as const)('asks it for “%s” by exit code %d, and starts nothing itself', (profile, code) => {
    switchProfile(profile);
    expect(app.exit.mock.calls).toEqual([[code]]);
    expect(app.relaunch).not.toHaveBeenCalled();
  });
});

describe('changing the profile without a launcher', () => {
  beforeEach(() => vi.stubEnv('PLIMSOLL_LAUNCHER', undefined));

  it.each([
    ['user', []],
    ['demo', ['--demo']],
  ] as const)('starts “%s” itself, then ends', (profile, added) => {
    switchProfile(profile);
    expect(app.relaunch.mock.calls).toEqual([[{ args: ['--no-sandbox', '/app', ...added] }]]);
    expect(app.quit).toHaveBeenCalledOnce();
    expect(app.exit).not.toHaveBeenCalled();
  });

  it.each(['user', 'demo'] as const)('asks nothing of “%s” that was for one run', (profile) => {
    process.argv.push(
      '--demo',
      '--demo-frozen=2026-01-15T12:00:00Z',
      '--once',
      '--print-balances',
      '--screenshot=/tmp/a.png',
      '--hidden',
      '--lang=zh-CN',
    );
    switchProfile(profile);
    const kept = ['--no-sandbox', '/app', '--lang=zh-CN'];
    const args = profile === 'demo' ? [...kept, '--demo'] : kept;
    expect(app.relaunch.mock.calls).toEqual([[{ args }]]);
  });
});
