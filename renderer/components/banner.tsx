import type { ReactNode } from 'react';
import { Glyph, type GlyphState } from './glyph.tsx';

interface BannerProps {
  readonly testId: string;
  readonly glyph?: GlyphState;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A line across the window about something that concerns all of it. */
export function Banner({ testId, glyph, children, actions }: BannerProps) {
  return (
    <div
      className={`banner${glyph === undefined ? '' : ` banner-${glyph}`}`}
      role="status"
      data-testid={testId}
    >
      {glyph !== undefined && <Glyph state={glyph} />}
      <div className="banner-text">{children}</div>
      {actions !== undefined && <div className="banner-actions">{actions}</div>}
    </div>
  );
}
