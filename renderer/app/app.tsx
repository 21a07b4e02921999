import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { resolveLocale } from '../../electron/domain/locale.ts';
import { wordsOf, WordsProvider } from '../i18n/words.ts';
import type { Client } from './client.ts';
import { useAppData } from './data.ts';
import { Shell } from './shell.tsx';
import { viewOfTarget, type View } from './view.ts';

/** The whole window. */
export function App({ client }: { readonly client: Client }) {
  const loaded = useAppData(client);
  const [view, setView] = useState<View>({ name: 'overview' });
  const go = useCallback((next: View) => setView(next), []);
  // Main may ask for a place before the first answer is in, so the place is kept here.
  useEffect(() => client.on('show', (target) => setView(viewOfTarget(target))), [client]);

  const app = loaded.state === 'ready' ? loaded.data.app : undefined;
  const locale = app?.locale ?? resolveLocale('system', navigator.languages);
  const theme = app?.preferences.theme ?? 'system';
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = theme;
  }, [locale, theme]);

  const words = useMemo(() => wordsOf(locale), [locale]);
  if (loaded.state === 'loading') return null;
  return (
    <WordsProvider value={words}>
      {loaded.state === 'failed' ? (
        <p className="start-failed" role="alert">
          {words.t('start-failed')}
        </p>
      ) : (
        <Shell client={client} data={loaded.data} view={view} go={go} />
      )}
    </WordsProvider>
  );
}
