import { chosen, type ChoicesField } from '../../../electron/domain/descriptor.ts';
import { useWords } from '../../i18n/words.ts';
import type { FieldAids } from './field.tsx';

interface ChoicesInputProps {
  readonly field: ChoicesField;
  /** The chosen options, joined with commas. */
  readonly value: string;
  readonly aids: Omit<FieldAids, 'controlId'>;
  readonly onChange: (value: string) => void;
}

/** Any number of options, each with a box to tick. */
export function ChoicesInput({ field, value, aids, onChange }: ChoicesInputProps) {
  const { locale } = useWords();
  const picked = chosen(value);
  const toggle = (option: string) =>
    onChange(
      field.options
        .map((one) => one.value)
        .filter((one) => picked.includes(one) !== (one === option))
        .join(','),
    );
  return (
    <div className="radios">
      {field.options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            {...aids}
            data-testid={`field-${field.id}-${option.value}`}
            checked={picked.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          {option.label[locale]}
        </label>
      ))}
    </div>
  );
}
