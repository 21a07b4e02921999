import type { RobotDescriptor, RobotKind } from './robot.ts';

/**
 * Rates and lengths are the messengers' own (sources in kinds/). Lengths stay below what a whole request may be, so
 * that JSON's escapes fit beside the text.
 */
export const robotDescriptors: Readonly<Record<RobotKind, RobotDescriptor>> = {
  dingtalk: {
    kind: 'dingtalk',
    name: { en: 'DingTalk', 'zh-CN': '钉钉' },
    hosts: ['oapi.dingtalk.com'],
    secret: 'optional',
    addressHelp: {
      en: 'In the group: Group settings → Bots → Add bot → Custom. Copy the webhook address it shows.',
      'zh-CN': '在群设置 → 机器人 → 添加机器人 → 自定义中创建机器人，复制其 Webhook 地址。',
    },
    secretHelp: {
      en: 'The text that starts with SEC, shown when “Sign request” is chosen under Security settings. If the robot uses keywords instead, leave this empty and make Plimsoll a keyword.',
      'zh-CN':
        '安全设置选择“加签”后显示的密钥，以 SEC 开头。若改用自定义关键词，此处留空，并把 Plimsoll 设为关键词。',
    },
    maxPerMinute: 20,
    minGapMs: 0,
    maxTextBytes: 15_000,
  },
  feishu: {
    kind: 'feishu',
    name: { en: 'Feishu / Lark', 'zh-CN': '飞书' },
    hosts: ['open.feishu.cn', 'open.larksuite.com'],
    secret: 'optional',
    addressHelp: {
      en: 'In the group: Settings → Bots → Add bot → Custom bot. Copy the webhook address it shows.',
      'zh-CN': '在群设置 → 群机器人 → 添加机器人 → 自定义机器人中创建，复制其 Webhook 地址。',
    },
    secretHelp: {
      en: 'Shown when “Set signature verification” is turned on for the bot. If the bot uses keywords instead, leave this empty and make Plimsoll a keyword.',
      'zh-CN':
        '机器人安全设置中开启“签名校验”后显示的密钥。若改用自定义关键词，此处留空，并把 Plimsoll 设为关键词。',
    },
    maxPerMinute: 100,
    minGapMs: 250,
    maxTextBytes: 15_000,
  },
  wecom: {
    kind: 'wecom',
    name: { en: 'WeCom', 'zh-CN': '企业微信' },
    hosts: ['qyapi.weixin.qq.com'],
    secret: 'none',
    addressHelp: {
      en: 'In the group: add a group bot, open its details and copy the webhook address. Whoever has the address can post, so there is no further secret.',
      'zh-CN':
        '在群聊中添加群机器人，打开机器人详情，复制其 Webhook 地址。凭该地址即可发消息，无另外的密钥。',
    },
    maxPerMinute: 20,
    minGapMs: 0,
    maxTextBytes: 2_048,
  },
  slack: {
    kind: 'slack',
    name: { en: 'Slack', 'zh-CN': 'Slack' },
    hosts: ['hooks.slack.com'],
    secret: 'none',
    addressHelp: {
      en: 'In your Slack app: Incoming Webhooks → Add New Webhook to Workspace. Copy the address that starts with https://hooks.slack.com/services/.',
      'zh-CN':
        '在 Slack 应用的 Incoming Webhooks 页面点击 Add New Webhook to Workspace，复制以 https://hooks.slack.com/services/ 开头的地址。',
    },
    maxPerMinute: 30,
    minGapMs: 1_000,
    maxTextBytes: 12_000,
  },
  generic: {
    kind: 'generic',
    name: { en: 'Your own address (signed JSON)', 'zh-CN': '自有接口（签名 JSON）' },
    hosts: [],
    secret: 'required',
    addressHelp: {
      en: 'An https:// address of your own. Plimsoll posts signed JSON to this host and to no other.',
      'zh-CN': '您自有的 https:// 地址。Plimsoll 只向该主机发送带签名的 JSON，不会发往其他地址。',
    },
    secretHelp: {
      en: 'A secret shared with your receiver, at least 16 characters. It checks X-Plimsoll-Signature with it: HMAC-SHA256 over the timestamp, a full stop and the raw body.',
      'zh-CN':
        '与接收方约定的密钥，至少 16 个字符。接收方据此校验 X-Plimsoll-Signature：对时间戳、英文句点和原始请求体计算 HMAC-SHA256。',
    },
    maxPerMinute: 60,
    minGapMs: 0,
    maxTextBytes: 15_000,
  },
};
