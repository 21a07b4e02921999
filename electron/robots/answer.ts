import type { Delivery, Refusal, RobotAnswer } from './robot.ts';

/** A robot's code is short; anything longer is not one. */
const CODE = /^-?\d{1,12}$/;

/** What a messenger's result codes mean for sending again. Codes in neither list may pass, so they are tried again. */
export interface CodeRules {
  /** Sending the same once more is useless until somebody acts. */
  readonly final: readonly string[];
  /** Too many messages; how long to leave the robot alone, ms. */
  readonly throttled: Readonly<Record<string, number>>;
}

/** The names of the fields, most preferred first. */
export interface CodeFields {
  readonly code: readonly string[];
  readonly message: readonly string[];
}

/** Reads an answer that says in JSON how it went, whatever its HTTP status: 0 is delivered. */
export function readCode(answer: RobotAnswer, fields: CodeFields, rules: CodeRules): Delivery {
  const object = readObject(answer.body);
  const codes = fields.code.map((name) => codeIn(object?.[name]));
  const code = codes.find((value) => value !== undefined);
  if (code === undefined) return readStatus(answer);
  if (code === '0') return { kind: 'delivered' };
  const message = fields.message
    .map((name) => object?.[name])
    .find((value) => typeof value === 'string');
  const waitMs = rules.throttled[code];
  return refused(code, message ?? '', !rules.final.includes(code), waitMs);
}

/** What the HTTP status alone tells of an answer that is not the robot's own. */
export function readStatus({ status }: RobotAnswer): Refusal {
  // A page in the way (a proxy's, a hotel's) says 200 as well; its text is no robot's word and is not shown.
  if (status === 200) return refused('bad-answer', '', true);
  return refused(String(status), '', mayPass(status));
}

/** Whether the same request may do better later, by its HTTP status. */
export function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** @param message the robot's words, all of them @param waitMs see {@link Refusal} */
export function refused(code: string, message: string, retry: boolean, waitMs?: number): Refusal {
  return {
    kind: 'refused',
    code,
    message,
    retry,
    ...(waitMs === undefined ? {} : { waitMs }),
  };
}

function readObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** DingTalk's page has the code as text in its example and as a number in its table. */
function codeIn(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  return CODE.test(String(value)) ? String(value) : undefined;
}
