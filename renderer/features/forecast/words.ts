import type { Translate } from '../../../electron/contract/i18n/translate.ts';
import { featureWords } from '../../i18n/feature-words.ts';
import { en, type ForecastWord } from './words-en.ts';
import { zhCN } from './words-zh.ts';

export type ForecastWords = Translate<ForecastWord>;

export const useForecastWords = featureWords<ForecastWord>({ en, 'zh-CN': zhCN });
