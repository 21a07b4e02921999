import type { Environment } from '../../domain/descriptor.ts';
import { remoteLimits, simulatorEnvironment } from '../environments.ts';

const PORTAL = 'https://portal.worldfirst.com';

/** Sandbox and production have client ids and keys of their own. */
export const environments: readonly Environment[] = [
  {
    id: 'production-sg',
    kind: 'production',
    name: { en: 'Production, Singapore', 'zh-CN': '生产环境（新加坡）' },
    baseUrl: 'https://open-sea.worldfirst.com',
    portalUrl: PORTAL,
    ...remoteLimits,
  },
  {
    id: 'production-eu',
    kind: 'production',
    name: { en: 'Production, Europe', 'zh-CN': '生产环境（欧洲）' },
    baseUrl: 'https://open-eu.worldfirst.com',
    portalUrl: PORTAL,
    ...remoteLimits,
  },
  {
    id: 'production-na',
    kind: 'production',
    name: { en: 'Production, North America', 'zh-CN': '生产环境（北美）' },
    baseUrl: 'https://open-na.worldfirst.com',
    portalUrl: PORTAL,
    ...remoteLimits,
  },
  {
    id: 'sandbox',
    kind: 'sandbox',
    name: { en: 'Sandbox', 'zh-CN': '沙盒' },
    baseUrl: 'https://open-sitprod-sg.alipay.com',
    ...remoteLimits,
  },
  simulatorEnvironment,
];
