/** What is known of how this copy of the app was made. */
export interface BuildInfo {
  readonly version: string;
  /** Packed with an Electron that was out of support already: not for work with real keys. */
  readonly testBuild: boolean;
  /** When its source was last changed, epoch ms; `null` where nobody wrote it down, as in a clone. */
  readonly builtAt: number | null;
  /** The version of Electron it runs on, and until when that version gets fixes. */
  readonly electron: {
    readonly version: string;
    /** Epoch ms; `null` where that was not known when this was built. */
    readonly fixesUntil: number | null;
  };
}
