import { useId } from 'react';
import { useWords } from '../../i18n/words.ts';

interface PlainHttpConsentProps {
  readonly given: boolean;
  readonly onChange: (given: boolean) => void;
}

/** Says what an address without encryption means, and asks for a clear yes to it. */
export function PlainHttpConsent({ given, onChange }: PlainHttpConsentProps) {
  const { t } = useWords();
  const explanationId = useId();
  return (
    <div className="note consent" data-testid="plain-http">
      <p id={explanationId}>{t('plain-http.explanation')}</p>
      <label>
        <input
          type="checkbox"
          data-testid="plain-http-consent"
          aria-describedby={explanationId}
          checked={given}
          onChange={(event) => onChange(event.target.checked)}
        />
        {t('plain-http.consent')}
      </label>
    </div>
  );
}
