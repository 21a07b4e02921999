import { describe, expect, it } from 'vitest';
import { ROBOT_KINDS, type RobotKind } from '../../../electron/robots/robot.ts';
import { readSigningSecret } from '../../../electron/robots/signing-secret.ts';
import { readWebhookAddress } from '../../../electron/robots/webhook-address.ts';
import { ADDRESSES, TOKENS } from './harness.ts';

const read = (kind: RobotKind, text: string, loopback = false) =>
  readWebhookAddress(kind, text, { loopback });

describe('an address is taken', () => {
  it.each(ROBOT_KINDS)('as %s shows it', (kind) => {
    const { host } = new URL(ADDRESSES[kind]);
    expect(read(kind, `  ${ADDRESSES[kind]}\n`)).toEqual({
      ok: true,
      address: ADDRESSES[kind],
      summary: { host, tail: 'wxyz' },
    });
  });

  it('from Lark, the same robot elsewhere', () => {
    const lark = ADDRESSES.feishu.replace('open.feishu.cn', 'open.larksuite.com');
    expect(read('feishu', lark)).toMatchObject({ ok: true, address: lark });
  });

  it('without what was copied along with it', () => {
    const old = `${ADDRESSES.dingtalk}&timestamp=1&sign=abc#x`;
    expect(read('dingtalk', old)).toMatchObject({ ok: true, address: ADDRESSES.dingtalk });
  });

  it('of any host and path for an own receiver, query and all', () => {
    const own = 'https://10.0.0.5:8443/in?team=3';
    expect(read('generic', own)).toMatchObject({ ok: true, address: own });
  });

  it('of this computer over plain http, for the simulator alone', () => {
    const local = `http://127.0.0.1:4000/cgi-bin/webhook/send?key=${TOKENS.wecom}`;
    expect(read('wecom', local, true)).toMatchObject({ ok: true, address: local });
    expect(read('wecom', local)).toMatchObject({ ok: false, error: 'needs-https' });
    expect(read('wecom', local.replace('127.0.0.1', 'localhost'), true)).toMatchObject({
      error: 'needs-https',
    });
  });
});

describe('an address is refused', () => {
  const { dingtalk, feishu, wecom, slack } = ADDRESSES;
  it.each([
    ['dingtalk', '  ', 'required'],
    ['dingtalk', TOKENS.dingtalk, 'not-a-url'],
    ['dingtalk', 'ftp://oapi.dingtalk.com/robot/send', 'not-a-url'],
    ['dingtalk', dingtalk.replace('/robot', '/\nrobot'), 'not-a-url'],
    ['dingtalk', `${dingtalk}${'0'.repeat(2_048)}`, 'too-long'],
    ['dingtalk', dingtalk.replace('https', 'http'), 'needs-https'],
    ['dingtalk', dingtalk.replace('oapi', 'me:pw@oapi'), 'has-credentials'],
    ['dingtalk', dingtalk.replace('oapi.', 'oapi.evil.'), 'wrong-host'],
    ['dingtalk', dingtalk.replace('.com', '.com.evil.example'), 'wrong-host'],
    ['dingtalk', dingtalk.replace('.com', '.com.'), 'wrong-host'],
    ['dingtalk', dingtalk.replace('.com', '.com:8443'), 'wrong-host'],
    ['dingtalk', 'https://oapi.dingtalk.com/gettoken?access_token=abcdefgh', 'wrong-path'],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send', 'missing-token'],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=', 'missing-token'],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=a%26b', 'bad-token'],
    ['feishu', feishu.replace('/v2', ''), 'wrong-path'],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook', 'missing-token'],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/', 'missing-token'],
    ['wecom', wecom.replace('key=', 'token='), 'missing-token'],
    ['slack', slack.replace('services', 'triggers'), 'wrong-path'],
    ['slack', 'https://hooks.slack.com/services/T00000001', 'missing-token'],
    ['slack', `${slack}/more`, 'wrong-path'],
    ['generic', 'http://hooks.example.com/in', 'needs-https'],
  ] as const)('%s: %s', (kind, text, error) => {
    expect(read(kind, text)).toEqual({ ok: false, error });
  });

  it('with the kind it belongs to, where it is another messenger’s', () => {
    const wrongHost = { ok: false, error: 'wrong-host' };
    expect(read('dingtalk', feishu)).toEqual({ ...wrongHost, belongsTo: 'feishu' });
    // Unsigned by its own rules, such a robot would refuse every message.
    expect(read('generic', wecom)).toEqual({ ...wrongHost, belongsTo: 'wecom' });
  });

  it('without ever repeating it', () => {
    const wrong = dingtalk.replace('oapi', 'api');
    expect(JSON.stringify(read('dingtalk', wrong))).not.toContain(TOKENS.dingtalk.slice(0, 8));
  });
});

it('of a short token nothing is shown', () => {
  const short = 'https://oapi.dingtalk.com/robot/send?access_token=abcdefgh';
  expect(read('dingtalk', short)).toMatchObject({ summary: { host: 'oapi.dingtalk.com' } });
  expect(JSON.stringify(read('generic', 'https://a.example/in'))).not.toContain('tail');
});

describe('a signing secret', () => {
  it.each([
    ['dingtalk', ' SEC0123456789abcdef\n', { ok: true, secret: 'SEC0123456789abcdef' }],
    ['dingtalk', '', { ok: true }],
    ['feishu', '', { ok: true }],
    ['wecom', '', { ok: true }],
    ['generic', '', { ok: false, error: 'required' }],
    ['generic', 'fifteen-letters', { ok: false, error: 'too-short' }],
    ['feishu', 'x'.repeat(257), { ok: false, error: 'too-long' }],
    ['wecom', 'something', { ok: false, error: 'not-wanted' }],
    ['dingtalk', '0123456789abcdef0123', { ok: false, error: 'needs-sec' }],
    ['feishu', 'Secret: abcdefghijklmnop', { ok: false, error: 'has-space' }],
    ['feishu', ADDRESSES.feishu, { ok: false, error: 'is-an-address' }],
  ] as const)('%s: %j', (kind, text, result) => {
    expect(readSigningSecret(kind, text)).toEqual(result);
  });
});
