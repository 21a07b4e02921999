import { describe, expect, it } from 'vitest';
import { createDeliver } from '../../../electron/robots/deliver.ts';
import { robotDescriptors } from '../../../electron/robots/descriptors.ts';
import { mergedMessage } from '../../../electron/robots/messages.ts';
import { createOutbox, MAX_WAITING } from '../../../electron/robots/outbox.ts';
import { textBytes } from '../../../electron/robots/text.ts';
import { credentialsOf, robotWorld } from './harness.ts';
import {
  alert,
  DELIVERED,
  LOST_NETWORK,
  MINUTE,
  moments,
  outboxWorld,
  SECOND,
  titles,
} from './outbox-harness.ts';

/** Every alert's own line, in the order in which the group reads them. */
const bodies = ({ sent }: ReturnType<typeof outboxWorld>): string[] =>
  sent
    .flatMap(({ message }) => message.lines.map((line) => line.trim()))
    .filter((line) => line.endsWith('body'));

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${index}`);

describe('over-frequent messages', () => {
  it('up to the robot’s number go out one by one', async () => {
    const world = outboxWorld({ maxPerMinute: 5 });
    for (const name of names(5)) world.outbox.push(alert(name));
    await world.pass(0);
    expect(titles(world)).toEqual(names(5));
  });

  it('are merged in order, with all lines and the count said', async () => {
    const world = outboxWorld({ maxPerMinute: 5 });
    for (const name of names(30)) world.outbox.push(alert(name));
    await world.pass(2 * MINUTE);
    expect(world.sent.length).toBeLessThanOrEqual(5);
    expect(titles(world)).toContain('29 messages in one');
    expect(bodies(world)).toEqual(names(30).map((name) => `${name} body`));
  });

  it('wait until the minute is over, then go as one', async () => {
    const world = outboxWorld({ maxPerMinute: 2 });
    for (const name of ['a', 'b', 'c', 'd']) {
      world.outbox.push(alert(name));
      await world.pass(SECOND);
    }
    expect(titles(world)).toEqual(['a', 'b']);
    expect(world.outbox.status().waiting).toBe(2);
    await world.pass(2 * MINUTE);
    expect(titles(world)).toEqual(['a', 'b', '2 messages in one']);
    // Some seconds over the minute: the robot’s begins when the message arrives.
    expect(moments(world)[2]).toBeGreaterThan(MINUTE);
  });

  it('never exceed the number in any minute, however long they come', async () => {
    const world = outboxWorld({ maxPerMinute: 20 });
    for (let count = 0; count < 600; count += 1) {
      world.outbox.push(alert(`n${count}`));
      await world.pass(SECOND);
    }
    await world.pass(5 * MINUTE);
    const at = moments(world);
    for (const moment of at) {
      const within = at.filter((other) => other >= moment && other < moment + MINUTE);
      expect(within.length).toBeLessThanOrEqual(20);
    }
    expect(bodies(world)).toEqual(names(600).map((name) => `${name} body`));
  });

  it('keep the gap a robot asks for', async () => {
    const world = outboxWorld({ minGapMs: SECOND });
    for (const name of ['a', 'b', 'c']) world.outbox.push(alert(name));
    await world.pass(MINUTE);
    expect(moments(world)).toEqual([0, SECOND, 2 * SECOND]);
  });

  it('are merged only as far as one message holds', async () => {
    const world = outboxWorld({ maxPerMinute: 1, maxTextBytes: 600 });
    for (const name of names(60)) world.outbox.push(alert(name));
    await world.pass(30 * MINUTE);
    expect(bodies(world)).toEqual(names(60).map((name) => `${name} body`));
    for (const { message } of world.sent) expect(textBytes(message)).toBeLessThanOrEqual(600);
  });

  it('get past a robot that shuts hasty senders out', async () => {
    const { receiver, post, clock } = robotWorld();
    const world = outboxWorld();
    const outbox = createOutbox({
      limits: robotDescriptors.dingtalk,
      combine: (messages, lost) => mergedMessage('zh-CN', messages, lost),
      now: world.now,
      setTimer: () => () => undefined,
      onStatus: () => undefined,
      deliver: createDeliver({
        kind: 'dingtalk',
        credentials: async () => credentialsOf('dingtalk'),
        addressRules: { loopback: false },
        post,
        now: () => clock.now(),
      }),
    });
    for (const name of names(100)) outbox.push(alert(name));
    await world.pass(0);
    expect(outbox.status().waiting).toBe(0);
    expect(receiver.records.every(({ verdict }) => verdict === 'ok')).toBe(true);
    const text = receiver.records.map(({ content }) => content?.text).join('\n');
    for (const name of names(100)) expect(text).toContain(`${name} body`);
  });
});

describe('a long outage', () => {
  it('keeps no more than a hundred, the newest, and the group is told how many are gone', async () => {
    const world = outboxWorld();
    world.answer = LOST_NETWORK;
    world.outbox.push(alert('first'));
    await world.pass(0);
    for (const name of names(MAX_WAITING + 6)) world.outbox.push(alert(name));
    expect(world.outbox.status()).toMatchObject({ waiting: MAX_WAITING, lost: 7 });
    world.answer = DELIVERED;
    world.outbox.wake();
    await world.pass(MINUTE);
    const lines = world.sent.slice(1).flatMap(({ message }) => message.lines);
    expect(lines).toContain('• n6');
    expect(lines).not.toContain('• n5');
    expect(lines.at(-1)).toBe('7 earlier messages could not be delivered.');
    expect(world.outbox.status()).toMatchObject({ waiting: 0, lost: 7 });
  });

  it('does not drop what is under way: should it fail, it is tried again', async () => {
    const world = outboxWorld();
    let say: (delivery: typeof LOST_NETWORK) => void = () => undefined;
    world.answer = new Promise((resolve) => {
      say = resolve;
    });
    for (const name of names(MAX_WAITING + 3)) world.outbox.push(alert(name));
    expect(world.outbox.status().lost).toBe(2);
    world.answer = DELIVERED;
    say(LOST_NETWORK);
    await world.pass(5 * MINUTE);
    // The first try, and then everything but the two that had to go.
    const kept = names(MAX_WAITING + 3).filter((name) => name !== 'n1' && name !== 'n2');
    expect(bodies(world)).toEqual(['n0', ...kept].map((name) => `${name} body`));
  });
});

describe('a message too long for the robot', () => {
  it('arrives in numbered parts, in order and complete', async () => {
    const world = outboxWorld({ maxTextBytes: 2_048 });
    const lines = Array.from({ length: 120 }, (_, index) => `账户 ${index} · 可用 PEN 8,230.00`);
    world.outbox.push({ title: '资金日报', lines });
    await world.pass(0);
    const count = world.sent.length;
    expect(count).toBeGreaterThan(1);
    expect(titles(world)).toEqual(
      Array.from({ length: count }, (_, index) => `资金日报 (${index + 1}/${count})`),
    );
    expect(world.sent.flatMap(({ message }) => message.lines)).toEqual(lines);
    for (const { message } of world.sent) expect(textBytes(message)).toBeLessThanOrEqual(2_048);
  });
});
