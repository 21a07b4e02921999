import type { ProviderDescriptor } from '../../electron/domain/descriptor.ts';
import type { ConnectionSnapshot } from '../../electron/domain/snapshot.ts';
import { useWords } from '../i18n/words.ts';
import { Glyph, type GlyphState } from './glyph.tsx';

/** A state in a word with its glyph. */
export function StateChip({ state }: { readonly state: GlyphState }) {
  const { s } = useWords();
  return (
    <span className={`chip chip-${state}`} data-testid="chip" data-state={state}>
      <Glyph state={state} />
      {s(`state.${state}`)}
    </span>
  );
}

/** Says that a connection's calls can be read and changed on their way. Nothing for any other. */
export function UnencryptedChip({ connection }: { readonly connection: ConnectionSnapshot }) {
  const { t } = useWords();
  if (!connection.unencrypted) return null;
  return (
    <span className="chip" data-testid="unencrypted" title={t('plain-http.explanation')}>
      {t('unencrypted.chip')}
    </span>
  );
}

/** Says that a provider was built from its documents alone. Nothing for any other. */
export function ExperimentalChip({ descriptor }: { readonly descriptor: ProviderDescriptor | undefined }) {
  const { t } = useWords();
  if (descriptor?.experimental !== true) return null;
  return (
    <span className="chip" data-testid="experimental" title={t('experimental.explanation')}>
      {t('experimental.chip')}
    </span>
  );
}

/** Says that a connection does not stand for real money. Nothing for production. */
export function EnvironmentBadge({ kind }: { readonly kind: 'production' | 'sandbox' | 'demo' }) {
  const { s } = useWords();
  if (kind === 'production') return null;
  return (
    <span className="badge" data-testid="environment-badge">
      {s(`environment.${kind}`)}
    </span>
  );
}
