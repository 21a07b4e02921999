import { beforeEach, describe, expect, it } from 'vitest';
import { giveUpTokens, type TakeText } from '../../../electron/connections/token-input.ts';
import type { OpenDraft } from '../../../electron/connections/drafts.ts';
import type { DraftValues, TokenPart } from '../../../electron/contract/types.ts';
import type {
  Grant,
  Provider,
  Tokens,
  TokensAnswer,
} from '../../../electron/providers/provider.ts';
import { connectionsWorld, values, type ConnectionsWorld } from './harness.ts';

const DAY = 24 * 60 * 60_000;

let world: ConnectionsWorld;
/** What the provider gives for the next grant. */
let granted: TokensAnswer;
/** Every exchange: what for, where, and by which key it was signed. */
let exchanges: string[];
/** The access tokens that calls for balances were made with. */
let usedTokens: (string | undefined)[];
/** What is on the clipboard, and whether it was looked at. */
let copied: string;
let looked: boolean;

const words = { en: '', 'zh-CN': '' };

function withTokens(provider: Provider): Provider {
  const request = { path: '/', headers: {}, body: new Uint8Array() };
  return {
    ...provider,
    descriptor: {
      ...provider.descriptor,
      fields: [
        ...provider.descriptor.fields,
        { kind: 'tokens', id: 'tokens', label: words, help: words, required: false },
      ],
    },
    inquiries: () => [
      {
        id: 'main',
        kind: 'balances',
        sign({ secrets }) {
          usedTokens.push(secrets.tokens('tokens')?.accessToken);
          return request;
        },
        read: () => world.answer,
      },
    ],
    tokens: {
      fieldId: 'tokens',
      exchange: (grant: Grant) => ({
        sign({ secrets, connection }) {
          const [[what, token] = []] = Object.entries(grant);
          const key = secrets.text('signKey');
          exchanges.push(`${what} ${token} at ${connection.baseUrl} by ${key}`);
          return request;
        },
        read: () => granted,
      }),
    },
  };
}

const issued: Tokens = {
  accessToken: 'canary-access',
  accessTokenExpiresAt: 1_000_000 + 30 * DAY,
  refreshToken: 'canary-refresh',
  refreshTokenExpiresAt: 1_000_000 + 90 * DAY,
};
const summary = {
  kept: 'draft',
  tokens: {
    hasAccessToken: true,
    accessTokenExpiresAt: issued.accessTokenExpiresAt,
    hasRefreshToken: true,
    refreshTokenExpiresAt: issued.refreshTokenExpiresAt,
  },
};

beforeEach(() => {
  world = connectionsWorld(withTokens);
  granted = { ok: true, tokens: issued };
  exchanges = [];
  usedTokens = [];
  looked = false;
});

const take: TakeText = async (read) => {
  looked = true;
  return read(copied);
};

function paste(draft: OpenDraft, part: TokenPart, text: string, over: Partial<DraftValues> = {}) {
  copied = text;
  const request = { field: 'tokens', part, values: { ...values, ...over } };
  return world.connections.pasteToken(draft, request, take);
}

async function draftWithKey(): Promise<OpenDraft> {
  const draft = await world.draft();
  world.drafts.enter(draft, 'signKey', 'sign-key');
  return draft;
}

/** A saved connection with the issued tokens. */
async function addWithTokens(): Promise<string> {
  const draft = await draftWithKey();
  await paste(draft, 'authCode', 'code-1');
  const result = await world.connections.save(draft, values, 'keychain');
  if (!result.ok) throw new Error(JSON.stringify(result));
  world.drafts.close(draft.draftId);
  return result.connectionId;
}

const editing = (id: string) => world.draft(world.connections.find(id));
const stored = async (id: string) => JSON.parse(await world.vault.read(id, 'tokens')) as Tokens;

describe('an authorisation code', () => {
  it('is exchanged at once, with the values and secrets of the draft', async () => {
    const draft = await draftWithKey();
    expect(await paste(draft, 'authCode', ' code-1\n')).toEqual({ ok: true, secret: summary });
    expect(exchanges).toEqual(['authCode code-1 at https://bank.test by sign-key']);
  });

  it('does not wait for the name and the interval, with which nothing is signed', async () => {
    const draft = await draftWithKey();
    const result = await paste(draft, 'authCode', 'code-1', { label: '', intervalSeconds: 0 });
    expect(result).toMatchObject({ ok: true });
  });

  it('stays on the clipboard while something it needs is missing', async () => {
    const draft = await world.draft();
    const wrong = { baseUrl: 'ftp://bank.test', values: { ...values.values, merchant: '' } };
    expect(await paste(draft, 'authCode', 'code-1', wrong)).toMatchObject({
      ok: false,
      errors: [{ field: 'baseUrl' }, { field: 'merchant' }, { field: 'signKey' }],
    });
    expect(looked).toBe(false);
    expect(exchanges).toEqual([]);
  });

  it('stays there, too, while the keychain keeps its key', async () => {
    const id = await world.add('saved');
    world.restart();
    world.keychain.locked = true;
    expect(await paste(await editing(id), 'authCode', 'code-1', { label: 'New' })).toEqual({
      ok: false,
      problem: { kind: 'keychain-locked' },
    });
    expect(looked).toBe(false);
  });

  it('that the provider refuses leaves the draft as it was, and says why', async () => {
    const draft = await draftWithKey();
    await paste(draft, 'accessToken', 'other');
    const problem = { kind: 'credentials', code: 'INVALID_CODE', providerMessage: 'used' } as const;
    granted = { ok: false, problem };
    expect(await paste(draft, 'authCode', 'code-1')).toEqual({ ok: false, problem });
    await world.connections.test(draft, values);
    expect(usedTokens).toEqual(['other']);
  });

  it('that is none is refused without asking anybody', async () => {
    expect(await paste(await draftWithKey(), 'authCode', 'two words')).toEqual({
      ok: false,
      refusal: 'token-has-spaces',
    });
    expect(exchanges).toEqual([]);
  });
});

describe('tokens pasted one by one', () => {
  it('belong together, and nobody knows their ends', async () => {
    const draft = await draftWithKey();
    await paste(draft, 'authCode', 'code-1');
    await paste(draft, 'accessToken', 'mine');
    expect(await paste(draft, 'refreshToken', 'mine-too')).toEqual({
      ok: true,
      secret: { kept: 'draft', tokens: { hasAccessToken: true, hasRefreshToken: true } },
    });
  });

  it('take the place of saved ones as a whole', async () => {
    const id = await addWithTokens();
    const draft = await editing(id);
    await paste(draft, 'accessToken', 'mine');
    await world.connections.save(draft, values, 'keychain');
    expect(await stored(id)).toEqual({ accessToken: 'mine' });
  });

  it('need no other value of the form', async () => {
    const draft = await world.draft();
    expect(await paste(draft, 'refreshToken', 'x', { baseUrl: '' })).toMatchObject({ ok: true });
  });
});

describe('saved tokens', () => {
  it('are told of by their ends, also after a restart', async () => {
    const id = await addWithTokens();
    world.restart();
    const detail = await world.connections.detail(id);
    expect(detail?.secrets['tokens']).toEqual({ ...summary, kept: 'keychain' });
  });

  it('can be given up: the connection goes on without', async () => {
    const id = await addWithTokens();
    const draft = await editing(id);
    giveUpTokens(draft, 'tokens');
    const { secrets } = world.drafts.open(draft.descriptor, draft.connection, draft.saved);
    expect(secrets['tokens']).toBeNull();
    await world.connections.test(draft, values);
    await world.connections.save(draft, values, 'keychain');
    expect(usedTokens).toEqual([undefined]);
    world.restart();
    expect((await world.connections.detail(id))?.secrets['tokens']).toBeNull();
    expect([...world.keychain.items.values()].join()).not.toContain('canary');
  });

  it('stay when the draft that gave them up is closed', async () => {
    const id = await addWithTokens();
    const draft = await editing(id);
    giveUpTokens(draft, 'tokens');
    world.drafts.close(draft.draftId);
    expect(await stored(id)).toEqual(issued);
  });
});

describe('“Test connection” with tokens that are due', () => {
  const renewed: Tokens = { ...issued, accessToken: 'newer', refreshToken: 'newer-too' };
  beforeEach(() => {
    granted = { ok: true, tokens: renewed };
  });

  it('renews those of the draft there, and tells of the new ones', async () => {
    const draft = await draftWithKey();
    await paste(draft, 'refreshToken', 'pasted');
    expect(await world.connections.test(draft, values)).toMatchObject({
      ok: true,
      tokens: { tokens: summary },
    });
    expect(exchanges).toEqual(['refreshToken pasted at https://bank.test by sign-key']);
    expect(usedTokens).toEqual(['newer']);
    expect(world.keychain.items.size).toBe(0);
    const saved = await world.connections.save(draft, values, 'keychain');
    if (!saved.ok) throw new Error('not saved');
    expect(await stored(saved.connectionId)).toEqual(renewed);
  });

  it('renews saved ones where they are saved: the old ones are worth nothing', async () => {
    granted = { ok: true, tokens: issued };
    const id = await addWithTokens();
    granted = { ok: true, tokens: renewed };
    world.now = (issued.accessTokenExpiresAt ?? 0) - 1_000;
    const draft = await editing(id);
    await world.connections.test(draft, values);
    world.drafts.close(draft.draftId);
    world.restart();
    expect(await stored(id)).toEqual(renewed);
  });

  it('leaves alone what was pasted while it ran', async () => {
    const draft = await draftWithKey();
    await paste(draft, 'refreshToken', 'pasted');
    const test = world.connections.test(draft, values);
    await paste(draft, 'accessToken', 'later');
    await test;
    const saved = await world.connections.save(draft, values, 'keychain');
    if (!saved.ok) throw new Error('not saved');
    expect(await stored(saved.connectionId)).toEqual({
      accessToken: 'later',
      refreshToken: 'pasted',
    });
  });
});

it('no token is in what the window gets or what is stored beside the keychain', async () => {
  const returned: unknown[] = [];
  const draft = await draftWithKey();
  returned.push(await paste(draft, 'authCode', 'canary-code'));
  returned.push(await world.connections.test(draft, values));
  returned.push(world.drafts.open(draft.descriptor, undefined, {}));
  granted = { ok: false, problem: { kind: 'credentials' } };
  returned.push(await paste(draft, 'authCode', 'canary-other-code'));
  returned.push(await paste(draft, 'refreshToken', 'canary one'));
  const saved = await world.connections.save(draft, values, 'keychain');
  returned.push(saved, saved.ok && (await world.connections.detail(saved.connectionId)));
  expect(JSON.stringify(returned)).toContain('hasRefreshToken');
  expect(JSON.stringify([returned, world.settings.get()])).not.toContain('canary');
});

it('a field that keeps no tokens takes none', async () => {
  const request = { field: 'signKey', part: 'accessToken', values } as const;
  await expect(
    world.connections.pasteToken(await world.draft(), request, take),
  ).rejects.toThrow('no such tokens field');
  expect(looked).toBe(false);
});
