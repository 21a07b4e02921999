/** What the computer is doing, as far as refreshing minds it. */
export interface Circumstances {
  /** False while the system says that there is no network at all. */
  readonly online: boolean;
  readonly onBattery: boolean;
  readonly suspended: boolean;
  /** The window is open, and the user wants fresher figures then. */
  readonly watched: boolean;
}
