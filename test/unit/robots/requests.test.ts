import { describe, expect, it } from 'vitest';
import { robotWires } from '../../../electron/robots/wires.ts';
import { ADDRESSES, credentialsOf, NOW, TOKENS } from './harness.ts';

const message = { title: 'Low: Peru', lines: ['PEN 8,230.00 <available>'] };
const TEXT = 'Plimsoll · Low: Peru\nPEN 8,230.00 <available>';

// The signatures were computed with Python's hmac, from the messengers' own descriptions.
describe('a request', () => {
  it('to DingTalk carries time and signature in the query, percent-encoded', () => {
    const { url, body } = robotWires.dingtalk.build(credentialsOf('dingtalk'), message, NOW);
    const sign = '%2Byq%2B2tdAL2yiMxdd4wzDz0fb4UKz0zJ3fpVoJmDX1Ys%3D';
    expect(url).toBe(`${ADDRESSES.dingtalk}&timestamp=1768449600000&sign=${sign}`);
    expect(JSON.parse(body)).toEqual({ msgtype: 'text', text: { content: TEXT } });
  });

  it('to Feishu carries seconds and a signature over nothing in the body', () => {
    const { url, body } = robotWires.feishu.build(credentialsOf('feishu'), message, NOW + 999);
    expect(url).toBe(ADDRESSES.feishu);
    expect(JSON.parse(body)).toEqual({
      timestamp: '1768449600',
      sign: 'wzlgG1S/f4pGH7Rj5EcT3U7udAs/Odsn2s+mtOmuclc=',
      msg_type: 'text',
      content: { text: 'Plimsoll · Low: Peru\nPEN 8,230.00 ‹available›' },
    });
  });

  it.each(['dingtalk', 'feishu'] as const)('to %s without a secret is not signed', (kind) => {
    const { url, body } = robotWires[kind].build({ address: ADDRESSES[kind] }, message, NOW);
    expect(url).toBe(ADDRESSES[kind]);
    expect(body).not.toMatch(/sign|timestamp/);
  });

  it('to WeCom goes to the key alone', () => {
    const { url, body } = robotWires.wecom.build(credentialsOf('wecom'), message, NOW);
    expect(url).toBe(ADDRESSES.wecom);
    expect(JSON.parse(body)).toEqual({
      msgtype: 'text',
      text: { content: 'Plimsoll · Low: Peru\nPEN 8,230.00 ‹available›' },
    });
  });

  it('to Slack is text whose markup is escaped', () => {
    const { url, body } = robotWires.slack.build(
      credentialsOf('slack'),
      { title: 'A & B', lines: ['<!channel>'] },
      NOW,
    );
    expect(url).toBe(ADDRESSES.slack);
    expect(JSON.parse(body)).toEqual({
      text: 'Plimsoll · A &amp; B\n&lt;!channel&gt;',
      mrkdwn: false,
    });
  });

  it('to an own address is the documented JSON, signed as it is sent', () => {
    const { url, headers, body } = robotWires.generic.build(credentialsOf('generic'), message, NOW);
    expect(url).toBe(ADDRESSES.generic);
    expect(body).toBe(
      '{"version":1,"source":"plimsoll","sentAt":1768449600000,' +
        '"title":"Low: Peru","lines":["PEN 8,230.00 <available>"]}',
    );
    expect(headers).toMatchObject({
      'X-Plimsoll-Timestamp': '1768449600000',
      'X-Plimsoll-Signature':
        'sha256=39a4e7f6b242ea5eff045b3e46b0de07ab29ea899faf81a4c76c2ffc467a9fc2',
    });
  });

  const chats = ['dingtalk', 'feishu', 'wecom'] as const;
  it.each(chats)('to %s keeps a name from adding lines', (kind) => {
    const crafted = { title: 'Low: Peru\r\nAll is well', lines: ['a\u2028b'] };
    const { body } = robotWires[kind].build(credentialsOf(kind), crafted, NOW);
    expect(body).toContain('Plimsoll · Low: Peru All is well\\na b');
  });

  it.each(['feishu', 'wecom'] as const)('to %s can call nobody by an account’s name', (kind) => {
    const crafted = { title: '<at user_id="all">x</at>', lines: ['<@all>'] };
    const { body } = robotWires[kind].build(credentialsOf(kind), crafted, NOW);
    expect(body).not.toMatch(/[<>]/);
  });

  it.each(['dingtalk', 'wecom'] as const)('to %s holds the token in the address only', (kind) => {
    const { headers, body } = robotWires[kind].build(credentialsOf(kind), message, NOW);
    expect(JSON.stringify(headers) + body).not.toContain(TOKENS[kind]);
  });
});
