import { useId } from 'react';
import { useWords } from '../../i18n/words.ts';

/** What is agreed to: calls in the clear, or those that besides lead to this computer or into a private network. */
export type ConsentKind = 'plain-http' | 'private-http';

const KEYS = {
  'plain-http': { explanation: 'plain-http.explanation', consent: 'plain-http.consent' },
  'private-http': { explanation: 'private-http.explanation', consent: 'private-http.consent' },
} as const;

interface PlainHttpConsentProps {
  readonly kind: ConsentKind;
  readonly given: boolean;
  readonly onChange: (given: boolean) => void;
}

/** Says what an address without encryption means, and asks for a clear yes to it. */
export function PlainHttpConsent({ kind, given, onChange }: PlainHttpConsentProps) {
  const { t } = useWords();
  const explanationId = useId();
  return (
    <div className="note consent" data-testid={kind}>
      <p id={explanationId}>{t(KEYS[kind].explanation)}</p>
      <label>
        <input
          type="checkbox"
          data-testid={`${kind}-consent`}
          aria-describedby={explanationId}
          checked={given}
          onChange={(event) => onChange(event.target.checked)}
        />
        {t(KEYS[kind].consent)}
      </label>
    </div>
  );
}
