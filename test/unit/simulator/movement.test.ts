import { expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import type { StartOptions } from '../../../electron/demo/simulator/protocol.ts';
import { exchange, NOW, redemption, redemptionRequest, startSimulator } from './harness.ts';

interface Demo {
  client: SimulatorClient;
  /** The amount after that many seconds on the simulator's clock, in minor units. */
  amountAt(seconds: number): Promise<bigint>;
}

const LINE = 5_000_00n;

async function startDemo(options: Partial<StartOptions>, drifting: boolean): Promise<Demo> {
  const { client, ready } = await startSimulator({ mode: 'moving', ...options });
  const drift = { perStep: '10000', floor: '100000' };
  await client.register({
    merchant: { ...redemption, amount: '800000', ...(drifting ? { drift } : {}) },
  });
  return {
    client,
    async amountAt(seconds) {
      const now = NOW + seconds * 1_000;
      await client.setClock({ fixedNow: now });
      const wire = redemptionRequest({ timestamp: String(now) });
      const { body } = await exchange(ready.baseUrl, wire);
      return BigInt((/"amount":(-?\d+\.\d\d)/.exec(body)?.[1] ?? '').replace('.', ''));
    },
  };
}

async function series(demo: Demo, seconds: readonly number[]): Promise<bigint[]> {
  const amounts: bigint[] = [];
  for (const at of seconds) amounts.push(await demo.amountAt(at));
  await demo.client.stop();
  return amounts;
}

const HALF_AN_HOUR = Array.from({ length: 31 }, (_, minute) => minute * 60);

test('frozen: nothing moves, drift or not', async () => {
  const amounts = await series(await startDemo({ mode: 'frozen' }, true), HALF_AN_HOUR);
  expect(new Set(amounts)).toEqual(new Set([800_000n]));
});

test('moving: the drifting account falls steadily below its line within a minute', async () => {
  const demo = await startDemo({}, true);
  const amounts = await series(demo, [0, 10, 20, 30, 40, 50, 60, 600, 1_200]);
  expect(amounts[0]).toBe(800_000n);
  expect(amounts[6]).toBeLessThan(LINE);
  for (const [index, amount] of amounts.slice(1, 8).entries()) {
    expect(amount).toBeLessThan(amounts[index] ?? 0n);
  }
  expect(amounts[7]).toBe(100_000n);
  expect(amounts[8]).toBe(100_000n);
});

test('moving: the others are paid out of and topped up, and stay in reach', async () => {
  const amounts = await series(await startDemo({}, false), HALF_AN_HOUR);
  const steps = amounts.slice(1).map((amount, index) => amount - (amounts[index] ?? 0n));
  expect(steps.some((step) => step < 0n)).toBe(true);
  expect(steps.some((step) => step > 0n)).toBe(true);
  for (const amount of amounts) {
    expect(amount).toBeGreaterThan(590_000n);
    expect(amount).toBeLessThan(830_000n);
  }
});

test('the same seed gives the same amounts, however often they are read', async () => {
  const often = await series(await startDemo({ seed: 42 }, false), HALF_AN_HOUR);
  const once = await series(await startDemo({ seed: 42 }, false), [1_800]);
  const other = await series(await startDemo({ seed: 43 }, false), [1_800]);
  expect(once[0]).toBe(often.at(-1));
  expect(other[0]).not.toBe(once[0]);
});

test('a balance that is set stays the base of what follows', async () => {
  const demo = await startDemo({}, false);
  await demo.client.setBalance({
    address: { provider: 'redemption', merchant: 'B-1' },
    available: '1000',
  });
  const amounts = await series(demo, HALF_AN_HOUR);
  expect(amounts[0]).toBe(1_000n);
  for (const amount of amounts) expect(amount).toBeLessThan(1_040n);
});

test('an unknown balance cannot be set', async () => {
  const { client } = await startSimulator();
  const address = { provider: 'redemption', merchant: 'nobody' } as const;
  await expect(client.setBalance({ address, available: '1' })).rejects.toThrow('no balance');
  await client.stop();
});

test('frozen: two simulators of one seed answer alike', async () => {
  const bodies: string[] = [];
  for (let run = 0; run < 2; run += 1) {
    const { client, ready } = await startSimulator();
    await client.register({ merchant: redemption });
    bodies.push((await exchange(ready.baseUrl, redemptionRequest())).body);
    await client.stop();
  }
  expect(bodies[0]).toBe(bodies[1]);
});
