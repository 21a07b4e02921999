import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL_NAMES, channel, type CallName } from '../../../electron/contract/names.ts';
import { NotFound, serveCalls, type CallHandlers } from '../../../electron/desktop/ipc.ts';
import { NotSaved } from '../../../electron/vault/not-saved.ts';

type Handler = (event: IpcMainInvokeEvent, payload: unknown) => unknown;
const { handlers } = vi.hoisted(() => ({ handlers: new Map<string, Handler>() }));
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, handler: Handler) => handlers.set(name, handler) },
  protocol: {},
}));

interface Frame {
  url: string;
}
const frame = (url = 'app://plimsoll/index.html'): Frame => ({ url });
const contents = (mainFrame: Frame): WebContents => ({ mainFrame }) as unknown as WebContents;
const eventFrom = (sender: WebContents, senderFrame: Frame | null): IpcMainInvokeEvent =>
  ({ sender, senderFrame }) as unknown as IpcMainInvokeEvent;

let top: Frame;
let own: WebContents;
let open: WebContents | null;
let called: [CallName, unknown][];
let behaviour: (name: CallName) => unknown;

beforeEach(() => {
  handlers.clear();
  called = [];
  behaviour = () => null;
  top = frame();
  own = contents(top);
  open = own;
  const every = Object.fromEntries(
    CALL_NAMES.map((name) => [
      name,
      async (payload: unknown) => {
        called.push([name, payload]);
        return behaviour(name);
      },
    ]),
  );
  serveCalls(every as unknown as CallHandlers, () => open);
});

const call = async (name: CallName, payload: unknown, event = eventFrom(own, top)) =>
  handlers.get(channel(name))?.(event, payload);

const draftValues = {
  label: 'Peru',
  environmentId: 'production',
  baseUrl: 'https://bank.test',
  plainHttpConsent: false,
  intervalSeconds: 300,
  values: { merchant: 'M-1' },
};

describe('a call of the app’s own window', () => {
  it('is carried out and its result comes back', async () => {
    behaviour = () => ['anything'];
    expect(await call('refresh', { connectionId: null })).toEqual({
      ok: true,
      value: ['anything'],
    });
    expect(called).toEqual([['refresh', { connectionId: null }]]);
  });

  it('exists for every name of the contract, and for no other', () => {
    expect([...handlers.keys()].sort()).toEqual(CALL_NAMES.map((name) => channel(name)).sort());
  });
});

describe('a call from anywhere else is refused', () => {
  it.each<[string, () => IpcMainInvokeEvent]>([
    ['another window', () => eventFrom(contents(top), top)],
    ['a frame inside the window', () => eventFrom(own, frame())],
    ['a frame that is gone', () => eventFrom(own, null)],
    [
      'another page',
      () => {
        top.url = 'https://evil.test/';
        return eventFrom(own, top);
      },
    ],
    [
      'an address that begins alike',
      () => {
        top.url = 'app://plimsoll.evil/';
        return eventFrom(own, top);
      },
    ],
    [
      'a blank page',
      () => {
        top.url = 'about:blank';
        return eventFrom(own, top);
      },
    ],
    [
      'a window that is closed',
      () => {
        open = null;
        return eventFrom(own, top);
      },
    ],
  ])('%s', async (_name, event) => {
    const from = event();
    for (const name of CALL_NAMES) {
      expect(await call(name, null, from)).toEqual({ ok: false, refusal: 'bad-sender' });
    }
    expect(called).toEqual([]);
  });
});

describe('a payload of the wrong shape is refused', () => {
  it.each<[string, CallName, unknown]>([
    ['none where one is due', 'refresh', undefined],
    ['one where none is due', 'getState', {}],
    ['an unknown key', 'refresh', { connectionId: null, force: true }],
    [
      'an unknown key deep inside',
      'saveDraft',
      { draftId: 'd', keep: 'session', values: { ...draftValues, secret: 'x' } },
    ],
    ['a wrong type', 'setConnectionEnabled', { connectionId: 'a', enabled: 'yes' }],
    ['an id with a path', 'removeConnection', { connectionId: '../../etc', anyway: false }],
    ['an empty id', 'removeConnection', { connectionId: '', anyway: false }],
    ['no word on a removal that is refused', 'removeConnection', { connectionId: 'a' }],
    [
      'a field named like part of the language',
      'testDraft',
      { draftId: 'd', values: { ...draftValues, values: { 'a.b': 'x' } } },
    ],
    [
      'a huge text',
      'testDraft',
      { draftId: 'd', values: { ...draftValues, label: 'x'.repeat(1e6) } },
    ],
    [
      'a huge value',
      'testDraft',
      { draftId: 'd', values: { ...draftValues, values: { a: 'x'.repeat(1e6) } } },
    ],
    [
      'a long list',
      'testDraft',
      {
        draftId: 'd',
        values: {
          ...draftValues,
          values: { a: Array.from({ length: 1e4 }, () => ({ accountNo: '1', role: 'pay-in' })) },
        },
      },
    ],
    [
      'many values',
      'testDraft',
      {
        draftId: 'd',
        values: {
          ...draftValues,
          values: Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`f${n}`, 'x'])),
        },
      },
    ],
    [
      'no number',
      'testDraft',
      { draftId: 'd', values: { ...draftValues, intervalSeconds: Number.NaN } },
    ],
    [
      'an endless number',
      'testDraft',
      { draftId: 'd', values: { ...draftValues, intervalSeconds: Number.POSITIVE_INFINITY } },
    ],
    [
      'a consent that is neither yes nor no',
      'testDraft',
      { draftId: 'd', values: { ...draftValues, plainHttpConsent: 'true' } },
    ],
    [
      'no word on an unencrypted address',
      'testDraft',
      { draftId: 'd', values: { ...draftValues, plainHttpConsent: undefined } },
    ],
    ['a weak key', 'generateKey', { draftId: 'd', field: 'privateKey', bits: 512 }],
    ['a third profile', 'switchProfile', { profile: 'admin' }],
    ['a list', 'setPreferences', ['en', 'dark']],
    [
      'a huge key of a balance',
      'setLine',
      { connectionId: 'a', key: 'x'.repeat(1e5), warn: null, critical: null, upper: null },
    ],
  ])('%s', async (_name, name, payload) => {
    expect(await call(name, payload)).toEqual({ ok: false, refusal: 'bad-payload' });
    expect(called).toEqual([]);
  });

  it.each<[CallName, unknown]>([
    ['saveDraft', { draftId: 'd', keep: 'keychain', values: draftValues }],
    ['removeConnection', { connectionId: 'a', anyway: true }],
  ])('while the right shape of %s passes', async (name, payload) => {
    expect(await call(name, payload)).toMatchObject({ ok: true });
    expect(called).toEqual([[name, payload]]);
  });
});

describe('a handler that fails', () => {
  it.each([
    [
      'an error',
      () => {
        throw new Error('canary-7f3a91');
      },
    ],
    [
      'something else',
      () => {
        throw 'canary-7f3a91';
      },
    ],
    ['later', () => Promise.reject(new Error('canary-7f3a91'))],
  ])('(%s) says nothing of why', async (_name, fail) => {
    behaviour = fail;
    expect(await call('getState', null)).toEqual({ ok: false, refusal: 'internal' });
  });

  it('because settings cannot be written says so', async () => {
    behaviour = () => {
      throw new NotSaved();
    };
    expect(await call('getState', null)).toEqual({ ok: false, refusal: 'not-saved' });
  });

  it('because the thing is gone says so', async () => {
    behaviour = () => {
      throw new NotFound();
    };
    expect(await call('getConnection', { connectionId: 'a' })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
  });
});
