import { useEffect } from 'react';
import type { RefreshOutcome } from '../../electron/contract/types.ts';
import type { ConnectionSnapshot } from '../../electron/domain/snapshot.ts';
import { Glyph, type GlyphState } from '../components/glyph.tsx';
import { CloseIcon } from '../components/icons.tsx';
import { attentionItems } from '../features/overview/attention.ts';
import { useProblemText } from '../i18n/use-problem-text.ts';
import { useWords } from '../i18n/words.ts';
import { useWindow } from './window-context.ts';

/** Long enough to read; what stays wrong stands in the attention list. */
const SHOWN_MS = 10_000;

type Told = Exclude<RefreshOutcome, { outcome: 'too-soon' }>;
type TooSoon = Extract<RefreshOutcome, { outcome: 'too-soon' }>;

const glyphs: Readonly<Record<Told['outcome'], GlyphState>> = {
  ok: 'fine',
  failed: 'needs-you',
  'held-off': 'stale',
  paused: 'paused',
};

/** Whether the page below says already what is the matter with a connection. */
function useToldBelow(connectionId: string): boolean {
  const { app, snapshot, view } = useWindow();
  if (view.name !== 'overview') return false;
  return attentionItems(snapshot, app.keychain).some(
    ({ kind, connection }) => kind === 'problem' && connection.id === connectionId,
  );
}

interface OutcomeProps {
  readonly outcome: Told;
  readonly connection: ConnectionSnapshot;
}

function Outcome({ outcome, connection }: OutcomeProps) {
  const { own, s, t } = useWords();
  const problemText = useProblemText(connection.providerId);
  const toldBelow = useToldBelow(connection.id);
  const text = () => {
    switch (outcome.outcome) {
      case 'ok':
        return t('refresh.ok');
      case 'failed':
        return toldBelow ? t('refresh.failed') : problemText(outcome.problem).what;
      case 'held-off':
        return t('held-off', { count: Math.ceil(outcome.waitMs / 60_000) });
      case 'paused':
        return s('state.paused');
    }
  };
  return (
    <li data-connection={outcome.connectionId} data-outcome={outcome.outcome}>
      <Glyph state={glyphs[outcome.outcome]} />
      <span>
        <strong>{own(connection.label)}</strong> <span className="outcome-text">{text()}</span>
      </span>
    </li>
  );
}

/** All connections asked too soon in one line; named only where others were asked. */
function TooSoonLine({ soon, labels }: { soon: readonly TooSoon[]; labels: readonly string[] }) {
  const { locale, own, t } = useWords();
  const waitMs = Math.max(...soon.map((outcome) => outcome.waitMs));
  return (
    <li data-outcome="too-soon">
      <Glyph state="stale" />
      <span>
        {labels.length > 0 && (
          <>
            <strong>{new Intl.ListFormat(locale).format(labels.map(own))}</strong>{' '}
          </>
        )}
        <span className="outcome-text">
          {t('too-soon', { count: Math.ceil(waitMs / 1_000) })}
        </span>
      </span>
    </li>
  );
}

function Outcomes({ outcomes }: { readonly outcomes: readonly RefreshOutcome[] }) {
  const { snapshot } = useWindow();
  const connectionOf = (id: string) => snapshot.connections.find((known) => known.id === id);
  const soon = outcomes.filter((outcome) => outcome.outcome === 'too-soon');
  const told = outcomes.filter((outcome) => outcome.outcome !== 'too-soon');
  const labels = soon.flatMap(({ connectionId }) => connectionOf(connectionId)?.label ?? []);
  return (
    <ul>
      {told.map((outcome) => {
        const connection = connectionOf(outcome.connectionId);
        return connection === undefined ? null : (
          <Outcome key={connection.id} outcome={outcome} connection={connection} />
        );
      })}
      {soon.length > 0 && <TooSoonLine soon={soon} labels={told.length > 0 ? labels : []} />}
    </ul>
  );
}

interface RefreshResultProps {
  readonly outcomes: readonly RefreshOutcome[] | null;
  readonly onClose: () => void;
}

/** What a refresh by hand came to. The region stays in place, so that changes are read out. */
export function RefreshResult({ outcomes, onClose }: RefreshResultProps) {
  const { t } = useWords();
  useEffect(() => {
    if (outcomes === null) return undefined;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcomes, onClose]);
  return (
    <div role="status" aria-live="polite">
      {outcomes !== null && outcomes.length > 0 && (
        <div className="refresh-result" data-testid="refresh-result">
          <Outcomes outcomes={outcomes} />
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
