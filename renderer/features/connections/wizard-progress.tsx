import { useConnectionsWords } from './words.ts';

export const WIZARD_PARTS = ['provider', 'environment', 'ids', 'keys', 'test', 'lines'] as const;
export type WizardPart = (typeof WIZARD_PARTS)[number];

interface WizardProgressProps {
  readonly done: ReadonlySet<WizardPart>;
}

/** Where somebody who adds a connection is, by what has been filled in; the first open part is the current one. */
export function WizardProgress({ done }: WizardProgressProps) {
  const w = useConnectionsWords();
  const current = WIZARD_PARTS.find((part) => !done.has(part));
  return (
    <ol className="wizard" aria-label={w('wizard.title')} data-testid="wizard">
      {WIZARD_PARTS.map((part) => (
        <li
          key={part}
          data-part={part}
          data-done={done.has(part)}
          aria-current={part === current ? 'step' : undefined}
        >
          {w(`wizard.${part}`)}
          {done.has(part) && <span className="visually-hidden"> ({w('wizard.done')})</span>}
        </li>
      ))}
    </ol>
  );
}
