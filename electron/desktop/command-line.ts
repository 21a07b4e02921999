/** What the app was started with. */
export interface CommandLine {
  readonly demo: boolean;
  /** The demo stands still at this moment, epoch ms. */
  readonly frozenAt: number | null;
  /** The window stays closed at start. */
  readonly hidden: boolean;
  /** Balances go to standard output once every connection was asked. */
  readonly printBalances: boolean;
  /** A picture of the window goes to this file once every connection was asked. */
  readonly screenshot: string | null;
  /** The app ends by itself when that is done. */
  readonly once: boolean;
}

/** @param args the process's arguments; those of Chromium and unknown ones are passed over */
export function readCommandLine(args: readonly string[]): CommandLine {
  const valueOf = (name: string): string | null =>
    args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
  const frozen = valueOf('--demo-frozen');
  const frozenAt = frozen === null ? Number.NaN : Date.parse(frozen);
  return {
    demo: args.includes('--demo') || frozen !== null,
    frozenAt: Number.isNaN(frozenAt) ? null : frozenAt,
    hidden: args.includes('--hidden'),
    printBalances: args.includes('--print-balances'),
    screenshot: valueOf('--screenshot'),
    once: args.includes('--once'),
  };
}
