import { timingSafeEqual } from 'node:crypto';

import { isJson } from './wire.ts';
import type { ReceivedRequest, Refusal } from './wire.ts';

export type SimulatedRobot = 'dingtalk' | 'feishu' | 'wecom' | 'slack' | 'generic';

/** A group with a robot in it. */
export interface RobotGroup {
  kind: SimulatedRobot;
  /** What the webhook address carries; for Slack its last part. */
  token: string;
  /** Given: messages must be signed with it. Slack and WeCom know none. */
  secret?: string;
  /** Given: DingTalk and Feishu take only messages with it. */
  keyword?: string;
}

/** What a message said; `text` is the whole of it. */
export interface RobotContent {
  text: string;
  title?: string;
  lines?: string[];
}

export interface RobotReply {
  status: number;
  contentType: string;
  body: string;
}

/** One messenger's half of the conversation. */
export interface RobotSide {
  /** The address of a group's robot, from the slash on. */
  target(token: string): string;
  /** The token a request carries, `''` when none; `null` when the path is none of this messenger's. */
  tokenOf(request: ReceivedRequest): string | null;
  /** @throws Refusal with the messenger's own code and words */
  read(request: ReceivedRequest, group: RobotGroup, now: number): RobotContent;
  readonly unknownToken: Refusal;
  /** Absent: takes any number. After too many nothing is taken for `shutOutMs`. */
  readonly limit?: { perMinute: number; shutOutMs: number; refusal: Refusal };
  readonly busy: Refusal;
  accepted(): RobotReply;
  refused(refusal: Refusal): RobotReply;
}

export const json = (body: object, status = 200): RobotReply => {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
};
export const plain = (body: string, status = 200): RobotReply => {
  return { status, contentType: 'text/plain; charset=utf-8', body };
};
export const query = ({ target }: ReceivedRequest, name: string): string | null =>
  new URL(target, 'http://robot').searchParams.get(name);
export const lastPart = ({ path }: ReceivedRequest, parent: RegExp): string | null =>
  parent.exec(path)?.[1] ?? null;
export const errcode = (code: number, errmsg: string): RobotReply =>
  json({ errcode: code, errmsg });

/** The JSON object in the body of a POST. @throws the given refusal when there is none */
export function bodyOf(request: ReceivedRequest, notJson: Refusal): Record<string, unknown> {
  if (request.method !== 'POST' || !isJson(request)) throw notJson;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(request.body);
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // Refused below, like every other body that is no object.
  }
  throw notJson;
}

/** The text under `body[outer][inner]`, `''` when it is not there. */
export function textIn(body: Record<string, unknown>, outer: string, inner: string): string {
  const holder = body[outer];
  if (typeof holder !== 'object' || holder === null) return '';
  const text: unknown = (holder as Record<string, unknown>)[inner];
  return typeof text === 'string' ? text : '';
}

/** Compares two signatures in constant time. */
export function matches(expected: string, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(expected, 'utf8'), Buffer.from(given, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}

export function mustHold(text: string, keyword: string | undefined, refusal: Refusal): void {
  if (keyword !== undefined && !text.includes(keyword)) throw refusal;
}
