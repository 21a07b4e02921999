import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCallHandlers, type CallParts } from '../../../electron/desktop/calls.ts';
import type { CallHandlers } from '../../../electron/desktop/ipc.ts';
import type { TokenPart } from '../../../electron/contract/types.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import { connectionsWorld, values, type ConnectionsWorld } from '../connections/harness.ts';

const copied = vi.hoisted(() => ({ text: '' }));
vi.mock('electron', () => ({
  clipboard: {
    readText: () => copied.text,
    clear: () => {
      copied.text = '';
    },
  },
  dialog: {},
  ipcMain: {},
  protocol: {},
}));

const words = { en: '', 'zh-CN': '' };
const withTokens = (provider: Provider): Provider => ({
  ...provider,
  descriptor: {
    ...provider.descriptor,
    fields: [
      ...provider.descriptor.fields,
      { kind: 'tokens', id: 'tokens', label: words, help: words, required: false },
    ],
  },
  tokens: {
    fieldId: 'tokens',
    exchange: () => ({
      sign: () => ({ path: '/', headers: {}, body: new Uint8Array() }),
      read: () => ({ ok: true, tokens: { accessToken: 'issued' } }),
    }),
  },
});

let world: ConnectionsWorld;
let calls: CallHandlers;
let draftId: string;
beforeEach(async () => {
  world = connectionsWorld(withTokens);
  const { connections, drafts, vault } = world;
  calls = createCallHandlers({ connections, drafts, vault } as Partial<CallParts> as CallParts);
  const draft = await world.draft();
  drafts.enter(draft, 'signKey', 'sign-key');
  ({ draftId } = draft);
});

async function paste(part: TokenPart, text: string) {
  copied.text = text;
  return calls.pasteToken({ draftId, field: 'tokens', part, values: { ...values, values: {} } });
}

describe('the clipboard', () => {
  it.each([
    ['a token that was taken', '2828BMTQ'],
    ['an answer that holds tokens', '{"refreshToken":"2828"}'],
    ['an address that holds a code', 'https://shop.test/?token=2828'],
  ])('does not keep %s', async (_what, text) => {
    await paste('refreshToken', text);
    expect(copied.text).toBe('');
  });

  it.each(['a shopping list', 'two\nlines'])('keeps what is no token: %j', async (text) => {
    expect(await paste('accessToken', text)).toMatchObject({ ok: false });
    expect(copied.text).toBe(text);
  });

  it('keeps a code that cannot be exchanged yet', async () => {
    expect(await paste('authCode', 'code-1')).toHaveProperty('errors');
    expect(copied.text).toBe('code-1');
  });

  it('that is empty is said to be', async () => {
    expect(await paste('accessToken', ' ')).toEqual({ ok: false, refusal: 'clipboard-empty' });
  });
});

it('forgetting takes what was pasted first, then what is saved', async () => {
  await paste('accessToken', 'first');
  const saved = await calls.saveDraft({ draftId, values: values as never, keep: 'keychain' });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const draft = await world.draft(world.connections.find(saved.connectionId));
  ({ draftId } = draft);
  await paste('accessToken', 'second');
  const target = { draftId, field: 'tokens' };
  await calls.forgetSecret(target);
  expect(draft.entered.has('tokens')).toBe(false);
  await calls.forgetSecret(target);
  await calls.saveDraft({ draftId, values: values as never, keep: 'keychain' });
  const detail = await world.connections.detail(saved.connectionId);
  expect(detail?.secrets['tokens']).toBeNull();
});
