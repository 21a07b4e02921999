import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../electron/provisioning/make-plan.ts';
import type { SecretContent } from '../../../electron/provisioning/source.ts';
import { providers } from '../../../electron/providers/registry.ts';
import { readSettings } from '../../../electron/settings/settings.ts';

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const exampleIn = (file: string): string => {
  const blocks = [...read(file).matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => text);
  return blocks.find((text) => text.includes('"plimsoll": 1')) ?? '';
};

/** The files the examples speak of. */
const text = (content: string): SecretContent => ({ kind: 'text', text: content });
const at = (...names: string[]): string => JSON.stringify(['connections', 0, 'secrets', ...names]);
const secrets = {
  [at('privateKey')]: text(read('test/fixtures/keys/encrypted-hmac-sha256.pem')),
  [at('privateKey', 'passphrase')]: text('open-sesame-fixture\n'),
  [at('merchantSecret')]: text('merchant-secret'),
};
const files = { [at('privateKey')]: '/k/peru.pem', [at('privateKey', 'passphrase')]: '/k/peru.pass' };
const plain = { ...secrets, [at('privateKey')]: text(read('test/fixtures/keys/rsa-2048.pem')) };

const parts = {
  settings: { get: () => readSettings({}).value },
  vault: { entries: () => ({}), read: () => Promise.reject(new Error('nothing is kept')) },
  providers,
  newId: () => 'new',
};

describe('the example in', () => {
  it.each([
    ['docs/provisioning.md', secrets],
    ['docs/README.zh-CN.md', plain],
  ])('%s is a set-up the app takes', async (file, content) => {
    const result = await makePlan({ text: exampleIn(file), secrets: content, files }, 'en', parts);
    expect(result).toMatchObject({ ok: true, plan: { connections: [{ wanted: { id: 'peru' }, missing: [] }] } });
  });
});
