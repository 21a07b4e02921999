import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RefreshOutcome, WindowState } from '../../electron/contract/types.ts';
import { ToastBar } from '../components/toasts.tsx';
import { useReportedPage } from '../features/desktop/report-page.ts';
import { Overview } from '../features/overview/overview.tsx';
import { QuoteKeeperProvider } from '../features/quote/quote-keeper.tsx';
import { useWords } from '../i18n/words.ts';
import { placeOf, useArrival } from './arrival.ts';
import { Banners } from './banners.tsx';
import { CallRefused, type Client } from './client.ts';
import { useNow } from './clock.ts';
import type { AppData } from './data.ts';
import { createDrafts, useAnyDraft } from './drafts.ts';
import { Header } from './header.tsx';
import { useLayout } from './layout.ts';
import { Navigation } from './navigation.tsx';
import { PaletteKeeper } from './palette-keeper.tsx';
import * as rare from './rare-screens.ts';
import { RefreshResult } from './refresh-result.tsx';
import type { View } from './view.ts';
import { WindowProvider, type Kept, type Toast, type WindowContext } from './window-context.ts';

interface ShellProps {
  readonly client: Client;
  readonly data: AppData;
  /** What the window began with. */
  readonly first: WindowState;
  readonly view: View;
  readonly go: (view: View) => void;
}

/** By then the first screen stands, ms. */
const FIRST_SCREEN_MS = 500;

/** Calls main; what it refuses is shown instead of thrown. */
function useCall(client: Client, say: (toast: Toast) => void): WindowContext['call'] {
  const { t } = useWords();
  // Views hang effects on `call`: it must not change when the language does.
  const words = useRef(t);
  words.current = t;
  return useCallback(
    async (name, payload) => {
      try {
        return await client.call(name, payload);
      } catch (error) {
        if (!(error instanceof CallRefused)) throw error;
        // A draft main no longer holds is as closed as it can be.
        if (name !== 'closeDraft' && name !== 'closeRobot') {
          const key = error.refusal === 'not-saved' ? 'call-not-saved' : 'call-refused';
          const text = words.current(key, { reason: error.refusal });
          say({ text, tone: 'error' });
        }
        return undefined;
      }
    },
    [client, say],
  );
}

function CurrentView({ view }: { readonly view: View }) {
  switch (view.name) {
    case 'overview':
      return <Overview />;
    case 'connections':
      return <rare.connections.Screen />;
    case 'choose-provider':
      return <rare.chooseProvider.Screen />;
    case 'form':
      return <rare.connectionForm.Screen draft={view.draft} />;
    case 'first-lines':
      return <rare.firstLines.Screen connectionId={view.connectionId} />;
    case 'alerts':
      return <rare.alertsPage.Screen />;
    case 'quote':
      return <rare.quotePage.Screen />;
    case 'settings':
      return <rare.settingsPage.Screen />;
    case 'diagnostics':
      return <rare.diagnosticsPage.Screen />;
    case 'choose-robot':
      return <rare.chooseRobot.Screen />;
    case 'robot-form':
      return <rare.robotForm.Screen key={view.draft.draftId} draft={view.draft} />;
  }
}

/** The window once main's state is there: navigation, header, banners and one view. */
export function Shell({ client, data, first, view, go }: ShellProps) {
  const [toast, setToast] = useState<Toast | null>(null);
  const [outcomes, setOutcomes] = useState<readonly RefreshOutcome[] | null>(null);
  const [pending, setPending] = useState(0);
  const [commanding, setCommanding] = useState(false);
  const [kept] = useState<Kept>(() => ({ search: '' }));
  const [drafts] = useState(createDrafts);
  const now = useNow(data, first.app.now);
  const call = useCall(client, setToast);
  const { layout, home, arrange, saveRates } = useLayout(first.left, view, call, client.on);

  const refresh = useCallback(
    async (connectionId: string | null) => {
      setOutcomes(null);
      setPending((count) => count + 1);
      const result = await call('refresh', { connectionId });
      setPending((count) => count - 1);
      if (result !== undefined) setOutcomes(result);
    },
    [call],
  );
  // It was put into words before names were hidden, or in another language.
  const { hideAmounts, language } = data.app.preferences;
  useEffect(() => setToast(null), [hideAmounts, language]);
  const closeToast = useCallback(() => setToast(null), []);
  const closeOutcomes = useCallback(() => setOutcomes(null), []);

  // Not before the first screen is seen: loading them must not hold it up.
  useEffect(() => {
    const timer = setTimeout(() => void rare.loadRareScreens(), FIRST_SCREEN_MS);
    return () => clearTimeout(timer);
  }, []);

  useReportedPage(view, useAnyDraft(drafts), call);
  const main = useRef<HTMLElement>(null);
  useArrival(main, view);
  const place = placeOf(view);
  // What a refresh came to belongs to the page it was asked for on.
  useEffect(() => setOutcomes(null), [place]);

  const value = useMemo<WindowContext>(
    () => ({
      ...data,
      now,
      layout,
      home,
      arrange,
      saveRates,
      view,
      go,
      say: setToast,
      kept,
      drafts,
      height: first.height,
      call,
      on: client.on,
      refresh: (connectionId) => void refresh(connectionId),
    }),
    [data, now, layout, home, arrange, saveRates, view, go, kept, drafts, first, call, client, refresh],
  );

  return (
    <WindowProvider value={value}>
      <div className="shell">
        <Navigation onCommands={() => setCommanding(true)} />
        <div className="stage">
          {data.snapshot.connections.length > 0 && <Header refreshing={pending > 0} />}
          <Banners />
          <RefreshResult outcomes={outcomes} onClose={closeOutcomes} />
          <main ref={main} data-view={view.name}>
            <QuoteKeeperProvider>
              <Suspense fallback={null}>
                <CurrentView view={view} />
              </Suspense>
            </QuoteKeeperProvider>
          </main>
        </div>
        <ToastBar toast={toast} onClose={closeToast} say={setToast} />
        <PaletteKeeper open={commanding} setOpen={setCommanding} />
      </div>
    </WindowProvider>
  );
}
