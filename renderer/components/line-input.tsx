import { MASK } from '../../electron/contract/i18n/mask.ts';
import { useWords } from '../i18n/words.ts';

interface LineInputProps {
  readonly level: 'warn' | 'critical' | 'upper';
  readonly currency: string;
  readonly value: string;
  readonly isInvalid: boolean;
  /** The id of what says what is wrong with it. */
  readonly describedBy: string;
  readonly onChange: (value: string) => void;
}

/** Main alone reads numbers, so that there is one answer to what `1,5` means; empty is no line. */
export function asTyped(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** A line as somebody types it. */
export function LineInput(props: LineInputProps) {
  const { level, currency, value, isInvalid, describedBy, onChange } = props;
  const { hidden, s } = useWords();
  return (
    <label className="field">
      <span className="field-label">{s(`line.${level}`)}</span>
      <span className="with-unit">
        <span className="unit">{currency}</span>
        <input
          type="text"
          readOnly={hidden}
          inputMode="decimal"
          autoComplete="off"
          maxLength={64}
          data-testid={`line-${level}`}
          value={hidden && value !== '' ? MASK : value}
          aria-invalid={isInvalid}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
    </label>
  );
}
