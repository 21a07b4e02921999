import type {
  RobotDescriptor,
  RobotDraft,
  RobotView,
} from '../../../electron/contract/robot-types.ts';
import { NOW } from './fixtures.ts';

const help = { en: 'Where to find it.', 'zh-CN': '在哪里找到。' };
const limits = { maxPerMinute: 20, minGapMs: 0, maxTextBytes: 1_000 };

export const dingtalk: RobotDescriptor = {
  kind: 'dingtalk',
  name: { en: 'DingTalk', 'zh-CN': '钉钉' },
  hosts: ['oapi.dingtalk.com'],
  secret: 'optional',
  addressHelp: help,
  secretHelp: help,
  ...limits,
};

export const wecom: RobotDescriptor = {
  kind: 'wecom',
  name: { en: 'WeCom', 'zh-CN': '企业微信' },
  hosts: ['qyapi.weixin.qq.com'],
  secret: 'none',
  addressHelp: help,
  ...limits,
};

export const generic: RobotDescriptor = {
  kind: 'generic',
  name: { en: 'Your own address (signed JSON)', 'zh-CN': '自有接口（签名 JSON）' },
  hosts: [],
  secret: 'required',
  addressHelp: help,
  secretHelp: help,
  ...limits,
};

export const kinds = [dingtalk, wecom, generic];

export function robot(change: Partial<RobotView> = {}): RobotView {
  return {
    id: 'r1',
    kind: 'dingtalk',
    label: 'Finance',
    enabled: true,
    alerts: true,
    dailySummary: '09:00',
    stillWatching: null,
    language: 'system',
    address: { host: 'oapi.dingtalk.com', tail: 'wxyz' },
    hasSecret: true,
    sessionOnly: false,
    status: { waiting: 0, lost: 0 },
    ...change,
  };
}

export function robotDraft(change: Partial<RobotDraft> = {}): RobotDraft {
  return {
    draftId: 'rd1',
    descriptor: dingtalk,
    address: null,
    hasSecret: false,
    sessionOnly: false,
    initial: {
      label: '',
      enabled: false,
      alerts: true,
      dailySummary: null,
      stillWatching: null,
      language: 'system',
    },
    ...change,
  };
}

export { NOW };
