import { featureWords } from '../../i18n/feature-words.ts';
import { en, type DesktopWord } from './words-en.ts';
import { zhCN } from './words-zh.ts';

export const useDesktopWords = featureWords<DesktopWord>({ en, 'zh-CN': zhCN });
