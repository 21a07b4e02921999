import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../../i18n/words.ts';

interface AdvancedProps {
  /** Something inside has to be seen now. */
  readonly open: boolean;
  readonly children: ReactNode;
}

/** What hardly anybody changes, folded away. */
export function Advanced({ open, children }: AdvancedProps) {
  const { t } = useWords();
  const [unfolded, setUnfolded] = useState(open);
  useEffect(() => {
    if (open) setUnfolded(true);
  }, [open]);
  return (
    <details
      className="advanced"
      data-testid="advanced"
      open={unfolded || open}
      onToggle={(event) => setUnfolded(event.currentTarget.open)}
    >
      <summary>{t('advanced')}</summary>
      {children}
    </details>
  );
}
