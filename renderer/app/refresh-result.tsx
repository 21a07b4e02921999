import { useEffect } from 'react';
import type { RefreshOutcome } from '../../electron/contract/types.ts';
import { CloseIcon, Glyph, type GlyphState } from '../components/glyph.tsx';
import { useProblemText } from '../i18n/use-problem-text.ts';
import { useWords } from '../i18n/words.ts';
import { useWindow } from './window-context.ts';

/** Good news needs no click to go away. */
const ALL_OK_MS = 8_000;

const glyphs: Readonly<Record<RefreshOutcome['outcome'], GlyphState>> = {
  ok: 'fine',
  failed: 'needs-you',
  'too-soon': 'stale',
  paused: 'paused',
};

function Outcome({ outcome }: { readonly outcome: RefreshOutcome }) {
  const { snapshot } = useWindow();
  const { s, t } = useWords();
  const connection = snapshot.connections.find(({ id }) => id === outcome.connectionId);
  const problemText = useProblemText(connection?.providerId ?? '');
  const text = () => {
    switch (outcome.outcome) {
      case 'ok':
        return t('refresh.ok');
      case 'failed':
        return problemText(outcome.problem).what;
      case 'too-soon':
        return t('too-soon', { count: Math.ceil(outcome.waitMs / 1_000) });
      case 'paused':
        return s('state.paused');
    }
  };
  if (connection === undefined) return null;
  return (
    <li data-connection={outcome.connectionId} data-outcome={outcome.outcome}>
      <Glyph state={glyphs[outcome.outcome]} />
      <span>
        <strong>{connection.label}</strong> <span className="outcome-text">{text()}</span>
      </span>
    </li>
  );
}

interface RefreshResultProps {
  readonly outcomes: readonly RefreshOutcome[] | null;
  readonly onClose: () => void;
}

/** What a refresh by hand came to. The region stays in place, so that changes are read out. */
export function RefreshResult({ outcomes, onClose }: RefreshResultProps) {
  const { t } = useWords();
  const allOk = outcomes?.every(({ outcome }) => outcome === 'ok') ?? false;
  useEffect(() => {
    if (!allOk) return undefined;
    const timer = setTimeout(onClose, ALL_OK_MS);
    return () => clearTimeout(timer);
  }, [allOk, outcomes, onClose]);
  return (
    <div role="status" aria-live="polite">
      {outcomes !== null && outcomes.length > 0 && (
        <div className="refresh-result" data-testid="refresh-result">
          <ul>
            {outcomes.map((outcome) => (
              <Outcome key={outcome.connectionId} outcome={outcome} />
            ))}
          </ul>
          <button
            type="button"
            className="icon-button"
            aria-label={t('close')}
            onClick={onClose}
          >
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}
