import type { ReactNode } from 'react';
import type { FieldError } from '../../../electron/contract/types.ts';
import type { AccountEntry, FieldValue } from '../../../electron/domain/connection.ts';
import type { PlainField } from '../../../electron/domain/descriptor.ts';
import { useWords } from '../../i18n/words.ts';
import { AccountsEditor } from './accounts-editor.tsx';
import { ChoicesInput } from './choices-input.tsx';
import { FieldRow } from './field.tsx';
import { PublicKeyInput } from './public-key-input.tsx';
import { useRefusal } from './use-refusal.ts';

interface PlainFieldProps {
  readonly field: PlainField;
  readonly value: FieldValue | undefined;
  readonly error: FieldError | undefined;
  readonly onChange: (value: FieldValue) => void;
  /** What helps to choose, below the options. */
  readonly children?: ReactNode;
}

/** One field of a descriptor that is not secret, drawn by its kind. */
export function PlainFieldRow(props: PlainFieldProps) {
  const { field, value, error: given, onChange, children } = props;
  const { hidden, locale, t } = useWords();
  const { error, refusal, refuse } = useRefusal<'private-key'>(given);
  const text = typeof value === 'string' ? value : '';
  const entries = typeof value === 'object' ? (value as readonly AccountEntry[]) : [];
  return (
    <FieldRow
      id={field.id}
      label={field.label[locale]}
      help={field.help[locale]}
      optional={!field.required}
      error={error}
      field={field}
      group={field.kind === 'choice' || field.kind === 'choices' || field.kind === 'accounts'}
    >
      {({ controlId, ...aids }) => {
        switch (field.kind) {
          case 'text':
            return (
              <input
                id={controlId}
                {...aids}
                type={hidden ? 'password' : 'text'}
                data-testid={`field-${field.id}`}
                autoComplete="off"
                spellCheck={false}
                maxLength={field.maxLength}
                value={text}
                onChange={(event) => onChange(event.target.value)}
              />
            );
          case 'public-key':
            return (
              <>
                <PublicKeyInput
                  controlId={controlId}
                  {...aids}
                  fieldId={field.id}
                  value={text}
                  onChange={(key) => {
                    refuse(null);
                    onChange(key);
                  }}
                  onPrivateKey={() => refuse('private-key')}
                />
                {refusal !== null && (
                  <p className="error" role="alert" data-testid={`refusal-${field.id}`}>
                    {t('refusal.was-private-key')}
                  </p>
                )}
              </>
            );
          case 'choice':
            return (
              <>
                <div className="radios">
                  {field.options.map((option) => (
                    <label key={option.value}>
                      <input
                        type="radio"
                        name={controlId}
                        {...aids}
                        data-testid={`field-${field.id}-${option.value}`}
                        checked={text === option.value}
                        onChange={() => onChange(option.value)}
                      />
                      {option.label[locale]}
                    </label>
                  ))}
                </div>
                {children}
              </>
            );
          case 'choices':
            return <ChoicesInput field={field} value={text} aids={aids} onChange={onChange} />;
          case 'accounts':
            return <AccountsEditor field={field} entries={entries} onChange={onChange} />;
        }
      }}
    </FieldRow>
  );
}
