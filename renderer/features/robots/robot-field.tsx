import { useId, type ReactNode } from 'react';
import type { RobotFieldError } from '../../../electron/contract/robot-types.ts';
import { useRobotsWords } from './words.ts';

/** Ties a control to its help and its error. */
export interface FieldAids {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

interface RobotFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly error: RobotFieldError | undefined;
  /** Several controls in one get a fieldset and a legend. */
  readonly group?: boolean;
  readonly children: (aids: FieldAids) => ReactNode;
}

/** A field of the form with its label, its help and what is wrong with it. */
export function RobotField({ label, help, error, group = false, children }: RobotFieldProps) {
  const r = useRobotsWords();
  const id = useId();
  const aidId = useId();
  const aids = (
    <div id={aidId} className="aids">
      {error !== undefined && (
        <p className="error" data-testid={`error-${error.field}`}>
          {r(errorWord(error))}
        </p>
      )}
      {help !== undefined && <p className="hint">{help}</p>}
    </div>
  );
  const control = children({
    id,
    'aria-describedby': aidId,
    'aria-invalid': error !== undefined,
  });
  const marks = error === undefined ? {} : { 'data-invalid': true };
  if (group) {
    return (
      <fieldset className="field" aria-describedby={aidId} {...marks}>
        <legend className="field-label">{label}</legend>
        {control}
        {aids}
      </fieldset>
    );
  }
  return (
    <div className="field" {...marks}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {control}
      {aids}
    </div>
  );
}

function errorWord(error: RobotFieldError) {
  switch (error.field) {
    case 'label':
      return `error.label.${error.error}` as const;
    case 'messages':
      return `error.messages.${error.error}` as const;
    default:
      return `error.${error.field}.required` as const;
  }
}
