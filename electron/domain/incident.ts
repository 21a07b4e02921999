/**
 * Something broke and was survived. Only words the app itself chose, numbers and places in its own code: an error's message can
 * hold anything, a secret too, and is in none of them.
 */
export interface Incident {
  readonly kind: IncidentKind;
  /** Epoch ms. */
  readonly at: number;
  /** Which process, why it went, or the error's class and where it was thrown. */
  readonly detail: string;
}

export type IncidentKind =
  /** The page of the window crashed; it was opened anew. */
  | 'window-crashed'
  /** It crashed again and again, so it was not opened anew any more. */
  | 'window-given-up'
  /** The page of the window did not work; it was opened anew. */
  | 'window-silent'
  /** The page of the window could not be drawn before its script ran. */
  | 'page-not-drawn'
  /** Another of Chromium's helpers crashed; it was started anew. */
  | 'helper-crashed'
  /** A fault in the app's own code that nothing was waiting for. */
  | 'unhandled-error';
