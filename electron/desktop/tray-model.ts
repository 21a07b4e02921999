import { accountSections } from './tray-groups.ts';
import { firstSteps, globalActions, warnings } from './tray-actions.ts';
import type { TrayInput } from './tray-input.ts';
import { inSections, type TrayItem } from './tray-items.ts';
import { trayIconLook, type TrayIconLook } from './tray-state.ts';
import { tooltip } from './tray-tooltip.ts';
import { valueText } from './tray-value.ts';

export interface TrayModel {
  readonly icon: TrayIconLook;
  /** Stands beside the icon where the system has room for it; the tooltip holds it too. */
  readonly title: string;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

/** What the tray shows: a pure function of the snapshot and the app's own state. */
export function buildTray(input: TrayInput): TrayModel {
  const icon = trayIconLook(input.snapshot, input.app.pause);
  const title = valueText(input);
  return {
    icon,
    title,
    tooltip: tooltip(input, icon.state, title),
    items: inSections([
      warnings(input),
      ...accountSections(input),
      firstSteps(input),
      globalActions(input),
    ]),
  };
}
