import { createHmac } from 'node:crypto';

import { TOLERANCE_MS } from './clock.ts';
import {
  bodyOf,
  errcode,
  json,
  lastPart,
  matches,
  mustHold,
  plain,
  query,
  textIn,
} from './robot-wire.ts';
import type { RobotSide, SimulatedRobot } from './robot-wire.ts';
import { header, isJson, Refusal } from './wire.ts';

const HOUR_MS = 60 * 60_000;

const dingtalk: RobotSide = {
  target: (token) => `/robot/send?access_token=${token}`,
  tokenOf: (request) =>
    request.path === '/robot/send' ? (query(request, 'access_token') ?? '') : null,
  read(request, { secret, keyword }, now) {
    if (request.body.length > 20_000) {
      throw new Refusal('460101', 'message too long, exceed 20000 bytes');
    }
    if (!isJson(request)) throw new Refusal('43004', 'invalid content type');
    if (secret !== undefined) {
      const timestamp = query(request, 'timestamp') ?? '';
      if (!/^\d{13}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > HOUR_MS) {
        throw new Refusal('310000', 'invalid timestamp');
      }
      const hmac = createHmac('sha256', secret).update(`${timestamp}\n${secret}`);
      if (!matches(hmac.digest('base64'), query(request, 'sign'))) {
        throw new Refusal('310000', 'sign not match');
      }
    }
    const body = bodyOf(request, new Refusal('40035', 'param json is missing'));
    if (body['msgtype'] !== 'text') throw new Refusal('400105', 'unsupported msgtype');
    const text = textIn(body, 'text', 'content');
    if (text === '') throw new Refusal('40035', 'content is missing');
    mustHold(text, keyword, new Refusal('310000', 'keywords not in content'));
    return { text };
  },
  unknownToken: new Refusal('300005', 'token is not exist'),
  limit: {
    perMinute: 20,
    shutOutMs: 10 * 60_000,
    refusal: new Refusal('130101', 'send too fast, exceed 20 times per minute'),
  },
  busy: new Refusal('-1', 'system busy'),
  accepted: () => errcode(0, 'ok'),
  refused: ({ code, message }) => errcode(Number(code), message),
};

const feishu: RobotSide = {
  target: (token) => `/open-apis/bot/v2/hook/${token}`,
  tokenOf: (request) => lastPart(request, /^\/open-apis\/bot\/v2\/hook\/([^/]*)$/),
  read(request, { secret, keyword }, now) {
    if (request.body.length > 20 * 1024) throw new Refusal('9499', 'Bad Request: too large');
    const body = bodyOf(request, new Refusal('9499', 'Bad Request'));
    if (secret !== undefined) {
      const { timestamp, sign } = body;
      const seconds = typeof timestamp === 'string' ? timestamp : '';
      // The key is the time and the secret; what is signed is empty.
      const hmac = createHmac('sha256', `${seconds}\n${secret}`).digest('base64');
      const recent = /^\d{10}$/.test(seconds) && Math.abs(now - Number(seconds) * 1_000) <= HOUR_MS;
      if (!recent || !matches(hmac, sign)) {
        throw new Refusal(
          '19021',
          'sign match fail or timestamp is not within one hour from current time',
        );
      }
    }
    const text = textIn(body, 'content', 'text');
    if (body['msg_type'] !== 'text' || text === '') throw new Refusal('19002', 'params error');
    mustHold(text, keyword, new Refusal('19024', 'Key Words Not Found'));
    return { text };
  },
  unknownToken: new Refusal('19001', 'param invalid: incoming webhook access token invalid'),
  limit: { perMinute: 100, shutOutMs: 0, refusal: new Refusal('11232', 'frequency limited psm') },
  busy: new Refusal('1500', 'internal error'),
  accepted: () =>
    json({ StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' }),
  refused: ({ code, message }) => json({ code: Number(code), data: {}, msg: message }),
};

const wecom: RobotSide = {
  target: (token) => `/cgi-bin/webhook/send?key=${token}`,
  tokenOf: (request) =>
    request.path === '/cgi-bin/webhook/send' ? (query(request, 'key') ?? '') : null,
  read(request) {
    const body = bodyOf(request, new Refusal('40008', 'invalid message type'));
    const text = textIn(body, 'text', 'content');
    if (body['msgtype'] !== 'text') throw new Refusal('40008', 'invalid message type');
    if (text === '') throw new Refusal('40058', 'text.content missing');
    if (Buffer.byteLength(text, 'utf8') > 2_048) {
      throw new Refusal('40058', 'text.content exceed max length 2048');
    }
    return { text };
  },
  unknownToken: new Refusal('93000', 'invalid webhook url'),
  limit: { perMinute: 20, shutOutMs: 0, refusal: new Refusal('45009', 'api freq out of limit') },
  busy: new Refusal('-1', 'system busy'),
  accepted: () => errcode(0, 'ok'),
  refused: ({ code, message }) => errcode(Number(code), message),
};

const slackStatus: Readonly<Record<string, number>> = {
  invalid_payload: 400,
  no_text: 400,
  no_service: 404,
  rate_limited: 429,
  rollup_error: 500,
};

const slack: RobotSide = {
  target: (token) => `/services/T00000001/B00000001/${token}`,
  tokenOf: (request) => lastPart(request, /^\/services\/\w+\/\w+\/([^/]*)$/),
  read(request) {
    const body = bodyOf(request, new Refusal('invalid_payload', ''));
    const { text } = body;
    if (typeof text !== 'string' || text === '') throw new Refusal('no_text', '');
    return { text };
  },
  unknownToken: new Refusal('no_service', ''),
  limit: { perMinute: 60, shutOutMs: 0, refusal: new Refusal('rate_limited', '') },
  busy: new Refusal('rollup_error', ''),
  accepted: () => plain('ok'),
  refused: ({ code }) => plain(code, slackStatus[code] ?? 400),
};

const generic: RobotSide = {
  target: (token) => `/plimsoll/hook/${token}`,
  tokenOf: (request) => lastPart(request, /^\/plimsoll\/hook\/([^/]*)$/),
  read(request, { secret = '' }, now) {
    const timestamp = header(request, 'x-plimsoll-timestamp');
    const hmac = createHmac('sha256', secret).update(`${timestamp}.`).update(request.body);
    const expected = `sha256=${hmac.digest('hex')}`;
    if (!matches(expected, header(request, 'x-plimsoll-signature'))) {
      throw new Refusal('401', 'signature does not match');
    }
    if (!(Math.abs(now - Number(timestamp)) <= TOLERANCE_MS)) {
      throw new Refusal('401', 'timestamp too far off');
    }
    const body = bodyOf(request, new Refusal('415', 'no JSON object'));
    const { version, source, sentAt, title, lines } = body;
    const isText = (value: unknown): value is string => typeof value === 'string';
    const shaped = version === 1 && source === 'plimsoll' && String(sentAt) === timestamp;
    if (!shaped || !isText(title) || !Array.isArray(lines) || !lines.every(isText)) {
      throw new Refusal('400', 'unexpected form');
    }
    return { text: [title, ...lines].join('\n'), title, lines };
  },
  unknownToken: new Refusal('404', 'not found'),
  busy: new Refusal('503', 'busy'),
  accepted: () => ({ status: 204, contentType: 'text/plain', body: '' }),
  refused: ({ code, message }) => plain(message, Number(code)),
};

export const robotSides: Readonly<Record<SimulatedRobot, RobotSide>> = {
  dingtalk,
  feishu,
  wecom,
  slack,
  generic,
};
