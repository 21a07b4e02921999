import { describe, expect, it } from 'vitest';
import type { RobotKind } from '../../../electron/robots/robot.ts';
import { robotWires } from '../../../electron/robots/wires.ts';

const read = (kind: RobotKind, body: string, status = 200) =>
  robotWires[kind].read({ status, body });

describe('delivered is', () => {
  it.each([
    ['dingtalk', '{"errcode":0,"errmsg":"ok"}'],
    // Their page has it as text in the example and as a number in the table.
    ['dingtalk', '{"errcode":"0","errmsg":"ok"}'],
    ['feishu', '{"code":0,"data":{},"msg":"success"}'],
    ['feishu', '{"StatusCode":0,"StatusMessage":"success"}'],
    ['wecom', '{"errcode":0,"errmsg":"ok"}'],
    ['slack', 'ok'],
    ['generic', ''],
  ] as const)('%s: %s', (kind, body) => {
    expect(read(kind, body)).toEqual({ kind: 'delivered' });
  });

  it('any 2xx of an own address', () => {
    expect(read('generic', '', 204)).toEqual({ kind: 'delivered' });
  });
});

describe('a refusal that only a person can end', () => {
  it.each([
    ['dingtalk', '{"errcode":310000,"errmsg":"sign not match"}', '310000', 'sign not match'],
    ['dingtalk', '{"errcode":300005,"errmsg":"no token"}', '300005', 'no token'],
    ['feishu', '{"code":19021,"msg":"sign match fail"}', '19021', 'sign match fail'],
    ['feishu', '{"StatusCode":19024,"StatusMessage":"Key Words"}', '19024', 'Key Words'],
    ['wecom', '{"errcode":93000,"errmsg":"invalid webhook url"}', '93000', 'invalid webhook url'],
  ] as const)('%s: %s', (kind, body, code, message) => {
    expect(read(kind, body)).toEqual({ kind: 'refused', code, message, retry: false });
  });

  it.each([
    ['slack', 'no_service', 404, 'no_service'],
    ['slack', 'channel_is_archived', 410, 'channel_is_archived'],
    ['generic', 'signature does not match', 401, '401'],
  ] as const)('%s: %s', (kind, body, status, code) => {
    const refused = { kind: 'refused', code, message: body, retry: false };
    expect(read(kind, body, status)).toEqual(refused);
  });
});

describe('haste is tried again once the robot takes messages again', () => {
  it.each([
    ['dingtalk', '{"errcode":130101,"errmsg":"send too fast"}', 200, 600_000],
    ['dingtalk', '{"errcode":660026,"errmsg":"sending too many"}', 200, 600_000],
    ['feishu', '{"code":11232,"msg":"frequency limited psm"}', 200, 60_000],
    ['wecom', '{"errcode":45009,"errmsg":"api freq out of limit"}', 200, 60_000],
    ['slack', 'rate_limited', 429, 60_000],
    ['slack', '', 429, 60_000],
  ] as const)('%s: %s', (kind, body, status, waitMs) => {
    expect(read(kind, body, status)).toMatchObject({ kind: 'refused', retry: true, waitMs });
  });
});

describe('what may pass is tried again', () => {
  it.each([
    ['dingtalk', '{"errcode":-1,"errmsg":"busy"}', 200, '-1'],
    ['dingtalk', '{"errcode":987654,"errmsg":"unheard of"}', 200, '987654'],
    ['wecom', '', 502, '502'],
    ['slack', 'rollup_error', 500, 'rollup_error'],
    ['generic', 'later', 503, '503'],
  ] as const)('%s: %s (%i)', (kind, body, status, code) => {
    expect(read(kind, body, status)).toMatchObject({ kind: 'refused', code, retry: true });
  });

  it.each(['dingtalk', 'feishu', 'wecom', 'slack'] as const)(
    'a page in the way of %s, whose text is not passed on',
    (kind) => {
      expect(read(kind, '<html>Log in to the hotel’s network</html>')).toEqual({
        kind: 'refused',
        code: 'bad-answer',
        message: '',
        retry: true,
      });
    },
  );

  it.each(['null', '[]', '{"errcode":{"a":1}}', '{"errcode":1.5}', '{'])('no code: %s', (body) => {
    expect(read('dingtalk', body)).toMatchObject({ code: 'bad-answer', retry: true });
  });
});
