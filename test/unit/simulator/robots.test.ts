import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { createDeliver } from '../../../electron/robots/deliver.ts';
import { ROBOT_KINDS, type RobotKind } from '../../../electron/robots/robot.ts';
import { createRobotPost } from '../../../electron/transport/robot-post.ts';
import { SECRETS, TOKENS } from '../robots/harness.ts';
import { exchange, NOW, startSimulator } from './harness.ts';

let client: SimulatorClient;
let baseUrl: string;
beforeEach(async () => {
  const started = await startSimulator();
  ({ client } = started);
  ({ baseUrl } = started.ready);
});
afterEach(() => client.stop());

/** Sends over real HTTP what the app would send. */
async function send(kind: RobotKind, target: string) {
  const secret = SECRETS[kind];
  const deliver = createDeliver({
    kind,
    credentials: async () => ({
      address: baseUrl + target,
      ...(secret === undefined ? {} : { secret }),
    }),
    addressRules: { loopback: true },
    post: createRobotPost(fetch),
    now: () => NOW,
  });
  return deliver({ title: 'Low: Peru', lines: ['PEN 8,230.00'] }, false);
}

function register(kind: RobotKind): Promise<string> {
  const secret = SECRETS[kind];
  const group = { kind, token: TOKENS[kind], ...(secret === undefined ? {} : { secret }) };
  return client.registerRobot({ group });
}

describe.each(ROBOT_KINDS)('a %s robot of the simulator', (kind) => {
  test('gives its address, verifies what the app sends there, and keeps what the group reads', async () => {
    const target = await register(kind);
    expect(await send(kind, target)).toEqual({ kind: 'delivered' });
    const [record] = await client.robotMessages();
    expect(record).toMatchObject({ kind, token: TOKENS[kind], verdict: 'ok', at: NOW });
    expect(record?.content?.text).toContain('PEN 8,230.00');
  });

  test('is busy for as often as it is told to be', async () => {
    const target = await register(kind);
    await client.robotBusy({ kind, times: 1 });
    expect(await send(kind, target)).toMatchObject({ kind: 'refused', retry: true });
    expect(await send(kind, target)).toEqual({ kind: 'delivered' });
  });

  test('leaves no trace of its token among the requests to providers', async () => {
    await send(kind, await register(kind));
    expect(await client.requests()).toEqual([]);
  });
});

test('a path that is nobody’s is still recorded and not found', async () => {
  const answer = await exchange(baseUrl, { path: '/nowhere', headers: {}, body: '' });
  expect(answer.status).toBe(404);
  expect(await client.requests()).toMatchObject([{ path: '/nowhere', verdict: '404' }]);
});
