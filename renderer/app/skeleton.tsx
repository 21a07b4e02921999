import { Mark } from '../components/glyph.tsx';
import { useWords } from '../i18n/words.ts';

const ROWS = [0, 1, 2, 3, 4];

/** The window's outline until main's state is there: what comes takes its place without a jump. */
export function Skeleton() {
  const { s } = useWords();
  return (
    <div className="shell" aria-busy="true" data-testid="skeleton">
      <p className="visually-hidden" role="status">
        {s('state.reading')}
      </p>
      <div className="nav" aria-hidden="true">
        <p className="brand">
          <Mark />
          Plimsoll
        </p>
      </div>
      <div className="stage" aria-hidden="true">
        <div className="header">
          <span className="bone bone-title" />
        </div>
        <div className="overview-list">
          <div className="card rows">
            {ROWS.map((row) => (
              <div key={row} className="row-item row">
                <span className="bone bone-glyph" />
                <span className="bone bone-label" />
                <span className="bone bone-amount" />
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
