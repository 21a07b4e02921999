import type { Translate } from '../../../electron/contract/i18n/translate.ts';
import { featureWords } from '../../i18n/feature-words.ts';
import { en, type OverviewWord } from './words-en.ts';
import { zhCN } from './words-zh.ts';

export type OverviewWords = Translate<OverviewWord>;

export const useOverviewWords = featureWords<OverviewWord>({ en, 'zh-CN': zhCN });
