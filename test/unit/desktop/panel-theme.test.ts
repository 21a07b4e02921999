import { expect, it } from 'vitest';
import { watchPanelTheme, type Theme } from '../../../electron/desktop/panel-theme.ts';

function world(first: Partial<Theme>) {
  let listener = (): void => undefined;
  const theme = {
    themeSource: 'system' as Theme['themeSource'],
    shouldUseDarkColors: false,
    ...first,
    on: (_event: 'updated', run: () => void) => {
      listener = run;
    },
  };
  let changes = 0;
  const isDark = watchPanelTheme(theme, () => {
    changes += 1;
  });
  const update = (change: Partial<typeof theme>): void => {
    Object.assign(theme, change);
    listener();
  };
  return { isDark, update, changes: () => changes };
}

it('follows the system', () => {
  const { isDark, update, changes } = world({});
  update({ shouldUseDarkColors: true });
  expect([isDark(), changes()]).toEqual([true, 1]);
});

it('is not fooled by the theme that was chosen for the window', () => {
  const { isDark, update, changes } = world({});
  update({ themeSource: 'dark', shouldUseDarkColors: true });
  expect([isDark(), changes()]).toEqual([false, 0]);
});

it('goes by the panel’s own theme where the system has one', () => {
  const { isDark } = world({ shouldUseDarkColorsForSystemIntegratedUI: true });
  expect(isDark()).toBe(true);
});
