import { useEffect, useState } from 'react';
import type { HistoryKeeping, HistoryView } from '../../../electron/contract/history-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { fileSize } from './file-size.ts';
import { useHistoryWords } from './words.ts';

/** What main says of the history; `null` until it has. */
export function useHistory(): HistoryView | null {
  const { call, on } = useWindow();
  const [view, setView] = useState<HistoryView | null>(null);
  useEffect(() => {
    const stop = on('history', setView);
    void call('getHistory', null).then((first) => {
      if (first !== undefined) setView((pushed) => pushed ?? first);
    });
    return stop;
  }, [call, on]);
  return view;
}

/** Where readings are kept, in words. */
export function useKeepingText(): (view: HistoryView) => string {
  const { app } = useWindow();
  const { locale, s } = useWords();
  const w = useHistoryWords();
  const keychain = s(`keychain.name.${app.keychainName}`);

  function why(keeping: Extract<HistoryKeeping, { kind: 'in-memory' }>, count: number): string {
    if (keeping.why === 'missing' || keeping.why === 'unsupported') {
      return w('keeping.session-only', { keychain, count });
    }
    return w(`keeping.${keeping.why}`, { keychain, count });
  }

  return ({ keeping, size, waiting }) => {
    if (keeping.kind !== 'in-memory') {
      return w(`keeping.${keeping.kind}`, { size: fileSize(locale, size) });
    }
    const text = why(keeping, waiting);
    if (keeping.forgotten === 0) return text;
    const space = locale === 'en' ? ' ' : '';
    return text + space + w('keeping.forgotten', { count: keeping.forgotten });
  };
}
