import { featureWords } from '../../i18n/feature-words.ts';
import { en, type RobotsWord } from './words-en.ts';
import { zhCN } from './words-zh.ts';

export type { RobotsWord };

export const robotsCatalogues = { en, 'zh-CN': zhCN } as const;

export const useRobotsWords = featureWords<RobotsWord>(robotsCatalogues);
