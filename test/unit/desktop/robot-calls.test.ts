import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NotFound } from '../../../electron/desktop/ipc.ts';
import { createRobotCalls } from '../../../electron/desktop/robot-calls.ts';
import { robotsWorld, type RobotsWorld } from '../robots/app-harness.ts';
import { ADDRESSES, SECRETS } from '../robots/harness.ts';

const copied = vi.hoisted(() => ({ text: '' }));
vi.mock('electron', () => ({
  clipboard: {
    readText: () => copied.text,
    clear: () => {
      copied.text = '';
    },
  },
  dialog: {},
  ipcMain: {},
  protocol: {},
}));

let world: RobotsWorld;
let calls: ReturnType<typeof createRobotCalls>;
let draftId: string;
beforeEach(async () => {
  world = robotsWorld();
  calls = createRobotCalls({ robots: world.robots, robotEditor: world.editor });
  ({ draftId } = await calls.openRobot({ kind: 'dingtalk' }));
});

const pasteAddress = async (text: string) => {
  copied.text = text;
  return calls.pasteRobotAddress({ draftId });
};
const pasteSecret = async (text: string) => {
  copied.text = text;
  return calls.pasteRobotSecret({ draftId });
};

describe('pasting', () => {
  it('takes address and secret off the clipboard', async () => {
    expect(await pasteAddress(` ${ADDRESSES.dingtalk}\n`)).toMatchObject({ ok: true });
    expect(copied.text).toBe('');
    expect(await pasteSecret(SECRETS.dingtalk ?? '')).toEqual({ ok: true });
    expect(copied.text).toBe('');
  });

  it.each([
    ['the address of another messenger', ADDRESSES.slack],
    ['an address in a sentence', `Webhook: ${ADDRESSES.dingtalk}`],
    ['a secret in the wrong place', SECRETS.dingtalk ?? ''],
  ])('refuses %s, and still takes it off the clipboard', async (_what, text) => {
    expect(await pasteAddress(text)).toMatchObject({ ok: false });
    expect(copied.text).toBe('');
  });

  it('leaves prose that was copied by mistake where it is', async () => {
    expect(await pasteAddress('see you at noon')).toEqual({ ok: false, error: 'not-a-url' });
    expect(await pasteSecret('see you at noon')).toEqual({ ok: false, error: 'has-space' });
    expect(copied.text).toBe('see you at noon');
  });

  it('of an empty clipboard says so', async () => {
    expect(await pasteAddress(' ')).toEqual({ ok: false, error: 'required' });
    expect(await pasteSecret('')).toEqual({ ok: false, error: 'required' });
  });

  it('into a form that is closed takes nothing', async () => {
    await calls.closeRobot({ draftId });
    await expect(pasteAddress(ADDRESSES.dingtalk)).rejects.toBeInstanceOf(NotFound);
    expect(copied.text).toBe(ADDRESSES.dingtalk);
  });
});

describe('what comes back to the window', () => {
  it('holds neither address nor secret at any step', async () => {
    const choices = { ...(await calls.openRobot({ kind: 'dingtalk' })).initial, label: 'Finance' };
    ({ draftId } = await calls.openRobot({ kind: 'dingtalk' }));
    const seen: unknown[] = [await pasteAddress(ADDRESSES.dingtalk)];
    seen.push(await pasteSecret(SECRETS.dingtalk ?? ''));
    seen.push(await calls.testRobot({ draftId, language: 'en' }));
    const saved = await calls.saveRobot({ draftId, choices, keep: 'keychain' });
    const robotId = saved.ok ? saved.robotId : '';
    seen.push(saved, await calls.testRobot({ robotId }));
    seen.push(await calls.openRobot({ robotId }), await calls.getRobots(null));
    const text = JSON.stringify(seen);
    expect(text).toContain('wxyz');
    expect(text).not.toContain(new URL(ADDRESSES.dingtalk).searchParams.get('access_token'));
    expect(text).not.toContain(SECRETS.dingtalk);
  });
});

describe('a group that is not there', () => {
  it('is not found, whatever is asked of it', async () => {
    const robotId = 'gone';
    const attempts = [
      () => calls.openRobot({ robotId }),
      () => calls.testRobot({ robotId }),
      () => calls.setRobotEnabled({ robotId, enabled: true }),
      () => calls.removeRobot({ robotId, anyway: true }),
    ];
    for (const attempt of attempts) {
      await expect((async () => attempt())()).rejects.toBeInstanceOf(NotFound);
    }
  });
});

describe('the list', () => {
  it('offers every kind of robot', async () => {
    const { kinds, robots, max } = await calls.getRobots(null);
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'dingtalk',
      'feishu',
      'wecom',
      'slack',
      'generic',
    ]);
    expect(robots).toEqual([]);
    expect(max).toBe(10);
  });
});
