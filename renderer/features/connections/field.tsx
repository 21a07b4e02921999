import { useId, type ReactNode } from 'react';
import type { FieldError } from '../../../electron/contract/types.ts';
import type { Field } from '../../../electron/domain/descriptor.ts';
import { useWords } from '../../i18n/words.ts';
import { errorText } from './error-text.ts';

/** Ties a control to its help and its error. */
export interface FieldAids {
  readonly controlId: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

interface FieldRowProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly optional?: boolean;
  readonly error: FieldError | undefined;
  /** The descriptor's field, where its kind decides what an error means. */
  readonly field?: Field;
  /** A group of controls gets a fieldset and a legend instead of a label. */
  readonly group?: boolean;
  readonly children: (aids: FieldAids) => ReactNode;
}

/** A field with its label, its help and what main has against its value. */
export function FieldRow(props: FieldRowProps) {
  const { id, label, help, optional = false, error, field, group = false, children } = props;
  const words = useWords();
  const controlId = useId();
  const aidId = useId();
  const name = (
    <>
      {label}
      {optional && <span className="optional"> {words.t('optional')}</span>}
    </>
  );
  const aids = (
    <div id={aidId} className="aids">
      {error !== undefined && (
        <p className="error" data-testid={`error-${id}`}>
          {errorText(words, error, field)}
        </p>
      )}
      {help !== undefined && help !== '' && <p className="hint">{help}</p>}
    </div>
  );
  const control = children({
    controlId,
    'aria-describedby': aidId,
    'aria-invalid': error !== undefined,
  });
  const marks = error === undefined ? {} : { 'data-invalid': true };
  if (group) {
    return (
      <fieldset className="field" aria-describedby={aidId} data-testid={`field-${id}`} {...marks}>
        <legend className="field-label">{name}</legend>
        {control}
        {aids}
      </fieldset>
    );
  }
  return (
    <div className="field" {...marks}>
      <label className="field-label" htmlFor={controlId}>
        {name}
      </label>
      {control}
      {aids}
    </div>
  );
}
