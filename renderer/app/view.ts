import type { RobotDraft } from '../../electron/contract/robot-types.ts';
import type { Draft, ShowTarget } from '../../electron/contract/types.ts';
import type { BalanceRef, ViewSettings } from '../../electron/contract/view-types.ts';
import type { Snapshot } from '../../electron/domain/snapshot.ts';

export type SelectedBalance = BalanceRef;

/** Where the window is. */
export type View =
  | {
      readonly name: 'overview';
      readonly selected?: SelectedBalance;
      /** Opened beside the selected balance. */
      readonly form?: 'transit';
    }
  | { readonly name: 'connections' }
  | { readonly name: 'choose-provider' }
  | { readonly name: 'form'; readonly draft: Draft }
  /** Of a connection that was just added. */
  | { readonly name: 'first-lines'; readonly connectionId: string }
  | { readonly name: 'quote' }
  | { readonly name: 'alerts' }
  | { readonly name: 'settings' }
  | { readonly name: 'diagnostics' }
  | { readonly name: 'choose-robot' }
  | { readonly name: 'robot-form'; readonly draft: RobotDraft };

export type Section = 'overview' | 'alerts' | 'quote' | 'connections' | 'settings' | 'diagnostics';

export function sectionOf(view: View): Section {
  switch (view.name) {
    case 'choose-robot':
    case 'robot-form':
      return 'settings';
    case 'choose-provider':
    case 'form':
    case 'first-lines':
      return 'connections';
    default:
      return view.name;
  }
}

/** The overview with the balance that was open, unless its connection is gone. */
export function viewAsLeft({ open }: ViewSettings, { connections }: Snapshot): View {
  const there = connections.some(({ id }) => id === open?.connectionId);
  return open !== null && there ? { name: 'overview', selected: open } : { name: 'overview' };
}

export function viewOfTarget(target: ShowTarget): View {
  switch (target.view) {
    case 'balance':
      return {
        name: 'overview',
        selected: { connectionId: target.connectionId, key: target.key },
        ...(target.form === undefined ? {} : { form: target.form }),
      };
    case 'settings':
      return { name: 'settings' };
    case 'page':
      return { name: target.page };
    case 'alerts':
      return { name: 'alerts' };
    case 'add-connection':
      return { name: 'choose-provider' };
  }
}
