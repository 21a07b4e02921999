import { describe, expect, it } from 'vitest';
import { RETRY_DELAYS_MS } from '../../../electron/robots/retry.ts';
import { NOW } from './harness.ts';
import {
  alert,
  DELIVERED,
  LOST_NETWORK,
  MINUTE,
  moments,
  outboxWorld,
  SECOND,
  titles,
  WRONG_SIGNATURE,
} from './outbox-harness.ts';

const HOUR = 60 * MINUTE;

describe('a message that gets through', () => {
  it('is sent at once and said to be', async () => {
    const world = outboxWorld();
    world.outbox.push(alert('a'));
    await world.pass(0);
    expect(titles(world)).toEqual(['a']);
    expect(world.outbox.status()).toEqual({ waiting: 0, lost: 0, lastDeliveredAt: NOW });
    expect(world.timers()).toBe(0);
  });

  it('goes out after the one before it has got through, in order', async () => {
    const world = outboxWorld();
    let say: (delivery: typeof DELIVERED) => void = () => undefined;
    world.answer = new Promise((resolve) => {
      say = resolve;
    });
    world.outbox.push(alert('a'));
    world.outbox.push(alert('b'));
    await world.pass(0);
    expect(titles(world)).toEqual(['a']);
    expect(world.outbox.status().waiting).toBe(2);
    say(DELIVERED);
    await world.pass(0);
    expect(titles(world)).toEqual(['a', 'b']);
  });
});

describe('a message that fails', () => {
  it('is tried after 30 s, 2 min, 10 min and then every hour, and given up as old news after a day', async () => {
    const world = outboxWorld();
    world.answer = LOST_NETWORK;
    world.outbox.push(alert('a'));
    await world.pass(3 * HOUR);
    const expected = [0, 30 * SECOND, 150 * SECOND, 750 * SECOND, 750 * SECOND + HOUR];
    expect(moments(world)).toEqual([...expected, 750 * SECOND + 2 * HOUR]);
    expect(world.outbox.status()).toMatchObject({ waiting: 1, lost: 0 });
    await world.pass(22 * HOUR);
    expect(world.outbox.status()).toEqual({
      waiting: 0,
      lost: 1,
      lastProblem: { at: NOW + 750 * SECOND + 24 * HOUR, failure: LOST_NETWORK, givenUp: true },
    });
    expect(RETRY_DELAYS_MS).toEqual([30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR]);
  });

  it('is not used up by a computer that wakes again and again', async () => {
    const world = outboxWorld();
    world.answer = LOST_NETWORK;
    world.outbox.push(alert('a'));
    for (let n = 0; n < 10; n += 1) {
      await world.pass(SECOND);
      world.outbox.wake();
    }
    await world.pass(0);
    expect(world.outbox.status()).toMatchObject({ waiting: 1, lost: 0 });
    world.answer = DELIVERED;
    world.outbox.wake();
    await world.pass(0);
    expect(world.outbox.status().waiting).toBe(0);
  });

  it('says meanwhile what is wrong and when it is tried next', async () => {
    const world = outboxWorld();
    world.answer = LOST_NETWORK;
    world.outbox.push(alert('a'));
    await world.pass(0);
    expect(world.outbox.status()).toEqual({
      waiting: 1,
      lost: 0,
      lastProblem: { at: NOW, failure: LOST_NETWORK, givenUp: false },
      nextAttemptAt: NOW + 30 * SECOND,
    });
    world.answer = DELIVERED;
    await world.pass(30 * SECOND);
    expect(world.outbox.status()).toMatchObject({
      waiting: 0,
      lastDeliveredAt: NOW + 30 * SECOND,
      lastProblem: { at: NOW },
    });
  });

  it('holds back what comes after it, and both go out as one', async () => {
    const world = outboxWorld();
    world.answer = LOST_NETWORK;
    world.outbox.push(alert('a'));
    await world.pass(SECOND);
    world.outbox.push(alert('b'));
    await world.pass(SECOND);
    expect(titles(world)).toEqual(['a']);
    world.answer = DELIVERED;
    await world.pass(MINUTE);
    expect(world.sent[1]?.message).toEqual({
      title: '2 messages in one',
      lines: ['• a', '  a body', '• b', '  b body'],
    });
    expect(world.outbox.status().waiting).toBe(0);
  });

  it('does not use up the tries of one that came later', async () => {
    const world = outboxWorld();
    world.answer = LOST_NETWORK;
    world.outbox.push(alert('a'));
    await world.pass(23 * HOUR);
    world.outbox.push(alert('b'));
    await world.pass(2 * HOUR);
    expect(world.outbox.status()).toMatchObject({ waiting: 1, lost: 1 });
    world.answer = DELIVERED;
    await world.pass(HOUR);
    expect(world.sent.at(-1)?.message).toEqual({
      title: 'b',
      lines: ['b body', '1 earlier message could not be delivered.'],
    });
  });

  it('is not tried again where that is useless; the next one is', async () => {
    const world = outboxWorld();
    world.answer = WRONG_SIGNATURE;
    world.outbox.push(alert('a'));
    await world.pass(HOUR);
    expect(titles(world)).toEqual(['a']);
    expect(world.outbox.status()).toMatchObject({
      waiting: 0,
      lost: 1,
      lastProblem: { failure: WRONG_SIGNATURE, givenUp: true },
    });
    world.answer = DELIVERED;
    world.outbox.push(alert('b'));
    world.outbox.push(alert('c'));
    await world.pass(0);
    expect(titles(world)).toEqual(['a', 'b', 'c']);
    expect(world.sent[1]?.message.lines.at(-1)).toBe('1 earlier message could not be delivered.');
    // Said once.
    expect(world.sent[2]?.message).toEqual(alert('c'));
  });

  it('survives a sender that throws', async () => {
    const world = outboxWorld();
    world.answer = Promise.reject(new Error('boom'));
    world.outbox.push(alert('a'));
    await world.pass(0);
    expect(world.outbox.status().lastProblem?.failure).toMatchObject({ reason: 'internal' });
    world.answer = DELIVERED;
    await world.pass(30 * SECOND);
    expect(world.outbox.status()).toMatchObject({ waiting: 0, lost: 0 });
  });
});

describe('waking up', () => {
  it('ends the wait between tries', async () => {
    const world = outboxWorld();
    world.answer = LOST_NETWORK;
    world.outbox.push(alert('a'));
    await world.pass(20 * MINUTE);
    const tries = world.sent.length;
    world.answer = DELIVERED;
    world.outbox.wake();
    await world.pass(0);
    expect(world.sent).toHaveLength(tries + 1);
    expect(world.outbox.status().waiting).toBe(0);
  });

  it('does not end a wait the robot demanded', async () => {
    const world = outboxWorld();
    world.answer = { kind: 'refused', code: '130101', message: '', retry: true, waitMs: 600_000 };
    world.outbox.push(alert('a'));
    await world.pass(MINUTE);
    world.outbox.wake();
    await world.pass(MINUTE);
    expect(moments(world)).toEqual([0]);
    world.answer = DELIVERED;
    await world.pass(10 * MINUTE);
    expect(moments(world)).toEqual([0, 10 * MINUTE]);
  });

  it('a clock set back by a year holds nothing up for a year', async () => {
    const world = outboxWorld();
    world.answer = LOST_NETWORK;
    world.outbox.push(alert('a'));
    await world.pass(0);
    world.setClock(NOW - 365 * 24 * HOUR);
    world.answer = DELIVERED;
    world.outbox.push(alert('b'));
    await world.pass(0);
    expect(world.outbox.status().waiting).toBe(0);
  });
});
