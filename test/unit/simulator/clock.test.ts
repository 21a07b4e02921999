import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import type { Ready, SimulatedProvider } from '../../../electron/demo/simulator/protocol.ts';
import {
  exchange,
  NOW,
  redemption,
  redemptionRequest,
  smilepayz,
  smilepayzRequest,
  startSimulator,
  worldFirst,
  worldFirstRequest,
} from './harness.ts';
import type { WireAnswer, WireRequest } from './harness.ts';

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
  await client.register({ merchant: worldFirst });
  await client.register({ merchant: smilepayz });
  await client.register({ merchant: { ...redemption, signAnswers: true } });
});
beforeEach(() => client.setClock({ fixedNow: NOW }));
afterAll(() => client.stop());

const ask = (wire: WireRequest): Promise<WireAnswer> => exchange(ready.baseUrl, wire);
const HTTP_NOW = 'Thu, 15 Jan 2026 04:00:00 GMT';

test('every answer is dated by the simulator’s clock, refused and faulty ones too', async () => {
  expect((await ask(worldFirstRequest('{}'))).headers.date).toBe(HTTP_NOW);
  expect((await ask({ path: '/lost', headers: {}, body: '' })).headers.date).toBe(HTTP_NOW);
  const oversized = worldFirstRequest(' '.repeat(70_000));
  expect((await ask(oversized)).headers.date).toBe(HTTP_NOW);
  await client.setFault({ provider: 'worldfirst', fault: { kind: 'http-500' }, times: 1 });
  expect((await ask(worldFirstRequest('{}'))).headers.date).toBe(HTTP_NOW);
  await client.setClock({ fixedNow: NOW + 3_600_000 });
  const later = 'Thu, 15 Jan 2026 05:00:00 GMT';
  expect((await ask(worldFirstRequest('{}'))).headers.date).toBe(later);
});

describe('a server whose clock is wrong', () => {
  const AHEAD = 300_001;
  const AHEAD_DATE = 'Thu, 15 Jan 2026 04:05:00 GMT';

  async function askSkewed(
    provider: SimulatedProvider,
    wire: WireRequest,
    skewMs: number,
  ): Promise<WireAnswer> {
    await client.setFault({ provider, fault: { kind: 'clock', skewMs }, times: 1 });
    return ask(wire);
  }

  const cases: [SimulatedProvider, () => WireRequest, RegExp, RegExp][] = [
    ['worldfirst', () => worldFirstRequest('{}'), /"PARAM_ILLEGAL".*Request-Time/, /"SUCCESS"/],
    ['smilepayz', () => smilepayzRequest(), /"code":"22"/, /"code":"00"/],
    ['redemption', () => redemptionRequest(), /"status":5,/, /"status":0,/],
  ];

  test.each(cases)('%s judges by it and dates by it', async (provider, wire, refused, taken) => {
    for (const skewMs of [AHEAD, -AHEAD]) {
      const answer = await askSkewed(provider, wire(), skewMs);
      expect(answer.body).toMatch(refused);
      const date = skewMs > 0 ? AHEAD_DATE : 'Thu, 15 Jan 2026 03:54:59 GMT';
      expect(answer.headers.date).toBe(date);
      expect((await client.requests()).at(-1)).toMatchObject({ interference: 'clock', at: NOW });
    }
    // Five minutes sharp are within the tolerance.
    expect((await askSkewed(provider, wire(), AHEAD - 1)).body).toMatch(taken);
    expect((await ask(wire())).headers.date).toBe(HTTP_NOW);
  });

  test('answers carry its time wherever they carry one', async () => {
    const wf = await askSkewed('worldfirst', worldFirstRequest('{}'), 120_000);
    expect(wf.headers['response-time']).toBe('2026-01-15T12:02:00+08:00');
    const pay = await askSkewed('smilepayz', smilepayzRequest(), 120_000);
    expect(pay.headers['x-timestamp']).toBe('2026-01-14T23:02:00-05:00');
    const platform = await askSkewed('redemption', redemptionRequest(), 120_000);
    expect(platform.headers['timestamp']).toBe(String(NOW + 120_000));
  });
});

test('a wrong clock moves no balance', async () => {
  const moving = await startSimulator({ mode: 'moving' });
  await moving.client.register({
    merchant: { ...redemption, amount: '800000', drift: { perStep: '1000', floor: '0' } },
  });
  const fault = { kind: 'clock', skewMs: 240_000 } as const;
  await moving.client.setFault({ provider: 'redemption', fault });
  const { body } = await exchange(moving.ready.baseUrl, redemptionRequest());
  expect(body).toContain('"amount":8000.00');
  await moving.client.stop();
});

test('a skew that is no number of milliseconds is refused', async () => {
  const fault = { kind: 'clock', skewMs: 0.5 } as const;
  await expect(client.setFault({ provider: 'worldfirst', fault })).rejects.toThrow('skew');
});
