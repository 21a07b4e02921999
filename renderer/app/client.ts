import type { WindowApi } from '../../electron/contract/api.ts';
import type { CallName } from '../../electron/contract/names.ts';
import type { CallPayloads } from '../../electron/contract/payloads.ts';
import type { CallRefusal, CallResults, Envelope } from '../../electron/contract/types.ts';

/** Main would not carry out a call: a fault of ours, never of the user. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly refusal: CallRefusal;

  constructor(call: CallName, refusal: CallRefusal) {
    super(`${call} refused: ${refusal}`);
    this.refusal = refusal;
  }
}

export interface Client {
  /** @throws CallRefused when main does not carry the call out */
  call<Name extends CallName>(name: Name, payload: CallPayloads[Name]): Promise<CallResults[Name]>;
  /** Listens to a push; returns the function that stops it. */
  readonly on: WindowApi['on'];
}

/** The window's one door to main: takes envelopes off, so that callers see results or an error. */
export function createClient(api: WindowApi): Client {
  return {
    async call<Name extends CallName>(name: Name, payload: CallPayloads[Name]) {
      const send = api[name] as (
        payload: CallPayloads[Name],
      ) => Promise<Envelope<CallResults[Name]>>;
      let envelope: Envelope<CallResults[Name]>;
      try {
        envelope = await send(payload);
      } catch {
        // The channel itself failed; the user can do no more about it than about a fault in main.
        throw new CallRefused(name, 'internal');
      }
      if (!envelope.ok) throw new CallRefused(name, envelope.refusal);
      return envelope.value;
    },
    on: (name, listener) => api.on(name, listener),
  };
}
