import { useEffect, useRef } from 'react';
import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import { useWindow } from '../../app/window-context.ts';
import { KeychainText } from '../../components/keychain-text.tsx';
import { useWords } from '../../i18n/words.ts';
import { RefusedBox } from './refused.tsx';
import { TestOutcomeBox } from './test-outcome.tsx';
import { TestSteps } from './test-steps.tsx';
import type { DraftForm } from './use-draft.ts';

function NotKept({ state }: { readonly state: DraftForm }) {
  const { app } = useWindow();
  const { s, t } = useWords();
  if (state.notKept === null) return null;
  const { keychain: stateOfKeychain, undone } = state.notKept;
  const keychain = s(`keychain.name.${app.keychainName}`);
  return (
    <div className="outcome outcome-locked" data-testid="not-kept">
      <p>
        <strong>{t(undone === null ? 'next-key.not-read' : 'not-kept.title')}</strong>
      </p>
      <p>
        <KeychainText state={stateOfKeychain} />
      </p>
      {undone !== null && (
        <>
          <p>{t('not-kept.session', { keychain })}</p>
          <button
            type="button"
            className="button"
            data-testid="keep-session"
            disabled={state.saving}
            onClick={() =>
              void (undone.what === 'save'
                ? state.save('session', undone.switchTo)
                : state.keepForLater(undone.field, 'session'))
            }
          >
            {t('not-kept.button')}
          </button>
        </>
      )}
    </div>
  );
}

interface FormOutcomeProps {
  readonly state: DraftForm;
  readonly descriptor: ProviderDescriptor;
}

/** What a test or a try to save came to, said aloud as well. */
export function FormOutcome({ state, descriptor }: FormOutcomeProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const { test, notKept, refused } = state;
  useEffect(() => {
    if (test === null && notKept === null && refused === null) return;
    box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [test, notKept, refused]);
  return (
    <div ref={box} role="status" className="outcomes">
      {state.errors.length > 0 && (
        <p className="error" data-testid="form-errors">
          {t('form.errors', { count: state.errors.length })}
        </p>
      )}
      {refused !== null && (
        <RefusedBox descriptor={descriptor} state={state} refused={refused} />
      )}
      {test?.state === 'too-soon' && (
        <p className="outcome" data-testid="test-result" data-outcome="too-soon">
          {t('too-soon', { count: Math.ceil(test.waitMs / 1_000) })}
        </p>
      )}
      {test?.state === 'running' && (
        <div className="outcome" data-testid="test-running">
          <TestSteps descriptor={descriptor} steps={null} />
        </div>
      )}
      {test?.state === 'done' && (
        <TestOutcomeBox
          descriptor={descriptor}
          form={state.form}
          steps={test.steps}
          inquiries={test.inquiries}
        />
      )}
      <NotKept state={state} />
    </div>
  );
}
