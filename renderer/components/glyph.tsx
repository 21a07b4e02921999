import type { ReactNode } from 'react';

/** What a glyph can say; the same set in rows, header, chips and lists. */
export type GlyphState =
  | 'fine'
  | 'low'
  | 'critical'
  | 'needs-you'
  | 'stale'
  | 'offline'
  | 'locked'
  | 'paused'
  | 'not-returned'
  | 'empty';

const drawings: Readonly<Record<GlyphState, ReactNode>> = {
  fine: (
    <>
      <circle cx="8" cy="8" r="5.25" />
      <path d="M2.75 8a5.25 5.25 0 0 0 10.5 0Z" fill="currentColor" stroke="none" />
      <path d="M.75 8h14.5" />
    </>
  ),
  low: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 1.75a6.25 6.25 0 0 0 0 12.5Z" fill="currentColor" stroke="none" />
    </>
  ),
  critical: <path d="M8 2 15 14H1Z" fill="currentColor" strokeLinejoin="round" />,
  'needs-you': (
    <>
      <rect x="1.75" y="1.75" width="12.5" height="12.5" rx="2.5" />
      <path d="M8 4.75v4" strokeLinecap="round" />
      <circle cx="8" cy="11.25" r="1" fill="currentColor" stroke="none" />
    </>
  ),
  stale: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.5V8l2.5 1.75" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  offline: (
    <path
      d="M10.3 2.2A6.25 6.25 0 0 1 14 6.4M13.9 10a6.25 6.25 0 0 1-4.2 4M5.9 13.9A6.25 6.25 0 0 1 2 9.8M2.1 6.1a6.25 6.25 0 0 1 4.1-4.1"
      strokeLinecap="round"
    />
  ),
  locked: (
    <>
      <rect x="2.75" y="7" width="10.5" height="7.25" rx="1.75" fill="currentColor" />
      <path d="M5 7V4.9a3 3 0 0 1 6 0V7" />
    </>
  ),
  paused: <path d="M5.25 3v10M10.75 3v10" strokeWidth="2.5" strokeLinecap="round" />,
  'not-returned': (
    <>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.4 2.2" />
      <path d="M5.5 8h5" strokeLinecap="round" />
    </>
  ),
  empty: <circle cx="8" cy="8" r="5.25" />,
};

/** The sign of a state. The word always stands beside it, so it is hidden from screen readers. */
export function Glyph({ state }: { readonly state: GlyphState }) {
  return (
    <svg
      className={`glyph tone-${state}`}
      data-glyph={state}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      {drawings[state]}
    </svg>
  );
}

/** The mark of the app: a ring with its load line. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" fill="none" stroke="currentColor" aria-hidden="true">
      <circle cx="16" cy="16" r="10" strokeWidth="2.5" />
      <path d="M6 16a10 10 0 0 0 20 0Z" fill="currentColor" stroke="none" />
      <path d="M1.5 16h29" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}
