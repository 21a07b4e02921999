import { beforeEach, describe, expect, it } from 'vitest';
import { ADDRESS, MAX_ROBOTS, SECRET, vaultId } from '../../../electron/robots/robot-config.ts';
import type { OpenRobotDraft } from '../../../electron/robots/robot-drafts.ts';
import type { RobotKind } from '../../../electron/robots/robot.ts';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { choices, robotsWorld, type RobotsWorld } from './app-harness.ts';
import { ADDRESSES, SECRETS } from './harness.ts';

let world: RobotsWorld;
beforeEach(() => {
  world = robotsWorld();
});

function open(what: { kind: RobotKind } | { robotId: string }): OpenRobotDraft {
  const draft = world.editor.find(world.editor.open(what)?.draftId ?? '');
  if (draft === undefined) throw new Error('no draft');
  return draft;
}

const save = (draft: OpenRobotDraft, over: Partial<typeof choices> = {}) =>
  world.editor.save(draft, { ...choices, ...over }, 'keychain');
const kept = (id: string, field: string) => world.vault.read(vaultId(id), field);

describe('adding a group', () => {
  it('starts with alerts on, and off on this computer', () => {
    expect(world.editor.open({ kind: 'wecom' })?.initial).toMatchObject({
      enabled: false,
      alerts: true,
      dailySummary: null,
    });
  });

  it('puts address and secret into the keychain, and into the settings only what may be shown', async () => {
    const id = await world.add('dingtalk');
    expect(await kept(id, ADDRESS)).toBe(ADDRESSES.dingtalk);
    expect(await kept(id, SECRET)).toBe(SECRETS.dingtalk);
    expect(world.config(id)).toMatchObject({
      label: 'Finance',
      address: { host: 'oapi.dingtalk.com', tail: 'wxyz' },
    });
  });

  it('says everything that is missing at once, and saves nothing', async () => {
    const result = await save(open({ kind: 'generic' }), { label: ' ', alerts: false });
    expect(result).toEqual({
      ok: false,
      errors: [
        { field: 'label', error: 'required' },
        { field: 'messages', error: 'nothing-to-send' },
        { field: 'address', error: 'required' },
        { field: 'secret', error: 'required' },
      ],
    });
    expect(world.settings.get().robots).toEqual([]);
    expect(world.keychain.items.size).toBe(0);
  });

  it('needs a name of its own', async () => {
    await world.add('wecom');
    const draft = open({ kind: 'slack' });
    world.editor.enterAddress(draft, ADDRESSES.slack);
    expect(await save(draft, { label: ' Finance ' })).toMatchObject({
      errors: [{ field: 'label', error: 'duplicate' }],
    });
  });

  it('twice at once adds one', async () => {
    const draft = open({ kind: 'wecom' });
    world.editor.enterAddress(draft, ADDRESSES.wecom);
    const both = await Promise.all([save(draft), save(draft)]);
    expect(both[0]).toEqual(both[1]);
    expect(world.settings.get().robots).toHaveLength(1);
  });

  it('ends at ten', async () => {
    for (let n = 0; n < MAX_ROBOTS; n += 1) await world.add('wecom', { label: `Group ${n}` });
    expect(world.editor.open({ kind: 'wecom' })).toBeUndefined();
    const [first] = world.settings.get().robots;
    expect(world.editor.open({ robotId: first?.id ?? '' })).toBeDefined();
  });

  it('can be done for the session where the keychain does not take it', async () => {
    const draft = open({ kind: 'wecom' });
    world.editor.enterAddress(draft, ADDRESSES.wecom);
    world.keychain.failure = new KeychainError('denied');
    expect(await save(draft)).toEqual({ ok: false, keychain: 'denied' });
    expect(world.settings.get().robots).toEqual([]);
    const result = await world.editor.save(draft, choices, 'session');
    expect(result).toMatchObject({ ok: true });
    expect(world.robots.list()[0]?.sessionOnly).toBe(true);
    expect(world.keychain.items.size).toBe(0);
  });
});

describe('a paste', () => {
  it('of another messenger’s address is refused and leaves what was there', () => {
    const draft = open({ kind: 'feishu' });
    world.editor.enterAddress(draft, ADDRESSES.feishu);
    expect(world.editor.enterAddress(draft, ADDRESSES.dingtalk)).toEqual({
      ok: false,
      error: 'wrong-host',
      belongsTo: 'dingtalk',
    });
    expect(draft.address?.text).toBe(ADDRESSES.feishu);
  });

  it('gives back no more than may be shown', () => {
    const draft = open({ kind: 'dingtalk' });
    expect(world.editor.enterAddress(draft, ADDRESSES.dingtalk)).toEqual({
      ok: true,
      address: { host: 'oapi.dingtalk.com', tail: 'wxyz' },
    });
    expect(world.editor.enterSecret(draft, SECRETS.dingtalk ?? '')).toEqual({ ok: true });
  });

  it('of nothing is no secret', () => {
    expect(world.editor.enterSecret(open({ kind: 'dingtalk' }), ' ')).toEqual({
      ok: false,
      error: 'required',
    });
  });
});

describe('editing a group', () => {
  it('keeps what was not pasted anew', async () => {
    const id = await world.add('dingtalk');
    const draft = open({ robotId: id });
    world.editor.enterSecret(draft, 'SEC-another-secret-0002');
    await save(draft, { label: 'Treasury' });
    expect(world.config(id).label).toBe('Treasury');
    expect(await kept(id, ADDRESS)).toBe(ADDRESSES.dingtalk);
    expect(await kept(id, SECRET)).toBe('SEC-another-secret-0002');
    expect([...world.keychain.items.values()]).not.toContain(SECRETS.dingtalk);
  });

  it('can give a secret up, which then leaves the keychain', async () => {
    const id = await world.add('feishu');
    const draft = open({ robotId: id });
    world.editor.forgetSecret(draft);
    await save(draft);
    expect(world.robots.list()[0]?.hasSecret).toBe(false);
    expect([...world.keychain.items.values()]).not.toContain(SECRETS.feishu);
  });

  it('cannot give up one that is required', async () => {
    const draft = open({ robotId: await world.add('generic') });
    world.editor.forgetSecret(draft);
    expect(await save(draft)).toMatchObject({ errors: [{ field: 'secret', error: 'required' }] });
  });

  it('takes back a pasted secret before it gives up the saved one', async () => {
    const id = await world.add('dingtalk');
    const draft = open({ robotId: id });
    world.editor.enterSecret(draft, 'SEC-another-secret-0002');
    world.editor.forgetSecret(draft);
    await save(draft);
    expect(await kept(id, SECRET)).toBe(SECRETS.dingtalk);
  });

  it('of one that was removed meanwhile does not bring it back', async () => {
    const id = await world.add('wecom');
    const draft = open({ robotId: id });
    world.editor.enterAddress(draft, ADDRESSES.wecom);
    await world.editor.remove(id, false);
    await expect(save(draft)).rejects.toThrow('gone');
    expect(world.settings.get().robots).toEqual([]);
  });
});

describe('a test of a draft', () => {
  it('is sent with what was pasted, before anything is saved', async () => {
    const draft = open({ kind: 'dingtalk' });
    expect(await world.editor.test(draft, 'en')).toMatchObject({
      ok: false,
      errors: [{ field: 'address', error: 'required' }],
    });
    world.editor.enterAddress(draft, ADDRESSES.dingtalk);
    expect(await world.editor.test(draft, 'en')).toMatchObject({
      delivery: { kind: 'refused', code: '310000' },
    });
    world.editor.enterSecret(draft, SECRETS.dingtalk ?? '');
    expect(await world.editor.test(draft, 'zh-CN')).toEqual({
      ok: true,
      delivery: { kind: 'delivered' },
    });
    expect(world.received().at(-1)).toContain('测试消息');
    expect(world.keychain.items.size).toBe(0);
  });

  it('is sent with what is saved where nothing was pasted', async () => {
    const id = await world.add('feishu');
    world.restart();
    const draft = open({ robotId: id });
    expect(await world.editor.test(draft, 'system')).toMatchObject({
      delivery: { kind: 'delivered' },
    });
  });
});

describe('a form that is left', () => {
  it('leaves nothing of what was pasted', () => {
    const first = open({ kind: 'wecom' });
    const second = open({ kind: 'slack' });
    expect(world.editor.find(first.draftId)).toBeUndefined();
    world.editor.close(second.draftId);
    expect(world.editor.find(second.draftId)).toBeUndefined();
  });
});

describe('removing a group', () => {
  it('takes address and secret out of the keychain', async () => {
    const id = await world.add('dingtalk');
    expect(await world.editor.remove(id, false)).toEqual({ removed: true });
    expect(world.robots.list()).toEqual([]);
    expect([...world.keychain.items.keys()].filter((item) => item.startsWith('robot-'))).toEqual(
      [],
    );
  });

  it('removes nothing while the keychain is locked, unless told to', async () => {
    const id = await world.add('dingtalk');
    world.restart();
    world.keychain.locked = true;
    expect(await world.editor.remove(id, false)).toEqual({ removed: false, keychain: 'locked' });
    expect(world.robots.list()).toHaveLength(1);
    expect(await world.editor.remove(id, true)).toEqual({ removed: true });
    world.keychain.locked = false;
    await world.vault.probe(true);
    expect([...world.keychain.items.values()]).not.toContain(SECRETS.dingtalk);
  });
});
