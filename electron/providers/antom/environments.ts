import type { Environment } from '../../domain/descriptor.ts';
import type { LocalizedText } from '../../domain/locale.ts';
import { remoteLimits, simulatorEnvironment } from '../environments.ts';

/** https://docs.antom.com/ac/ams/api_fund */
const regions: readonly { id: string; name: LocalizedText; baseUrl: string }[] = [
  {
    id: 'sea',
    name: { en: 'Asia', 'zh-CN': '亚洲' },
    baseUrl: 'https://open-sea-global.alipay.com',
  },
  {
    id: 'na',
    name: { en: 'North America', 'zh-CN': '北美' },
    baseUrl: 'https://open-na-global.alipay.com',
  },
  {
    id: 'de',
    name: { en: 'Europe', 'zh-CN': '欧洲' },
    baseUrl: 'https://open-de-global.alipay.com',
  },
];

/** Named in the samples of the provider's own SDK. */
const PORTAL = 'https://dashboard.antom.com';

function everywhere(kind: 'production' | 'sandbox', name: LocalizedText): readonly Environment[] {
  return regions.map((region) => ({
    id: `${kind}-${region.id}`,
    kind,
    name: {
      en: `${name.en}, ${region.name.en}`,
      'zh-CN': `${name['zh-CN']}（${region.name['zh-CN']}）`,
    },
    baseUrl: region.baseUrl,
    portalUrl: PORTAL,
    ...remoteLimits,
  }));
}

/** Each host serves both production and sandbox; the client id tells them apart. */
export const environments: readonly Environment[] = [
  ...everywhere('production', { en: 'Production', 'zh-CN': '生产环境' }),
  ...everywhere('sandbox', { en: 'Sandbox', 'zh-CN': '沙盒' }),
  simulatorEnvironment,
];
