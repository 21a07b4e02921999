import { useState } from 'react';
import type { FieldError } from '../../../electron/contract/types.ts';

interface Refusal<Reason> {
  /** The refusal to show, or `null`. */
  readonly refusal: Reason | null;
  /** What main has against the field, or nothing while the refusal is the newer of the two. */
  readonly error: FieldError | undefined;
  readonly refuse: (reason: Reason | null) => void;
}

/** A refusal on the spot takes the place of an older error of the field, and a newer error its. */
export function useRefusal<Reason>(error: FieldError | undefined): Refusal<Reason> {
  const [last, setLast] = useState<{ reason: Reason; over: FieldError | undefined } | null>(null);
  const current = last !== null && (error === undefined || error === last.over) ? last : null;
  return {
    refusal: current?.reason ?? null,
    error: current === null ? error : undefined,
    refuse: (reason) => setLast(reason === null ? null : { reason, over: error }),
  };
}
