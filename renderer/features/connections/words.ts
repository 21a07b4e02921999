import { featureWords } from '../../i18n/feature-words.ts';
import { en } from './words-en.ts';
import { zhCN } from './words-zh.ts';

export const useConnectionsWords = featureWords({ en, 'zh-CN': zhCN });
