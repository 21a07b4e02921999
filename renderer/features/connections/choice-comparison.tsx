import { useEffect, useRef } from 'react';
import type { ChoiceField } from '../../../electron/domain/descriptor.ts';
import type { Problem } from '../../../electron/domain/problem.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords } from '../../i18n/words.ts';
import { ComparisonCards } from './comparison-cards.tsx';
import { useComparison, type Comparison } from './use-comparison.ts';
import type { DraftForm } from './use-draft.ts';

interface ChoiceComparisonProps {
  readonly providerId: string;
  readonly field: ChoiceField;
  readonly state: DraftForm;
}

function Failed({ providerId, problem }: { providerId: string; problem: Problem }) {
  const { own, t } = useWords();
  const { what, advice } = useProblemText(providerId)(problem);
  return (
    <div className="outcome" data-testid="compare-failed">
      <p>
        <strong>{t('compare.failed')}</strong>
      </p>
      <p>
        {what} {advice}
      </p>
      {problem.providerMessage !== undefined && (
        <q className="verbatim provider-message">{own(problem.providerMessage)}</q>
      )}
    </div>
  );
}

function Result(props: ChoiceComparisonProps & { readonly comparison: Comparison }) {
  const { comparison, providerId, field, state } = props;
  const { t } = useWords();
  switch (comparison.state) {
    case 'asking':
      return null;
    case 'too-soon':
      return (
        <p className="hint" data-testid="compare-wait">
          {t('too-soon', { count: Math.ceil(comparison.waitMs / 1_000) })}
        </p>
      );
    case 'failed':
      return <Failed providerId={providerId} problem={comparison.problem} />;
    case 'done':
      return (
        <ComparisonCards
          field={field}
          options={comparison.options}
          chosen={state.form.values[field.id]}
          onChoose={(value) =>
            state.edit((form) => ({ ...form, values: { ...form.values, [field.id]: value } }))
          }
        />
      );
  }
}

/** Has a balance read once and shown as each option would show it, beside the provider's portal. */
export function ChoiceComparison(props: ChoiceComparisonProps) {
  const { field, state } = props;
  const { t } = useWords();
  const { comparison, run } = useComparison(state, field.id);
  const asking = comparison?.state === 'asking';
  const box = useRef<HTMLDivElement>(null);
  const shows = comparison?.state;
  useEffect(() => {
    if (shows !== undefined) box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [shows]);
  return (
    <div ref={box} className="comparison">
      <div className="comparison-ask">
        <button
          type="button"
          className="button small"
          data-testid={`compare-${field.id}`}
          aria-disabled={asking}
          onClick={() => {
            if (!asking) void run();
          }}
        >
          {t(asking ? 'compare.asking' : 'compare.button')}
        </button>
        <span className="hint">{t('compare.hint')}</span>
      </div>
      <div role="status">
        {comparison !== null && <Result {...props} comparison={comparison} />}
      </div>
    </div>
  );
}
