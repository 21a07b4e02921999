import { dingtalk } from './kinds/dingtalk.ts';
import { feishu } from './kinds/feishu.ts';
import { generic } from './kinds/generic.ts';
import { slack } from './kinds/slack.ts';
import { wecom } from './kinds/wecom.ts';
import type { RobotKind, RobotWire } from './robot.ts';

export const robotWires: Readonly<Record<RobotKind, RobotWire>> = {
  dingtalk,
  feishu,
  wecom,
  slack,
  generic,
};
