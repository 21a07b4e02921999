import { featureWords } from '../../i18n/feature-words.ts';
import { en, type AccountWord } from './words-en.ts';
import { zhCN } from './words-zh.ts';

export const useAccountWords = featureWords<AccountWord>({ en, 'zh-CN': zhCN });
