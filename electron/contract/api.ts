import type { CallName, PushName } from './names.ts';
import type { CallPayloads } from './payloads.ts';
import type { CallResults, Envelope, Pushes } from './types.ts';

/** What the preload puts on the window as `plimsoll`: one function a call, and `on` for pushes. */
export type WindowApi = {
  readonly [Name in CallName]: (
    payload: CallPayloads[Name],
  ) => Promise<Envelope<CallResults[Name]>>;
} & {
  /** Listens to a push; returns the function that stops it. */
  on<Name extends PushName>(name: Name, listener: (value: Pushes[Name]) => void): () => void;
};
