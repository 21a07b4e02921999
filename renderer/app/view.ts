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
  | { readonly name: 'settings' };

export type Section = 'overview' | 'connections' | 'settings';

export function sectionOf(view: View): Section {
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
    case 'add-connection':
      return { name: 'choose-provider' };
  }
}
