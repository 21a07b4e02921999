import { Clock } from '../../../electron/demo/simulator/clock.ts';
import { RobotReceiver } from '../../../electron/demo/simulator/robots.ts';
import type { ReceivedRequest } from '../../../electron/demo/simulator/wire.ts';
import type { RobotCredentials, RobotKind, RobotPost } from '../../../electron/robots/robot.ts';

/** 2026-01-15T12:00:00+08:00 */
export const NOW = 1_768_449_600_000;

export const TOKENS: Readonly<Record<RobotKind, string>> = {
  dingtalk: 'd1d2d3d4e5e6e7e8f1f2f3f4a5a6a7a8b1b2b3b4c5c6c7c8d9d0e9e0f9f0wxyz',
  feishu: '5f1c7a2e-3b4d-4c6e-8f90-a1b2c3d4wxyz',
  wecom: '693a91f6-7ac1-4bc4-97a0-0ec2sifawxyz',
  slack: 'aBcDeFgHiJkLmNoPqRsTwxyz',
  generic: 'inbox-of-finance-wxyz',
};

export const SECRETS: Partial<Record<RobotKind, string>> = {
  dingtalk: 'SEC0123456789abcdef0123456789abcdef',
  feishu: 'fei-shu-secret-0001',
  generic: 'generic-shared-secret',
};

/** A real address of each kind, as its messenger shows it. */
export const ADDRESSES: Readonly<Record<RobotKind, string>> = {
  dingtalk: `https://oapi.dingtalk.com/robot/send?access_token=${TOKENS.dingtalk}`,
  feishu: `https://open.feishu.cn/open-apis/bot/v2/hook/${TOKENS.feishu}`,
  wecom: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${TOKENS.wecom}`,
  slack: `https://hooks.slack.com/services/T00000001/B00000001/${TOKENS.slack}`,
  generic: `https://hooks.example.com/plimsoll/hook/${TOKENS.generic}`,
};

export function credentialsOf(
  kind: RobotKind,
  over: Partial<RobotCredentials> = {},
): RobotCredentials {
  const secret = SECRETS[kind];
  return { address: ADDRESSES[kind], ...(secret === undefined ? {} : { secret }), ...over };
}

export interface World {
  readonly clock: Clock;
  readonly receiver: RobotReceiver;
  readonly post: RobotPost;
}

/** The simulator's robots with one group of each kind, reached without a network. */
export function robotWorld(): World {
  const clock = new Clock(NOW);
  const receiver = new RobotReceiver(clock);
  for (const kind of Object.keys(TOKENS) as RobotKind[]) {
    const secret = SECRETS[kind];
    receiver.register({ kind, token: TOKENS[kind], ...(secret === undefined ? {} : { secret }) });
  }
  return {
    clock,
    receiver,
    async post(url, request) {
      const { status, body } = receiver.answer(asReceived(url, request));
      return { status, body };
    },
  };
}

/** A request as a server would see it. */
export function asReceived(
  url: string,
  { headers, body }: Parameters<RobotPost>[1],
): ReceivedRequest {
  const { pathname, search } = new URL(url);
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: 'POST',
    target: pathname + search,
    path: pathname,
    headers: Object.fromEntries(lowered) as Record<string, string>,
    body: Buffer.from(body, 'utf8'),
  };
}
