import { readFileSync } from 'node:fs';
import { createPublicKey } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { privateKeyText } from './keys.ts';
import { peru, problemsOf, setupOf, setupWorld, temporaryFolder, type SetupWorld } from './harness.ts';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/keys/${name}`, import.meta.url));
const pem = fixture('rsa-2048.pem').toString();
const rsa = { ...peru, values: { ...peru.values, mode: 'rsa' } };
const line = { account: '1', type: 'BALANCE', currency: 'PEN', warn: '500' };
const CANARY = 'inline-canary-90aa';

const folder = temporaryFolder();
let world: SetupWorld;
beforeEach(() => {
  world = setupWorld(folder);
  const files: Record<string, string | Buffer> = {
    'key.pem': pem,
    'public.pem': createPublicKey(pem).export({ format: 'pem', type: 'spki' }).toString(),
    'certificate.pem': fixture('certificate.pem'),
    'encrypted.pem': fixture('encrypted-hmac-sha256.pem'),
    'small.pem': privateKeyText(1_024),
    'prose.txt': 'no key at all',
    'empty.txt': '\n',
    'lines.txt': 'one\ntwo',
    'large.txt': 'x'.repeat(70_000),
    'long.txt': 'x'.repeat(65),
    'bytes.bin': Buffer.from([0xff, 0xfe, 0x00]),
    'passphrase.txt': 'not-the-passphrase\n',
  };
  for (const [name, content] of Object.entries(files)) world.write(name, content);
});

const withHead = (over: object) => setupOf({ ...peru, ...over });
const withValues = (over: object) => setupOf({ ...peru, values: { ...peru.values, ...over } });
const withSecrets = (secrets: unknown) => setupOf({ ...peru, secrets });
const withKey = (reference: unknown) => setupOf({ ...rsa, secrets: { privateKey: reference } });
const withLine = (over: object) => setupOf({ ...peru, lines: [{ ...line, ...over }] });
const without = (name: keyof typeof peru) => {
  const { [name]: _gone, ...rest } = peru;
  return setupOf(rest);
};

describe('each thing that can be wrong is told with its place, and nothing is imported', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['another version', { plimsoll: 2 }, 'plimsoll', /"plimsoll": 1/],
    ['no version', { connections: [] }, 'plimsoll', /needed/],
    ['a list for a file', [], '', /braces/],
    ['an unknown entry', { plimsoll: 1, robots: [] }, 'robots', /no such entry/],
    ['no list of connections', { plimsoll: 1, connections: {} }, 'connections', /list/],
    ['a connection that is none', setupOf('x'), 'connections[0]', /braces/],
    ['an unknown entry of a connection', withHead({ colour: 'red' }), 'connections[0].colour', /no such entry/],
    ['no provider', without('provider'), 'connections[0].provider', /needed/],
    ['another provider', withHead({ provider: 'acme' }), 'connections[0].provider', /There are: bank\./],
    ['another environment', withHead({ environment: 'moon' }), 'connections[0].environment', /production, demo/],
    ['a number as a name', withHead({ label: 7 }), 'connections[0].label', /quotation marks/],
    ['no name', withHead({ label: ' ' }), 'connections[0].label', /needed/],
    ['a name that is too long', withHead({ label: 'x'.repeat(61) }), 'connections[0].label', /60/],
    ['a name with escape codes', withHead({ label: 'a\u001b[2J' }), 'connections[0].label', /invisible/],
    ['a bad id', withHead({ id: '../x' }), 'connections[0].id', /Letters/],
    ['an id that means something to the language', withHead({ id: 'constructor' }), 'connections[0].id', /taken/],
    ['the id of the history’s key', withHead({ id: 'history' }), 'connections[0].id', /taken/],
    ['a switch that is none', withHead({ enabled: 'yes' }), 'connections[0].enabled', /true or false/],
    ['no address', withHead({ address: 'bank' }), 'connections[0].address', /no address/],
    ['plain http', withHead({ address: 'http://bank.test' }), 'connections[0].address', /https/],
    ['a path', withHead({ address: 'https://bank.test/a' }), 'connections[0].address', /path/],
    ['a password in it', withHead({ address: 'https://a:b@bank.test' }), 'connections[0].address', /password/],
    ['too short an interval', withHead({ intervalSeconds: 5 }), 'connections[0].intervalSeconds', /60/],
    ['too long an interval', withHead({ intervalSeconds: 1e9 }), 'connections[0].intervalSeconds', /86400/],
    ['half a second', withHead({ intervalSeconds: 60.5 }), 'connections[0].intervalSeconds', /whole/],
    ['an unknown field', withValues({ colour: 'red' }), 'connections[0].values.colour', /merchant, mode/],
    ['an empty field', withValues({ merchant: '' }), 'connections[0].values.merchant', /needed/],
    ['a wrong character', withValues({ merchant: 'a b' }), 'connections[0].values.merchant', /characters/],
    ['too long a value', withValues({ merchant: 'x'.repeat(9) }), 'connections[0].values.merchant', /8/],
    ['no such choice', withValues({ mode: 'magic' }), 'connections[0].values.mode', /rsa, md5/],
    ['a number for a value', withValues({ merchant: 12 }), 'connections[0].values.merchant', /text belongs/],
    ['a text for accounts', withValues({ accounts: '1' }), 'connections[0].values.accounts', /accounts/],
    ['accounts for a text', withValues({ merchant: [] }), 'connections[0].values.merchant', /accounts/],
    ['an account twice', withValues({ accounts: [{ accountNo: '1', role: 'pay-in' }, { accountNo: '1', role: 'pay-out' }] }), 'connections[0].values.accounts', /twice/],
    ['a field of another choice', withValues({ keyVersion: '2' }), 'connections[0].values.keyVersion', /not used/],
    ['no public key', withValues({ publicKey: 'abc' }), 'connections[0].values.publicKey', /not a public key/],
    ['a secret among the values', withValues({ signKey: CANARY }), 'connections[0].values.signKey', /under "secrets"/],
    ['no secret at all', withSecrets({}), 'connections[0].secrets.signKey', /needs: signKey/],
    ['an unknown secret', withSecrets({ ...peru.secrets, pin: '-' }), 'connections[0].secrets.pin', /no such secret/],
    ['a secret of another choice', withSecrets({ ...peru.secrets, privateKey: { file: 'key.pem' } }), 'connections[0].secrets.privateKey', /not used/],
    ['a secret in the file', withSecrets({ signKey: CANARY }), 'connections[0].secrets.signKey', /must not stand in this file/],
    ['a private key in the file', withKey(pem), 'connections[0].secrets.privateKey', /must not stand in this file/],
    ['a private key for a path', withKey({ file: pem }), 'connections[0].secrets.privateKey.file', /must not stand in this file/],
    ['a private key as a public one', withValues({ publicKey: pem }), 'connections[0].values.publicKey', /must not stand in this file/],
    ['a private key for a name', withHead({ entity: privateKeyText(2_048, 'bare') }), 'connections[0].entity', /must not stand in this file/],
    ['an environment variable', withSecrets({ signKey: { env: 'SIGN_KEY' } }), 'connections[0].secrets.signKey.env', /environment variables/],
    ['a value for a reference', withSecrets({ signKey: { value: CANARY } }), 'connections[0].secrets.signKey.value', /file/],
    ['no path', withSecrets({ signKey: { file: 7 } }), 'connections[0].secrets.signKey.file', /path/],
    ['a file that is not there', withSecrets({ signKey: { file: CANARY } }), 'connections[0].secrets.signKey', /could not be read/],
    ['an empty file', withSecrets({ signKey: { file: 'empty.txt' } }), 'connections[0].secrets.signKey', /empty/],
    ['a folder', withSecrets({ signKey: { file: '.' } }), 'connections[0].secrets.signKey', /could not be read/],
    ['a device without end', withSecrets({ signKey: { file: '/dev/zero' } }), 'connections[0].secrets.signKey', /could not be read/],
    ['a large file', withSecrets({ signKey: { file: 'large.txt' } }), 'connections[0].secrets.signKey', /too large/],
    ['a long secret', withSecrets({ signKey: { file: 'long.txt' } }), 'connections[0].secrets.signKey', /longer/],
    ['several lines', withSecrets({ signKey: { file: 'lines.txt' } }), 'connections[0].secrets.signKey', /several lines/],
    ['bytes for a text', withSecrets({ signKey: { file: 'bytes.bin' } }), 'connections[0].secrets.signKey', /not text/],
    ['standard input that is not there', withSecrets({ signKey: '-' }), 'connections[0].secrets.signKey', /no standard input/],
    ['tokens for a text', withSecrets({ signKey: { accessToken: '-' } }), 'connections[0].secrets.signKey', /belong to another field/],
    ['prose for a key', withKey({ file: 'prose.txt' }), 'connections[0].secrets.privateKey', /not a private key/],
    ['a public key for a private one', withKey({ file: 'public.pem' }), 'connections[0].secrets.privateKey', /public key/],
    ['a certificate', withKey({ file: 'certificate.pem' }), 'connections[0].secrets.privateKey', /certificate/],
    ['a key that is too small', withKey({ file: 'small.pem' }), 'connections[0].secrets.privateKey', /2048/],
    ['a key with a passphrase', withKey({ file: 'encrypted.pem' }), 'connections[0].secrets.privateKey', /"passphrase"/],
    ['the wrong passphrase', withKey({ file: 'encrypted.pem', passphrase: { file: 'passphrase.txt' } }), 'connections[0].secrets.privateKey.passphrase', /does not open/],
    ['a passphrase in the file', withKey({ file: 'encrypted.pem', passphrase: CANARY }), 'connections[0].secrets.privateKey.passphrase', /must not stand/],
    ['an amount as a number', withLine({ warn: 500 }), 'connections[0].lines[0].warn', /quotation marks/],
    ['an amount in words', withLine({ warn: '5e3' }), 'connections[0].lines[0].warn', /quotation marks/],
    ['an amount with commas', withLine({ warn: '5,000' }), 'connections[0].lines[0].warn', /quotation marks/],
    ['an amount below zero', withLine({ critical: '-1' }), 'connections[0].lines[0].critical', /below zero/],
    ['too precise a line', withLine({ critical: '1.005' }), 'connections[0].lines[0].critical', /decimal places/],
    ['a critical line above the warn line', withLine({ critical: '501' }), 'connections[0].lines[0].critical', /above the warn/],
    ['an upper line below', withLine({ upper: '500' }), 'connections[0].lines[0].upper', /above the others/],
    ['a small currency', withLine({ currency: 'pen' }), 'connections[0].lines[0].currency', /Capital/],
    ['no account', withLine({ account: undefined }), 'connections[0].lines[0].account', /needed/],
    ['a balance twice', setupOf({ ...peru, lines: [line, line] }), 'connections[0].lines[1]', /another entry/],
    ['an alert that is none', { plimsoll: 1, alerts: { kinds: { doom: true } } }, 'alerts.kinds.doom', /no such entry/],
    ['a switch of an alert', { plimsoll: 1, alerts: { kinds: { low: 1 } } }, 'alerts.kinds.low', /true or false/],
    ['too soon to be told', { plimsoll: 1, alerts: { notUpdatedMinutes: 1 } }, 'alerts.notUpdatedMinutes', /At least 5/],
    ['quiet hours without an end', { plimsoll: 1, alerts: { quietHours: { from: '22:00', criticalBreaks: true } } }, 'alerts.quietHours.to', /needed/],
    ['no such theme', { plimsoll: 1, preferences: { theme: 'pink' } }, 'preferences.theme', /dark/],
    ['a day that is none', { plimsoll: 1, calendar: { holidays: ['tomorrow'] } }, 'calendar.holidays[0]', /not allowed/],
  ])('%s', async (_name, setup, place, sentence) => {
    const before = world.settings.get();
    const result = await world.import(setup);
    const problems = problemsOf(result);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${place.replace(/[[\].]/g, '\\$&')}: `));
    expect(problems[0]).toMatch(sentence);
    expect(problems[0]).not.toMatch(new RegExp(`${CANARY}|PRIVATE KEY|MII`));
    expect(world.settings.get()).toBe(before);
    expect([...world.keychain.items.keys()]).toEqual([]);
  });

  it('all at once, in the order of the file, with line and column', async () => {
    const setup = `{
  "plimsoll": 1,
  "connections": [
    { "provider": "bank", "environment": "production", "label": "Peru",
      "values": { "merchant": "a b", "mode": "md5", "accounts": [] },
      "secrets": { "signKey": { "file": "nowhere" } },
      "lines": [ { "account": "1", "type": "B", "currency": "PEN", "warn": 5 } ] },
    { "provider": "acme", "environment": "production", "label": "x" }
  ],
  "alerts": { "muted": "no" }
}`;
    const result = await world.import(setup);
    expect(problemsOf(result).map((text) => text.split(':')[0])).toEqual([
      'connections[0].values.merchant',
      'connections[0].values.accounts',
      'connections[0].secrets.signKey',
      'connections[0].lines[0].warn',
      'connections[1].provider',
      'alerts.muted',
    ]);
    if (result.ok || !('problems' in result)) throw new Error('not refused');
    expect(result.problems.map(({ line: row, column }) => `${row}:${column}`)).toEqual([
      '5:31', '5:65', '6:31', '7:76', '8:19', '10:24',
    ]);
  });

  it('also of JSON that is none: from where on', async () => {
    const result = await world.import('{\n  "plimsoll": 1,\n  connections: []\n}');
    expect(result).toEqual({
      ok: false,
      problems: [{ place: '', line: 3, column: 3, text: 'This is no JSON from here on.' }],
    });
    expect(problemsOf(await world.import('{"plimsoll": 1, "plimsoll": 1}'))).toEqual([
      'plimsoll: This name stands here twice.',
    ]);
  });

  it('of two entries of the file that cannot both be', async () => {
    const other = { ...peru, values: { ...peru.values, merchant: 'M-2' } };
    expect(problemsOf(await world.import(setupOf(peru, other)))).toEqual([
      'connections[1].label: Another connection has this name.',
    ]);
    const twins = setupOf({ ...peru, id: 'p' }, { ...other, id: 'p', label: 'Other' });
    expect(problemsOf(await world.import(twins))).toEqual([
      'connections[1].id: Another entry of this file has the same id.',
    ]);
  });

  it('of standard input that two secrets want', async () => {
    const setup = setupOf(
      { ...peru, secrets: { signKey: '-' } },
      { ...peru, label: 'Other', secrets: { signKey: '-' } },
    );
    expect(problemsOf(await world.import(setup, 'sign-key'))).toEqual([
      'connections[1].secrets.signKey: Standard input can be one secret only, and another entry takes it already.',
    ]);
  });

  it('in Chinese', async () => {
    world.locale = 'zh-CN';
    expect(problemsOf(await world.import(withLine({ warn: 500 })))).toEqual([
      'connections[0].lines[0].warn: 金额须写成带引号的文本，例如 "50000.00"。',
    ]);
  });

  it('without repeating a name that may be a secret itself', async () => {
    const [problem] = problemsOf(await world.import(withSecrets({ ...peru.secrets, [pem]: null })));
    expect(problem).toContain('connections[0].secrets["…"]');
    expect(problem).not.toContain('MII');
  });
});
