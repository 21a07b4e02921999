import { useId } from 'react';
import { useHistoryWords } from './words.ts';

interface KeepHistoryProps {
  readonly keeps: boolean;
  readonly onChange: (keeps: boolean) => void;
}

/** Whether the readings of a connection stay when it goes. */
export function KeepHistory({ keeps, onChange }: KeepHistoryProps) {
  const w = useHistoryWords();
  const hintId = useId();
  return (
    <div className="keep-history">
      <label className="check">
        <input
          type="checkbox"
          data-testid="keep-history"
          checked={keeps}
          aria-describedby={hintId}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{w('keep.label')}</span>
      </label>
      <p className="hint" id={hintId}>
        {w('keep.hint')}
      </p>
    </div>
  );
}
