import { tomorrowMorning } from '../../../electron/domain/tomorrow-morning.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { useDesktopWords } from './words.ts';

const HOUR_MS = 3_600_000;

export const PAUSE_TERMS = ['hour', 'tomorrow', 'for-good'] as const;
export type PauseTerm = (typeof PAUSE_TERMS)[number];

/** Pauses all checks, which can be undone for a while, and resumes them. */
export function usePause() {
  const { call, now, say } = useWindow();
  const { t } = useWords();
  const w = useDesktopWords();
  const resume = () => void call('setPause', { until: null });
  const untilOf = (term: PauseTerm): number | 'resumed' => {
    if (term === 'for-good') return 'resumed';
    return term === 'hour' ? now + HOUR_MS : tomorrowMorning(now);
  };
  const pause = async (term: PauseTerm) => {
    if ((await call('setPause', { until: untilOf(term) })) === undefined) return;
    say({ text: w('pause.toast'), tone: 'plain', action: { label: t('undo'), run: resume } });
  };
  return { pause, resume };
}
