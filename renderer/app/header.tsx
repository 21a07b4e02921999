import { overallState, type Snapshot } from '../../electron/domain/snapshot.ts';
import { Glyph, type GlyphState } from '../components/glyph.tsx';
import { RefreshIcon } from '../components/icons.tsx';
import { attentionItems } from '../features/overview/attention.ts';
import { formatMoment } from '../i18n/moments.ts';
import { useWords, type Words } from '../i18n/words.ts';
import { PrivacyButton } from './privacy.tsx';
import { useWindow } from './window-context.ts';

/** The worst state in a glyph and a word. */
function headline(snapshot: Snapshot, { s }: Words): { glyph: GlyphState; word: string } {
  const overall = overallState(snapshot);
  if (overall !== 'empty') return { glyph: overall, word: s(`state.${overall}`) };
  if (snapshot.connections.length === 0) return { glyph: 'empty', word: s('state.empty') };
  const enabled = snapshot.connections.filter((connection) => connection.enabled);
  if (enabled.length === 0) return { glyph: 'paused', word: s('state.paused') };
  const reading = enabled.some(({ refreshing }) => refreshing);
  return { glyph: 'empty', word: s(reading ? 'state.reading' : 'state.never-read') };
}

/** The moments the amounts on show come from: one, or the oldest and the newest. */
function dataTime(snapshot: Snapshot, words: Words, now: number): string | null {
  const moments = snapshot.connections
    .filter(({ enabled }) => enabled)
    .flatMap(({ lastSuccessAt }) => (lastSuccessAt === undefined ? [] : [lastSuccessAt]));
  if (moments.length === 0) return null;
  const from = formatMoment(words, Math.min(...moments), now);
  const to = formatMoment(words, Math.max(...moments), now);
  return from === to
    ? words.t('header.data', { time: to })
    : words.t('header.data-range', { from, to });
}

function useSummary(snapshot: Snapshot): string {
  const words = useWords();
  const { app, now } = useWindow();
  const count = attentionItems(snapshot, app.keychain).length;
  const parts = [count === 0 ? null : words.t('header.attention', { count })];
  parts.push(dataTime(snapshot, words, now));
  return parts.filter((part) => part !== null).join(' · ');
}

/** The state of the whole, the data's time, and Refresh. */
export function Header({ refreshing }: { readonly refreshing: boolean }) {
  const { snapshot, refresh } = useWindow();
  const words = useWords();
  const { t } = words;
  const { glyph, word } = headline(snapshot, words);
  const summary = useSummary(snapshot);
  const busy = refreshing || snapshot.connections.some((connection) => connection.refreshing);
  const idle = busy || snapshot.connections.every(({ enabled }) => !enabled);
  return (
    <header className="header" data-testid="header" data-state={glyph}>
      <p className={`headline tone-${glyph}`}>
        <Glyph state={glyph} />
        <span data-testid="overall-state">{word}</span>
      </p>
      <p className="header-summary" data-testid="header-summary">
        {summary}
      </p>
      <PrivacyButton />
      <button
        type="button"
        className="button refresh"
        data-testid="refresh"
        // Disabled it would throw away the focus of whoever pressed it.
        aria-disabled={idle}
        aria-busy={busy}
        onClick={() => {
          if (!idle) refresh(null);
        }}
      >
        <RefreshIcon />
        {t(busy ? 'refreshing' : 'refresh')}
      </button>
    </header>
  );
}
