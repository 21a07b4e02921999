import { beforeEach, describe, expect, it } from 'vitest';
import type { DraftValues, TestResult } from '../../../electron/contract/types.ts';
import type { ProblemKind } from '../../../electron/domain/problem.ts';
import { TransportError } from '../../../electron/transport/transport.ts';
import { connectionsWorld, values, type ConnectionsWorld } from './harness.ts';

let world: ConnectionsWorld;
beforeEach(() => {
  world = connectionsWorld();
});

async function tested(given: DraftValues = values): Promise<TestResult> {
  const draft = await world.draft();
  world.drafts.enter(draft, 'signKey', 'fresh');
  return world.connections.test(draft, given);
}

/** `reach:done tls:failed …` */
function told(result: TestResult): string {
  if (!('steps' in result)) throw new Error('nothing was tested');
  return result.steps.map(({ step, state }) => `${step}:${state}`).join(' ');
}

describe('a live test tells how far its calls got', () => {
  it.each([
    ['verified', 'done'],
    ['key-missing', 'key-missing'],
    ['unsigned', 'unsigned'],
  ] as const)('to the end; an answer that is %s is told as just that', async (verification, verify) => {
    world.answer = { ok: true, verification, balances: [], accounts: [] };
    expect(told(await tested())).toBe(
      `reach:done tls:done sign:done answer:done verify:${verify} parse:done`,
    );
  });

  it.each<[ProblemKind, string]>([
    ['unreachable', 'reach:failed tls:not-reached sign:done answer:not-reached'],
    ['tls', 'reach:done tls:failed sign:done answer:not-reached'],
    ['timeout', 'reach:unknown tls:unknown sign:done answer:failed'],
    ['redirect', 'reach:done tls:done sign:done answer:failed'],
    ['too-large', 'reach:done tls:done sign:done answer:failed'],
  ])('when no answer came: %s', async (kind, begin) => {
    world.postFails = new TransportError(kind);
    expect(told(await tested())).toBe(`${begin} verify:not-reached parse:not-reached`);
  });

  it.each<[ProblemKind, string]>([
    ['signature', 'sign:failed answer:not-reached verify:not-reached parse:not-reached'],
    ['credentials', 'sign:done answer:failed verify:not-reached parse:not-reached'],
    ['http-status', 'sign:done answer:failed verify:not-reached parse:not-reached'],
    ['unverified-answer', 'sign:done answer:done verify:failed parse:not-reached'],
    ['bad-answer', 'sign:done answer:done verify:unknown parse:failed'],
  ])('when the provider answered: %s', async (kind, end) => {
    world.answer = { ok: false, problem: { kind } };
    const result = await tested();
    expect(told(result)).toBe(`reach:done tls:done ${end}`);
    const failed = 'steps' in result && result.steps.find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ problem: { kind } });
  });

  it('when nothing could be signed: then nothing was sent either', async () => {
    const id = await world.add('saved');
    world.restart();
    world.keychain.locked = true;
    const draft = await world.draft(world.connections.find(id));
    expect(told(await world.connections.test(draft, values))).toBe(
      'reach:not-reached tls:not-reached sign:failed answer:not-reached verify:not-reached parse:not-reached',
    );
  });

  it('and says when nothing was encrypted', async () => {
    const local = { ...values, environmentId: 'demo', baseUrl: 'http://127.0.0.1:8080' };
    expect(told(await tested(local))).toContain('reach:done tls:in-clear sign:done');
  });

  it('with some calls further than others', async () => {
    world.accountNos = ['1', '2'];
    world.answers.set('2', { ok: false, problem: { kind: 'not-found', code: '404' } });
    const result = await tested();
    expect(told(result)).toBe(
      'reach:done tls:done sign:done answer:partly verify:done parse:done',
    );
    expect('steps' in result && result.steps[3]?.problem?.code).toBe('404');
  });

  it('counts no call that was not sent because the provider wants to be left alone', async () => {
    world.accountNos = ['1', '2', '3'];
    const problem = { kind: 'rate-limited', retryAfterMs: 60_000 } as const;
    world.answers.set('1', { ok: true, verification: 'unsigned', balances: [], accounts: [] });
    world.answers.set('2', { ok: false, problem });
    const result = await tested();
    expect(world.signedWith).toHaveLength(2);
    expect(told(result)).toContain('answer:partly verify:unsigned parse:done');
  });
});
