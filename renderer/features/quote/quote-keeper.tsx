import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { QuoteFieldError, QuoteResult } from '../../../electron/contract/types.ts';
import type { Problem } from '../../../electron/domain/problem.ts';
import { useWindow } from '../../app/window-context.ts';
import { blankInputs, quotePayload, type QuoteInputs, type Quoting } from './quote-inputs.ts';
import { deadlineOf, type Deadline } from './use-time-left.ts';

export type ReceivedQuote = Extract<QuoteResult, { readonly ok: true }> & {
  readonly deadline: Deadline;
};

/** What the last request came to, and whom it went to. */
export type Outcome = { readonly connectionId: string } & (
  | { readonly received: ReceivedQuote }
  | { readonly problem: Problem }
);

/** Tells one quote from the next: each has its own countdown. */
export function quoteKey({ quote, expiresAt }: ReceivedQuote): string {
  return `${quote.quoteId}/${expiresAt}`;
}

export interface QuoteKeeper {
  readonly inputs: QuoteInputs;
  readonly asking: boolean;
  readonly outcome: Outcome | null;
  readonly errors: readonly QuoteFieldError[];
  /** Nothing was sent; it may be after so long, ms. */
  readonly waitMs: number | null;
  /** @param field the one whose error is no longer about what stands there */
  readonly edit: (change: Partial<QuoteInputs>, field?: QuoteFieldError['field']) => void;
  readonly ask: (quoting: Quoting) => Promise<void>;
}

const Context = createContext<QuoteKeeper | null>(null);

/** Keeps what was typed and what came of it while other pages are looked at, as long as the window lives. */
export function QuoteKeeperProvider({ children }: { readonly children: ReactNode }) {
  const { call } = useWindow();
  const [inputs, setInputs] = useState(blankInputs);
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [errors, setErrors] = useState<readonly QuoteFieldError[]>([]);
  const [waitMs, setWaitMs] = useState<number | null>(null);

  const value = useMemo<QuoteKeeper>(
    () => ({
      inputs,
      asking,
      outcome,
      errors,
      waitMs,
      edit(change, field) {
        setInputs((before) => ({ ...before, ...change }));
        setErrors((before) => before.filter((error) => error.field !== field));
        setWaitMs(null);
      },
      async ask(quoting) {
        setAsking(true);
        setErrors([]);
        setWaitMs(null);
        const result = await call('getQuote', quotePayload(inputs, quoting));
        setAsking(false);
        if (result === undefined) return;
        const connectionId = quoting.connection.id;
        // Where nothing was sent, a quote from before still stands.
        if (result.ok) {
          const received = { ...result, deadline: deadlineOf(result.expiresAt) };
          setOutcome({ connectionId, received });
        } else if ('problem' in result) setOutcome({ connectionId, problem: result.problem });
        else if ('tooSoonMs' in result) setWaitMs(result.tooSoonMs);
        else setErrors(result.errors);
      },
    }),
    [call, inputs, asking, outcome, errors, waitMs],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useQuoteKeeper(): QuoteKeeper {
  const value = useContext(Context);
  if (value === null) throw new Error('useQuoteKeeper outside of QuoteKeeperProvider');
  return value;
}
