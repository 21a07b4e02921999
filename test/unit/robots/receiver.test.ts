import { beforeEach, describe, expect, it } from 'vitest';
import { createDeliver, type DeliverOptions } from '../../../electron/robots/deliver.ts';
import {
  ROBOT_KINDS,
  type RobotCredentials,
  type RobotKind,
} from '../../../electron/robots/robot.ts';
import { asReceived, credentialsOf, NOW, robotWorld, type World } from './harness.ts';

let world: World;
beforeEach(() => {
  world = robotWorld();
});

const message = { title: 'Low: Peru', lines: ['PEN 8,230.00 available'] };

function send(
  kind: RobotKind,
  over: Partial<RobotCredentials> = {},
  options: Partial<DeliverOptions> = {},
) {
  return createDeliver({
    kind,
    credentials: async () => credentialsOf(kind, over),
    addressRules: { loopback: false },
    post: world.post,
    now: () => NOW,
    ...options,
  })(message, false);
}

describe.each(ROBOT_KINDS)('the simulated %s robot', (kind) => {
  it('takes a message and shows what the group reads', async () => {
    expect(await send(kind)).toEqual({ kind: 'delivered' });
    const [record] = world.receiver.records;
    expect(record).toMatchObject({ kind, verdict: 'ok' });
    expect(record?.content?.text).toContain('Low: Peru\nPEN 8,230.00 available');
  });

  it('knows no other token', async () => {
    const address = credentialsOf(kind).address.replace('wxyz', 'aaaa');
    expect(await send(kind, { address })).toMatchObject({ kind: 'refused', retry: false });
  });

  it('is busy when told to be, and then no longer', async () => {
    world.receiver.beBusy(kind, 1);
    expect(await send(kind)).toMatchObject({ kind: 'refused', retry: true });
    expect(await send(kind)).toEqual({ kind: 'delivered' });
  });

  it('refuses what is no JSON', () => {
    const { address } = credentialsOf(kind);
    const headers = { 'Content-Type': 'text/plain' };
    world.receiver.answer(asReceived(address, { headers, body: 'hello' }));
    expect(world.receiver.records[0]?.verdict).not.toBe('ok');
  });
});

describe('signatures', () => {
  const codes = { dingtalk: '310000', feishu: '19021', generic: '401' } as const;
  const kinds = ['dingtalk', 'feishu', 'generic'] as const;

  it.each(kinds)('%s: another secret is refused', async (kind) => {
    const delivery = await send(kind, { secret: 'SEC-of-somebody-else-0000' });
    expect(delivery).toMatchObject({ code: codes[kind], retry: false });
  });

  it.each(kinds)('%s: an old one is refused', async (kind) => {
    const delivery = await send(kind, {}, { now: () => NOW - 61 * 60_000 });
    expect(delivery).toMatchObject({ code: codes[kind], retry: false });
  });

  it.each(['dingtalk', 'feishu'] as const)('%s: none is refused', async (kind) => {
    const { address } = credentialsOf(kind);
    const credentials = async () => ({ address });
    expect(await send(kind, {}, { credentials })).toMatchObject({ code: codes[kind] });
  });

  it('of an own address covers the body', async () => {
    const changed: World['post'] = (url, { headers, body }) =>
      world.post(url, { headers, body: body.replace('8,230', '9,230') });
    expect(await send('generic', {}, { post: changed })).toMatchObject({ code: '401' });
  });
});

it.each(['dingtalk', 'feishu'] as const)('%s: “Plimsoll” does as the keyword', async (kind) => {
  const token = credentialsOf(kind).address.split(/[=/]/).at(-1) ?? '';
  const credentials = async () => ({ address: credentialsOf(kind).address });
  world.receiver.register({ kind, token, keyword: 'Plimsoll' });
  expect(await send(kind, {}, { credentials })).toEqual({ kind: 'delivered' });
  world.receiver.register({ kind, token, keyword: 'Balance' });
  expect(await send(kind, {}, { credentials })).toMatchObject({ kind: 'refused', retry: false });
});

describe('haste', () => {
  it('shuts a DingTalk sender out for ten minutes after the twentieth in one', async () => {
    for (let count = 0; count < 20; count += 1) {
      expect(await send('dingtalk')).toEqual({ kind: 'delivered' });
    }
    expect(await send('dingtalk')).toMatchObject({ code: '130101', retry: true });
    world.clock.set(NOW + 9 * 60_000);
    expect(await send('dingtalk')).toMatchObject({ code: '130101' });
    world.clock.set(NOW + 10 * 60_000);
    expect(await send('dingtalk')).toEqual({ kind: 'delivered' });
  });

  it('is over at WeCom with the minute', async () => {
    for (let count = 0; count < 20; count += 1) await send('wecom');
    expect(await send('wecom')).toMatchObject({ code: '45009', retry: true });
    world.clock.set(NOW + 60_000);
    expect(await send('wecom')).toEqual({ kind: 'delivered' });
  });
});

it('WeCom takes no more than 2,048 bytes of text', async () => {
  const { address } = credentialsOf('wecom');
  const headers = { 'Content-Type': 'application/json' };
  const verdict = (content: string) => {
    const body = JSON.stringify({ msgtype: 'text', text: { content } });
    world.receiver.answer(asReceived(address, { headers, body }));
    return world.receiver.records.at(-1)?.verdict;
  };
  expect(verdict('x'.repeat(2_048))).toBe('ok');
  expect(verdict('余'.repeat(683))).toBe('40058');
});

it('every robot has paths of its own, and no provider’s', () => {
  const serves = (url: string) => {
    return world.receiver.serves(asReceived(url, { headers: {}, body: '' }));
  };
  for (const kind of ROBOT_KINDS) expect(serves(credentialsOf(kind).address)).toBe(true);
  expect(serves('http://127.0.0.1/v2.0/inquiry-balance')).toBe(false);
});
