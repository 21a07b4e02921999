import { beforeEach, describe, expect, it } from 'vitest';
import type { AlertRecord } from '../../../electron/domain/alert.ts';
import { ROBOT_KINDS } from '../../../electron/robots/robot.ts';
import { robotsWorld, type RobotsWorld } from './app-harness.ts';
import { MINUTE } from './outbox-harness.ts';
import { NOW } from './harness.ts';

let world: RobotsWorld;
beforeEach(() => {
  world = robotsWorld();
});

function low(id: number, label = 'Peru'): AlertRecord {
  return {
    id,
    at: NOW,
    kind: 'low',
    outcome: 'pending',
    subject: {
      connectionId: 'a',
      connectionLabel: label,
      providerId: 'bank',
      environmentKind: 'production',
    },
    facts: { available: { currency: 'PEN', value: '8230', unit: 'major' }, line: '10000' },
  };
}

async function alert(...records: AlertRecord[]): Promise<void> {
  world.robots.take(records);
  await world.settle();
}

const view = (id: string) => world.robots.list().find((robot) => robot.id === id);

describe('an alert', () => {
  it('reaches a group of every kind, signed, in the words of the notification', async () => {
    for (const kind of ROBOT_KINDS) await world.add(kind, { label: kind });
    await alert(low(1));
    const { records } = world.simulated.receiver;
    expect(records.map(({ kind, verdict }) => `${kind} ${verdict}`).toSorted()).toEqual(
      ROBOT_KINDS.map((kind) => `${kind} ok`).toSorted(),
    );
    for (const { content } of records) expect(content?.text).toMatch(/Peru[\s\S]*PEN 8,230\.00/);
  });

  it('goes to no group that is off on this computer, and to none that wants no alerts', async () => {
    await world.add('wecom', { enabled: false });
    await world.add('slack', { label: 'Other', alerts: false, stillWatching: '20:00' });
    await alert(low(1));
    expect(world.received()).toEqual([]);
  });

  it('is told in the language of the group, or in the window’s', async () => {
    await world.add('wecom', { label: 'zh', language: 'zh-CN' });
    await world.add('slack', { label: 'as the window' });
    await alert(low(1));
    const [chinese, english] = world.received();
    expect(chinese).toContain('可用');
    expect(english).toContain('available');
    world.locale = 'zh-CN';
    await alert(low(2));
    expect(world.received().at(-1)).toContain('可用');
  });

  it('is one of many that arrive together when there are more than the robot takes', async () => {
    await world.add('dingtalk');
    await alert(...Array.from({ length: 30 }, (_, n) => low(n, `Account ${n + 1}`)));
    await world.pass(2 * MINUTE);
    const all = world.received();
    expect(all.length).toBeLessThanOrEqual(20);
    for (let n = 1; n <= 30; n += 1) expect(all.join('\n')).toContain(`Account ${n}\n`);
    expect(world.simulated.receiver.records.every(({ verdict }) => verdict === 'ok')).toBe(true);
  });
});

describe('a delivery that fails', () => {
  it('is shown at once, tried again by itself, and then shown as delivered', async () => {
    const id = await world.add('wecom');
    world.offline = true;
    await alert(low(1));
    expect(world.shown[0]?.status).toMatchObject({
      waiting: 1,
      lastProblem: { failure: { reason: 'unreachable', retry: true }, givenUp: false },
    });
    expect(view(id)?.status.nextAttemptAt).toBeGreaterThan(NOW);
    world.offline = false;
    await world.pass(MINUTE);
    expect(world.received()).toHaveLength(1);
    expect(world.shown[0]?.status.waiting).toBe(0);
    expect(world.shown[0]?.lastDeliveredAt).toBe(NOW + 30_000);
    expect(world.lost).toEqual([]);
  });

  it('outlives the app, and is made up for after a restart, once', async () => {
    const id = await world.add('wecom');
    world.offline = true;
    world.alerts = [low(2, 'Chile'), low(1)];
    await alert(low(1), low(2, 'Chile'));
    world.restart();
    world.offline = false;
    world.robots.start();
    await world.pass(MINUTE);
    expect(world.received().join('\n')).toMatch(/Peru[\s\S]*Chile/);
    expect(world.config(id).owed).toEqual([]);
    const before = world.received().length;
    world.restart();
    world.robots.start();
    await world.pass(MINUTE);
    expect(world.received()).toHaveLength(before);
  });

  it('is no news any more a day later, and is told of as lost', async () => {
    await world.add('wecom', { label: 'Treasury' });
    world.offline = true;
    world.alerts = [low(1)];
    await alert(low(1));
    world.restart();
    world.offline = false;
    world.sleep(24 * 60 * MINUTE + 1);
    world.robots.start();
    await world.pass(MINUTE);
    expect(world.received()).toEqual([]);
    expect(world.lost).toEqual(['Treasury']);
  });

  it('waits for the list of alerts, which may be readable only once the keychain is open', async () => {
    const id = await world.add('wecom');
    world.offline = true;
    await alert(low(1));
    world.restart();
    world.offline = false;
    world.alerts = null;
    world.robots.start();
    await alert(low(2, 'Chile'));
    await world.pass(MINUTE);
    world.alerts = [low(2, 'Chile'), low(1)];
    world.robots.wake();
    await world.pass(MINUTE);
    world.robots.wake();
    await world.pass(MINUTE);
    const text = world.received().join('\n');
    expect(text.match(/Peru/g)).toHaveLength(1);
    expect(text.match(/Chile/g)).toHaveLength(1);
    expect(world.config(id).owed).toEqual([]);
    expect(world.lost).toEqual([]);
  });

  it('is not owed to a group that was switched off meanwhile', async () => {
    const id = await world.add('wecom');
    world.offline = true;
    world.alerts = [low(1)];
    await alert(low(1));
    world.editor.setEnabled(id, false);
    world.restart();
    world.offline = false;
    world.robots.start();
    await world.pass(MINUTE);
    expect(world.received()).toEqual([]);
    expect(world.config(id).owed).toEqual([]);
  });

  it('is tried again at once when the computer wakes up', async () => {
    await world.add('wecom');
    world.offline = true;
    await alert(low(1));
    await world.pass(3 * MINUTE);
    world.offline = false;
    world.robots.wake();
    await world.settle();
    expect(world.received()).toHaveLength(1);
  });

  it('for good is told by the name of the group', async () => {
    await world.add('wecom', { label: 'Treasury' });
    world.answer = { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' };
    await alert(low(1));
    expect(world.lost).toEqual(['Treasury']);
    expect(world.shown[0]?.status).toMatchObject({
      waiting: 0,
      lost: 1,
      lastProblem: { failure: { code: '93000', retry: false }, givenUp: true },
    });
  });

  it('waits no longer for a group that is switched off', async () => {
    const id = await world.add('wecom');
    world.offline = true;
    await alert(low(1));
    world.editor.setEnabled(id, false);
    world.offline = false;
    await world.pass(90 * MINUTE);
    expect(world.received()).toEqual([]);
    expect(view(id)?.status).toEqual({ waiting: 0, lost: 0 });
  });

  it('goes on waiting while only the name of the group is changed', async () => {
    const id = await world.add('wecom');
    world.offline = true;
    await alert(low(1));
    const draft = world.editor.find(world.editor.open({ robotId: id })?.draftId ?? '');
    if (draft === undefined) throw new Error('no draft');
    const { label: _, ...others } = world.config(id);
    await world.editor.save(draft, { ...pick(others), label: 'New name' }, 'keychain');
    world.offline = false;
    await world.pass(MINUTE);
    expect(world.received()).toHaveLength(1);
    expect(view(id)?.label).toBe('New name');
  });
});

function pick({
  enabled,
  alerts,
  dailySummary,
  stillWatching,
  language,
}: Omit<ReturnType<RobotsWorld['config']>, 'label'>) {
  return { enabled, alerts, dailySummary, stillWatching, language };
}

describe('after a restart', () => {
  it('the last delivery is still known, and address and secret come from the keychain', async () => {
    const id = await world.add('dingtalk');
    await alert(low(1));
    world.restart();
    expect(view(id)?.lastDeliveredAt).toBe(NOW);
    await alert(low(2));
    expect(world.simulated.receiver.records.map(({ verdict }) => verdict)).toEqual(['ok', 'ok']);
  });

  it('a locked keychain keeps messages waiting until it is open', async () => {
    await world.add('dingtalk');
    world.restart();
    world.keychain.locked = true;
    await alert(low(1));
    expect(world.shown[0]?.status).toMatchObject({
      waiting: 1,
      lastProblem: { failure: { reason: 'keychain-locked' } },
    });
    world.keychain.locked = false;
    await world.vault.probe(true);
    world.robots.wake();
    await world.settle();
    expect(world.received()).toHaveLength(1);
  });
});

describe('a test', () => {
  it('goes to a group that is off, too, and its outcome is known at once', async () => {
    const id = await world.add('feishu', { enabled: false });
    expect(await world.robots.test(id)).toEqual({ kind: 'delivered' });
    expect(world.received()[0]).toContain('This is a test');
    expect(world.robots.test('gone')).toBeUndefined();
  });
});

describe('what the window sees of a group', () => {
  it('is its host and the last four characters, and no more of address and secret', async () => {
    const id = await world.add('dingtalk');
    expect(view(id)).toMatchObject({
      address: { host: 'oapi.dingtalk.com', tail: 'wxyz' },
      hasSecret: true,
      sessionOnly: false,
    });
    await world.robots.test(id);
    const seen = JSON.stringify([world.shown, world.settings.get()]);
    for (const secret of world.keychain.items.values()) {
      if (secret.length > 40 || secret.startsWith('SEC')) expect(seen).not.toContain(secret);
    }
    expect([...world.keychain.items.values()].some((item) => item.includes('access_token'))).toBe(
      true,
    );
  });
});
