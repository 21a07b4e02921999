import { useWindow } from '../../app/window-context.ts';
import { useAlertsWords } from './words.ts';

interface TransitChipProps {
  readonly connectionId: string;
  readonly balanceKey: string;
}

/** Marks a balance to which money is on its way. Nothing for any other. */
export function TransitChip({ connectionId, balanceKey }: TransitChipProps) {
  const { alerts } = useWindow();
  const w = useAlertsWords();
  const transit = alerts.transits[connectionId]?.[balanceKey];
  if (transit === undefined) return null;
  return (
    <span className="chip" data-testid="transit-chip">
      {w(transit.late ? 'transit.chip-late' : 'transit.chip')}
    </span>
  );
}
