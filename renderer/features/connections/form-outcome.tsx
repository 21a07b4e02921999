import { useEffect, useRef } from 'react';
import type { TestedInquiry } from '../../../electron/contract/types.ts';
import { useWindow } from '../../app/window-context.ts';
import { KeychainText } from '../../components/keychain-text.tsx';
import { Glyph } from '../../components/glyph.tsx';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords } from '../../i18n/words.ts';
import type { DraftForm } from './use-draft.ts';

interface InquiryResultProps {
  readonly inquiry: TestedInquiry;
  readonly providerId: string;
}

function InquiryResult({ inquiry, providerId }: InquiryResultProps) {
  const { t } = useWords();
  const problemText = useProblemText(providerId);
  const { kind, count, problem } = inquiry;
  const text = problem === undefined ? undefined : problemText(problem);
  return (
    <li data-testid="tested-inquiry" data-kind={kind} data-ok={problem === undefined}>
      <Glyph state={problem === undefined ? 'fine' : 'needs-you'} />
      <span>
        <strong>{t(`test.${kind}`)}</strong>{' '}
        {text === undefined ? t('test.found', { count }) : `${text.what} ${text.advice}`}
        {problem?.providerMessage !== undefined && (
          <q className="verbatim provider-message">{problem.providerMessage}</q>
        )}
      </span>
    </li>
  );
}

/** Balances are what the connection is for: without the accounts it still works in part. */
function verdict(inquiries: readonly TestedInquiry[]): 'ok' | 'partly' | 'failed' {
  const failed = inquiries.filter(({ problem }) => problem !== undefined);
  if (failed.length === 0) return 'ok';
  return failed.some(({ kind }) => kind === 'balances') ? 'failed' : 'partly';
}

function TestOutcomeBox({ state, providerId }: FormOutcomeProps) {
  const { t } = useWords();
  const { test } = state;
  if (test === null || test.state === 'running') return null;
  if (test.state === 'too-soon') {
    return (
      <p className="outcome" data-testid="test-result" data-outcome="too-soon">
        {t('too-soon', { count: Math.ceil(test.waitMs / 1_000) })}
      </p>
    );
  }
  const outcome = verdict(test.inquiries);
  return (
    <div className="outcome" data-testid="test-result" data-outcome={outcome}>
      <p>
        <strong>{t(`test.${outcome}`)}</strong>
      </p>
      <ul>
        {test.inquiries.map((inquiry, index) => (
          // One answer is never reordered, and two inquiries may be alike in all else.
          // oxlint-disable-next-line react/no-array-index-key
          <InquiryResult key={index} inquiry={inquiry} providerId={providerId} />
        ))}
      </ul>
    </div>
  );
}

function NotKept({ state }: { readonly state: DraftForm }) {
  const { app } = useWindow();
  const { s, t } = useWords();
  if (state.notKept === null) return null;
  const keychain = s(`keychain.name.${app.keychainName}`);
  return (
    <div className="outcome outcome-locked" data-testid="not-kept">
      <p>
        <strong>{t('not-kept.title')}</strong>
      </p>
      <p>
        <KeychainText state={state.notKept} />
      </p>
      <p>{t('not-kept.session', { keychain })}</p>
      <button
        type="button"
        className="button"
        data-testid="keep-session"
        disabled={state.saving}
        onClick={() => void state.save('session')}
      >
        {t('not-kept.button')}
      </button>
    </div>
  );
}

interface FormOutcomeProps {
  readonly state: DraftForm;
  readonly providerId: string;
}

/** What a test or a try to save came to, said aloud as well. */
export function FormOutcome({ state, providerId }: FormOutcomeProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const { test, notKept } = state;
  useEffect(() => {
    if (test !== null || notKept !== null) box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [test, notKept]);
  return (
    <div ref={box} role="status" className="outcomes">
      {state.errors.length > 0 && (
        <p className="error" data-testid="form-errors">
          {t('form.errors', { count: state.errors.length })}
        </p>
      )}
      <TestOutcomeBox state={state} providerId={providerId} />
      <NotKept state={state} />
    </div>
  );
}
