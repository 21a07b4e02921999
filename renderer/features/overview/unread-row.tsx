import { Glyph } from '../../components/glyph.tsx';
import { useWords } from '../../i18n/words.ts';

interface UnreadRowProps {
  readonly label: string;
  readonly meta?: string;
  /** The first answer is on its way. */
  readonly reading: boolean;
}

/** A place where a balance will be: never an amount, never 0. */
export function UnreadRow({ label, meta, reading }: UnreadRowProps) {
  const { s } = useWords();
  return (
    <div role="listitem" className="row-item">
      <div className="row row-unread" data-testid="unread-row">
        <Glyph state="empty" />
        <span className="row-label">
          <span className="row-name">{label}</span>
          {meta !== undefined && <span className="row-meta">{meta}</span>}
        </span>
        <span className="row-amount">
          {reading ? (
            <span className="bone bone-amount" aria-hidden="true" />
          ) : (
            <span className="never" aria-hidden="true">
              —
            </span>
          )}
          <span className="freshness" data-testid="freshness">
            {s(reading ? 'state.reading' : 'state.never-read')}
          </span>
        </span>
      </div>
    </div>
  );
}
