import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { resolveLocale } from '../../electron/domain/locale.ts';
import { wordsOf, WordsProvider } from '../i18n/words.ts';
import type { Client } from './client.ts';
import { useAppData } from './data.ts';
import { Shell } from './shell.tsx';
import { Skeleton } from './skeleton.tsx';
import { viewAsLeft, viewOfTarget, type View } from './view.ts';

/** The whole window. */
export function App({ client }: { readonly client: Client }) {
  const loaded = useAppData(client);
  // `null` until somebody goes anywhere: then the window shows what it showed when it was closed.
  const [gone, go] = useState<View | null>(null);
  // Main may ask for a place before the first answer is in, so the place is kept here.
  useEffect(() => client.on('show', (target) => go(viewOfTarget(target))), [client]);

  const app = loaded.state === 'ready' ? loaded.data.app : undefined;
  const locale = app?.locale ?? resolveLocale('system', navigator.languages);
  const theme = app?.preferences.theme ?? 'system';
  const hidden = app?.preferences.hideAmounts ?? false;
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['hidden'] = String(hidden);
  }, [locale, theme, hidden]);

  const words = useMemo(() => wordsOf(locale, hidden), [locale, hidden]);
  const view = gone ?? viewAsLeft(loaded);
  return (
    <WordsProvider value={words}>
      {loaded.state === 'loading' && <Skeleton />}
      {loaded.state === 'failed' && (
        <p className="start-failed" role="alert">
          {words.t('start-failed')}
        </p>
      )}
      {loaded.state === 'ready' && (
        <Shell client={client} data={loaded.data} left={loaded.left} view={view} go={go} />
      )}
    </WordsProvider>
  );
}
