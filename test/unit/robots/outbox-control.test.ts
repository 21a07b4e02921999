import { describe, expect, it } from 'vitest';
import {
  alert,
  DELIVERED,
  LOST_NETWORK,
  MINUTE,
  outboxWorld,
  SECOND,
  titles,
  WRONG_SIGNATURE,
} from './outbox-harness.ts';

const HOUR = 60 * MINUTE;

describe('stopping', () => {
  it('sends nothing more and says nothing more', async () => {
    const world = outboxWorld();
    world.answer = LOST_NETWORK;
    world.outbox.push(alert('a'));
    await world.pass(0);
    world.outbox.stop();
    expect(world.timers()).toBe(0);
    const said = world.statuses.length;
    world.outbox.push(alert('b'));
    world.outbox.wake();
    await world.pass(2 * HOUR);
    expect(titles(world)).toEqual(['a']);
    expect(world.statuses).toHaveLength(said);
    expect(world.timers()).toBe(0);
  });

  it('does not hear of what was under way', async () => {
    const world = outboxWorld();
    let say: (delivery: typeof DELIVERED) => void = () => undefined;
    world.answer = new Promise((resolve) => {
      say = resolve;
    });
    world.outbox.push(alert('a'));
    world.outbox.stop();
    const said = world.statuses.length;
    say(DELIVERED);
    await world.pass(0);
    expect(world.statuses).toHaveLength(said);
  });
});

describe('the test button', () => {
  it('goes past what waits, and a success frees what waits', async () => {
    const world = outboxWorld();
    world.answer = LOST_NETWORK;
    world.outbox.push(alert('a'));
    await world.pass(SECOND);
    world.answer = DELIVERED;
    expect(await world.outbox.sendNow(alert('test'))).toEqual(DELIVERED);
    await world.pass(0);
    expect(titles(world)).toEqual(['a', 'test', 'a']);
    // A person asked: only then may the keychain ask for its password.
    expect(world.byHand).toEqual([false, true, false]);
  });

  it('shows what was wrong and is not tried again', async () => {
    const world = outboxWorld();
    world.answer = WRONG_SIGNATURE;
    expect(await world.outbox.sendNow(alert('test'))).toEqual(WRONG_SIGNATURE);
    await world.pass(HOUR);
    expect(titles(world)).toEqual(['test']);
    expect(world.outbox.status()).toMatchObject({
      lost: 0,
      lastProblem: { failure: WRONG_SIGNATURE, givenUp: true },
    });
  });

  it('sends nothing while the robot’s minute is used up', async () => {
    const world = outboxWorld({ maxPerMinute: 2 });
    for (let press = 0; press < 2; press += 1) await world.outbox.sendNow(alert('test'));
    expect(await world.outbox.sendNow(alert('test'))).toMatchObject({ reason: 'rate-limited' });
    expect(world.sent).toHaveLength(2);
  });
});
