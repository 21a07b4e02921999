import type { ReactNode } from 'react';

/** So many rows are laid out and painted together: one by one they would cost more than they save. */
const PART = 24;

/**
 * A list of rows as long as it may be. Parts out of sight are neither laid out nor painted, but stay there for the
 * keyboard and for screen readers.
 */
export function RowList({ rows }: { readonly rows: readonly ReactNode[] }) {
  const parts = Array.from({ length: Math.ceil(rows.length / PART) }, (_, index) =>
    rows.slice(index * PART, (index + 1) * PART),
  );
  return (
    <div role="list" className="rows">
      {parts.map((part, index) => (
        <div key={index} className={`rows-part${parts.length > 1 ? ' rows-many' : ''}`}>
          {part}
        </div>
      ))}
    </div>
  );
}
