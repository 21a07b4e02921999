import type { RobotDraft } from '../../electron/contract/robot-types.ts';
import type { Draft, ShowTarget } from '../../electron/contract/types.ts';
import type { BalanceKey } from '../../electron/domain/balance.ts';

export interface SelectedBalance {
  readonly connectionId: string;
  readonly key: BalanceKey;
}

/** Where the window is. */
export type View =
  | { readonly name: 'overview'; readonly selected?: SelectedBalance }
  | { readonly name: 'connections' }
  | { readonly name: 'choose-provider' }
  | { readonly name: 'form'; readonly draft: Draft }
  | { readonly name: 'quote' }
  | { readonly name: 'alerts' }
  | { readonly name: 'settings' }
  | { readonly name: 'choose-robot' }
  | { readonly name: 'robot-form'; readonly draft: RobotDraft };

export type Section = 'overview' | 'alerts' | 'quote' | 'connections' | 'settings';

export function sectionOf(view: View): Section {
  if (view.name === 'choose-robot' || view.name === 'robot-form') return 'settings';
  return view.name === 'choose-provider' || view.name === 'form' ? 'connections' : view.name;
}

export function viewOfTarget(target: ShowTarget): View {
  switch (target.view) {
    case 'balance':
      return {
        name: 'overview',
        selected: { connectionId: target.connectionId, key: target.key },
      };
    case 'settings':
      return { name: 'settings' };
    case 'alerts':
      return { name: 'alerts' };
    case 'add-connection':
      return { name: 'choose-provider' };
  }
}
