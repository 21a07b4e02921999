import type { ReadoutText } from './readout-text.ts';

/** Always as high as one line, so that nothing moves while the cursor does. Read out as the cursor's own value. */
export function Readout({ when, value, range }: ReadoutText) {
  return (
    <p className="chart-readout" data-testid="chart-readout" aria-hidden="true">
      <span className="chart-when">{when}</span> <span className="chart-value">{value}</span>{' '}
      {range !== null && <span className="chart-when">{range}</span>}
    </p>
  );
}
