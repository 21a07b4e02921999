import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWords } from '../../i18n/words.ts';

/** Marks an amount whose answer carried a signature that could not be checked. */
export function NotVerified({ entry }: { readonly entry: BalanceSnapshot }) {
  const { s } = useWords();
  if (entry.verification !== 'key-missing') return null;
  return (
    <span className="freshness not-verified" data-testid="not-verified">
      {s('verification.key-missing')}
    </span>
  );
}
