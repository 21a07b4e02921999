import { TEST_STEPS, type TestStep } from '../../../electron/contract/test-types.ts';
import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import { Glyph, type GlyphState } from '../../components/glyph.tsx';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useConnectionsWords } from './words.ts';

function glyphOf({ step, state }: TestStep): GlyphState {
  switch (state) {
    case 'done':
      return 'fine';
    case 'failed':
      // Somebody else may have answered: no other failure is as grave.
      return step === 'verify' ? 'critical' : 'needs-you';
    case 'partly':
    case 'key-missing':
      return 'needs-you';
    case 'unknown':
      return 'not-returned';
    case 'in-clear':
    case 'unsigned':
    case 'not-reached':
      return 'empty';
  }
}

interface TestStepsProps {
  readonly descriptor: ProviderDescriptor;
  /** `null` while the test runs: nothing is known before its calls have come back. */
  readonly steps: readonly TestStep[] | null;
}

/** What the calls of a live test went through, step by step, and where they failed. */
export function TestSteps({ descriptor, steps }: TestStepsProps) {
  const w = useConnectionsWords();
  const problemText = useProblemText(descriptor.id);
  const textOf = ({ step, state, problem }: TestStep): string => {
    const what = problem === undefined ? '' : problemText(problem).what;
    if (state === 'done') return w(`done.${step}`);
    if (state === 'failed') return what;
    return w(`state.${state}`, { what });
  };
  return (
    <ol className="test-steps" aria-label={w('steps.title')} aria-busy={steps === null}>
      {TEST_STEPS.map((name) => {
        const step = steps?.find((known) => known.step === name);
        return (
          <li
            key={name}
            data-testid={`step-${name}`}
            data-state={step?.state ?? 'running'}
          >
            <Glyph state={step === undefined ? 'empty' : glyphOf(step)} />
            <strong>{w(`step.${name}`)}</strong>
            <span>{step === undefined ? w('state.running') : textOf(step)}</span>
          </li>
        );
      })}
    </ol>
  );
}
