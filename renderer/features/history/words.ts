import type { Translate } from '../../../electron/contract/i18n/translate.ts';
import { featureWords } from '../../i18n/feature-words.ts';
import { en, type HistoryWord } from './words-en.ts';
import { zhCN } from './words-zh.ts';

export type HistoryWords = Translate<HistoryWord>;

export const useHistoryWords = featureWords<HistoryWord>({ en, 'zh-CN': zhCN });
