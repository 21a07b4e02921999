import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { WindowState } from '../../electron/contract/types.ts';
import { resolveLocale } from '../../electron/domain/locale.ts';
import { wordsOf, WordsProvider } from '../i18n/words.ts';
import type { Client } from './client.ts';
import { useAppData } from './data.ts';
import { Shell } from './shell.tsx';
import { viewAsLeft, viewOfTarget, type View } from './view.ts';

function Begun({ client, first }: { readonly client: Client; readonly first: WindowState }) {
  const data = useAppData(client, first);
  const { app, snapshot } = data;
  // `null` until somebody goes anywhere: then the window shows what it showed when it was closed.
  const [gone, go] = useState<View | null>(null);
  useEffect(() => client.on('show', (target) => go(viewOfTarget(target))), [client]);

  const { locale, preferences } = app;
  const { theme, hideAmounts } = preferences;
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['hidden'] = String(hideAmounts);
  }, [locale, theme, hideAmounts]);

  const words = useMemo(() => wordsOf(locale, hideAmounts), [locale, hideAmounts]);
  return (
    <WordsProvider value={words}>
      <Shell
        client={client}
        data={data}
        first={first}
        view={gone ?? viewAsLeft(first.left, snapshot)}
        go={go}
      />
    </WordsProvider>
  );
}

function Failed() {
  const { t } = wordsOf(resolveLocale('system', navigator.languages));
  return (
    <p className="start-failed" role="alert">
      {t('start-failed')}
    </p>
  );
}

interface AppProps {
  readonly client: Client;
  /** `null` when main would not give it. */
  readonly first: WindowState | null;
  /** It stands, and can be worked with. */
  readonly onBegun?: () => void;
}

/** The whole window. */
export function App({ client, first, onBegun }: AppProps) {
  // What stands in it listens by now: effects run from the inside out.
  useEffect(() => {
    void client.call('ready', null).catch(() => undefined);
    onBegun?.();
  }, [client, onBegun]);
  return first === null ? <Failed /> : <Begun client={client} first={first} />;
}
