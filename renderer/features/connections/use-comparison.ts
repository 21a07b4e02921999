import { useRef, useState } from 'react';
import type { ComparedOption } from '../../../electron/contract/types.ts';
import type { Problem } from '../../../electron/domain/problem.ts';
import type { DraftForm } from './use-draft.ts';

export type Comparison =
  | { readonly state: 'asking' }
  | { readonly state: 'too-soon'; readonly waitMs: number }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'done'; readonly options: readonly ComparedOption[] };

/** What a comparison is about: with another of these it says nothing any more. The choice itself is not among them. */
function basisOf({ form, secrets }: DraftForm, fieldId: string): string {
  const { environmentId, baseUrl, values } = form;
  return JSON.stringify([environmentId, baseUrl, { ...values, [fieldId]: null }, secrets]);
}

/** One balance read as each option of a choice would read it, as long as the rest of the form stays as it is. */
export function useComparison(
  state: DraftForm,
  fieldId: string,
): { readonly comparison: Comparison | null; readonly run: () => Promise<void> } {
  const [last, setLast] = useState<{ basis: string; comparison: Comparison } | null>(null);
  const runs = useRef(0);
  const basis = basisOf(state, fieldId);
  return {
    comparison: last?.basis === basis ? last.comparison : null,
    run: async () => {
      runs.current += 1;
      const run = runs.current;
      const show = (comparison: Comparison) => setLast({ basis, comparison });
      show({ state: 'asking' });
      const result = await state.compare(fieldId);
      // A later one is under way.
      if (run !== runs.current) return;
      if (result === undefined || 'errors' in result) setLast(null);
      else if (result.ok) show({ state: 'done', options: result.options });
      else if ('problem' in result) show({ state: 'failed', problem: result.problem });
      else show({ state: 'too-soon', waitMs: result.tooSoonMs });
    },
  };
}
