import { beforeEach, describe, expect, it } from 'vitest';
import type { Tokens } from '../../../electron/providers/provider.ts';
import { TransportError } from '../../../electron/transport/transport.ts';
import {
  DAY,
  HOUR,
  NOW,
  expired,
  issued,
  read,
  refused,
  tokenWorld,
  type TokenWorld,
} from './token-harness.ts';

let world: TokenWorld;
beforeEach(() => {
  world = tokenWorld();
});

const ask = (tokens: Tokens | null) => world.open(tokens).ask(world.call);
/** The first tokens, with so much of their access token's life left. */
const left = (ms: number): Tokens => ({ ...issued(1), accessTokenExpiresAt: NOW + ms });

describe('before a call', () => {
  it('tokens that last are taken as they are', async () => {
    expect(await ask(left(25 * HOUR))).toEqual(read);
    expect(world.sent).toEqual(['read access-1']);
    expect(world.kept).toEqual([]);
  });

  it.each([
    ['end within a day', left(23 * HOUR)],
    ['have ended', left(-1)],
    ['are a refresh token alone', { refreshToken: 'refresh-1' }],
    ['outlive what renews them', { ...left(25 * DAY), refreshTokenExpiresAt: NOW + 2 * HOUR }],
  ])('those that %s are renewed, and the new ones put away first', async (_what, tokens) => {
    expect(await ask(tokens)).toEqual(read);
    expect(world.sent).toEqual(['renew refresh-1', 'read access-2']);
    expect(world.kept).toEqual([`${tokens.accessToken ?? 'nothing'} -> access-2 after 1`]);
  });

  it.each([
    ['nothing renews', { accessToken: 'access-1', accessTokenExpiresAt: NOW - 1 }],
    ['have no end anybody knows', { accessToken: 'access-1', refreshToken: 'refresh-1' }],
    ['work while what renews them is over', { ...left(HOUR), refreshTokenExpiresAt: NOW - 1 }],
  ])('those that %s are not', async (_what, tokens) => {
    await ask(tokens);
    expect(world.sent).toEqual(['read access-1']);
  });

  it('a connection without tokens is asked without them', async () => {
    expect(await ask(null)).toEqual(read);
    expect(world.sent).toEqual(['read without']);
  });

  it('one renewal serves all calls of a refresh', async () => {
    const calls = world.open(left(HOUR));
    await calls.ask(world.call);
    await calls.ask(world.call);
    expect(world.sent).toEqual(['renew refresh-1', 'read access-2', 'read access-2']);
  });
});

describe('a renewal that comes to nothing', () => {
  beforeEach(() => {
    world.renewals.set('refresh-1', new TransportError('timeout'));
  });

  it('is no problem while the access token works', async () => {
    expect(await ask(left(HOUR))).toEqual(read);
    expect(world.sent).toEqual(['renew refresh-1', 'read access-1']);
    expect(world.kept).toEqual([]);
  });

  it('is tried again later, not with every refresh', async () => {
    const tokens = left(20 * HOUR);
    await ask(tokens);
    world.now += 59 * 60_000;
    await ask(tokens);
    expect(world.sent.filter((sent) => sent.startsWith('renew'))).toHaveLength(1);
    world.now += 60_000;
    world.renewals.set('refresh-1', { ok: true, tokens: issued(2) });
    await ask(tokens);
    expect(world.sent.slice(-2)).toEqual(['renew refresh-1', 'read access-2']);
  });

  it('is the problem once the access token is over, and is tried with every refresh', async () => {
    const failed = { ok: false, problem: { kind: 'timeout' } };
    expect(await ask(left(-1))).toEqual(failed);
    expect(await ask(left(-1))).toEqual(failed);
    expect(world.sent).toEqual(['renew refresh-1', 'renew refresh-1']);
  });

  it('says why it was refused', async () => {
    world.renewals.set('refresh-1', refused);
    const calls = world.open(left(HOUR));
    await calls.ask(world.call);
    expect(calls.authorization()).toMatchObject({ renewalProblem: { code: 'OAUTH_FAIL' } });
  });
});

describe('an access token the provider calls expired', () => {
  beforeEach(() => {
    world.reads.set('access-1', expired);
  });

  it('is renewed once and the call made once more', async () => {
    expect(await ask(issued(1))).toEqual(read);
    expect(world.sent).toEqual(['read access-1', 'renew refresh-1', 'read access-2']);
    expect(world.kept).toEqual(['access-1 -> access-2 after 2']);
  });

  it('is a problem when the new one is refused as well', async () => {
    world.reads.set('access-2', expired);
    const calls = world.open(issued(1));
    expect(await calls.ask(world.call)).toEqual(expired);
    expect(await calls.ask(world.call)).toEqual(expired);
    expect(world.sent.filter((sent) => sent.startsWith('renew'))).toHaveLength(1);
  });

  it('is not renewed again right after it was', async () => {
    world.reads.set('access-2', expired);
    expect(await ask(left(HOUR))).toEqual(expired);
    expect(world.sent).toEqual(['renew refresh-1', 'read access-2']);
  });

  it('is a problem when nothing renews it', async () => {
    expect(await ask({ accessToken: 'access-1' })).toEqual(expired);
    expect(world.sent).toEqual(['read access-1']);
  });

  it.each([
    ['the network', new TransportError('unreachable'), 'unreachable'],
    ['the provider', refused, 'credentials'],
  ])('that %s keeps from being renewed says so', async (_who, answer, kind) => {
    world.renewals.set('refresh-1', answer);
    expect(await ask(issued(1))).toMatchObject({ ok: false, problem: { kind } });
    expect(world.sent).toEqual(['read access-1', 'renew refresh-1']);
  });
});

describe('whoever comes second', () => {
  it('shares the renewal under way', async () => {
    const release = world.hold();
    const both = Promise.all([ask(left(HOUR)), ask(left(HOUR))]);
    release();
    expect(await both).toEqual([read, read]);
    expect(world.sent.filter((sent) => sent.startsWith('renew'))).toEqual(['renew refresh-1']);
  });

  it('takes the tokens of one that is over: the refresh token is good for one', async () => {
    await ask(left(HOUR));
    world.reads.set('access-1', expired);
    expect(await ask(issued(1))).toEqual(read);
    expect(world.sent.slice(2)).toEqual(['read access-2']);
    expect(world.kept).toHaveLength(2);
  });

  it('renews tokens of which nobody else renewed any', async () => {
    await ask(left(HOUR));
    await ask({ ...issued(2), accessTokenExpiresAt: NOW - 1 });
    expect(world.sent.slice(2)).toEqual(['renew refresh-2', 'read access-3']);
  });
});

describe('what is told of the tokens', () => {
  it('is their ends, and never a token', async () => {
    const calls = world.open(left(HOUR));
    await calls.ask(world.call);
    expect(calls.authorization()).toEqual({
      renewable: true,
      accessTokenExpiresAt: NOW + 30 * DAY,
      refreshTokenExpiresAt: NOW + 60 * DAY,
      endsAt: NOW + 60 * DAY,
    });
    expect(JSON.stringify(calls.authorization())).not.toMatch(/access-|refresh-/);
  });

  it('is the access token’s end where nothing renews it', () => {
    const tokens = { accessToken: 'access-1', accessTokenExpiresAt: NOW + DAY };
    expect(world.open(tokens).authorization()).toMatchObject({ endsAt: NOW + DAY });
  });

  it('is no end where nobody named one', () => {
    const { refreshTokenExpiresAt: _end, ...tokens } = left(HOUR);
    expect(world.open(tokens).authorization()).not.toHaveProperty('endsAt');
    expect(world.open(null).authorization()).toBeNull();
  });
});
