import { useEffect, useState } from 'react';
import type { CallName } from '../../electron/contract/names.ts';
import type { CallPayloads } from '../../electron/contract/payloads.ts';
import type { CallResults } from '../../electron/contract/types.ts';
import { useWindow } from './window-context.ts';

/** What main answered, and to what. */
export interface Answered<Name extends CallName> {
  readonly payload: CallPayloads[Name];
  readonly value: CallResults[Name];
}

/**
 * What main answers to a call, asked anew whenever the payload or `again` changes; until the new answer is in, the last one
 * stays. `null` before the first, and where main refused it.
 */
export function useAnswer<Name extends CallName>(
  name: Name,
  payload: CallPayloads[Name],
  again?: unknown,
): Answered<Name> | null {
  const { call } = useWindow();
  const [answered, setAnswered] = useState<Answered<Name> | null>(null);
  const asked = JSON.stringify(payload);
  useEffect(() => {
    let isWanted = true;
    void call(name, payload).then((value) => {
      if (isWanted && value !== undefined) setAnswered({ payload, value });
    });
    return () => {
      isWanted = false;
    };
    // The payload is another object with every drawing; what it says is in `asked`.
  }, [call, name, asked, again]);
  return answered;
}
