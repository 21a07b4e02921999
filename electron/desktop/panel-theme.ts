/** The part of Electron's `nativeTheme` that is needed. */
export interface Theme {
  readonly themeSource: 'system' | 'light' | 'dark';
  readonly shouldUseDarkColors: boolean;
  /** Absent on Linux, and in older runtimes. */
  readonly shouldUseDarkColorsForSystemIntegratedUI?: boolean;
  on(event: 'updated', listener: () => void): unknown;
}

/**
 * Follows whether the panel is dark, as far as the system says. To be called before the window's theme is chosen, for
 * that hides what the system says.
 * @returns whether it is dark now
 */
export function watchPanelTheme(theme: Theme, onChange: () => void): () => boolean {
  const read = (): boolean => {
    if (theme.shouldUseDarkColorsForSystemIntegratedUI !== undefined) {
      return theme.shouldUseDarkColorsForSystemIntegratedUI;
    }
    return theme.themeSource === 'system' ? theme.shouldUseDarkColors : dark;
  };
  let dark = theme.shouldUseDarkColors;
  dark = read();
  theme.on('updated', () => {
    const before = dark;
    dark = read();
    if (dark !== before) onChange();
  });
  return () => dark;
}
