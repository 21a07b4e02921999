import { createContext, useContext } from 'react';
import type { CallName } from '../../electron/contract/names.ts';
import type { CallPayloads } from '../../electron/contract/payloads.ts';
import type { CallResults } from '../../electron/contract/types.ts';
import type { ProviderDescriptor } from '../../electron/domain/descriptor.ts';
import type { Client } from './client.ts';
import type { AppData } from './data.ts';
import type { Drafts } from './drafts.ts';
import type { Layout } from './layout.ts';
import type { View } from './view.ts';

/** Not written to disk: people search for names. Drawing does not follow it. */
export interface Kept {
  search: string;
}

export interface Toast {
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface WindowContext extends AppData, Layout {
  /** Epoch ms ages are counted to. */
  readonly now: number;
  readonly view: View;
  readonly go: (view: View) => void;
  readonly say: (toast: Toast) => void;
  /** What pages leave for when they are opened again, as long as the window lives. */
  readonly kept: Kept;
  readonly drafts: Drafts;
  /** Of the page when it was drawn first, CSS pixels. */
  readonly height: number;
  /** A call to main. A refusal is shown to the user and gives `undefined`. */
  readonly call: <Name extends CallName>(
    name: Name,
    payload: CallPayloads[Name],
  ) => Promise<CallResults[Name] | undefined>;
  /** Listens to a push of main that is not part of the data above. */
  readonly on: Client['on'];
  /** Refreshes one connection, or all; the outcome appears below the header. */
  readonly refresh: (connectionId: string | null) => void;
}

const Context = createContext<WindowContext | null>(null);
export const WindowProvider = Context.Provider;

export function useWindow(): WindowContext {
  const value = useContext(Context);
  if (value === null) throw new Error('useWindow outside of WindowProvider');
  return value;
}

/** The descriptor of a provider; absent when a connection of the settings outlived its provider. */
export function useDescriptor(providerId: string): ProviderDescriptor | undefined {
  return useWindow().providers.find(({ id }) => id === providerId);
}
