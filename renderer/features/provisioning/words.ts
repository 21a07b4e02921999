import { featureWords } from '../../i18n/feature-words.ts';
import { en, type ProvisioningKey } from './words-en.ts';
import { zhCN } from './words-zh.ts';

export const useProvisioningWords = featureWords<ProvisioningKey>({ en, 'zh-CN': zhCN });
