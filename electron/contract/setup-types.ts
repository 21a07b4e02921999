import type { KeychainState } from './types.ts';

/** What is wrong at one place of a set-up file; never what stands there. */
export interface SetupProblem {
  /** As `connections[2].lines[0].warn`; empty for the file as a whole. */
  readonly place: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** In the language of the app. */
  readonly text: string;
}

/** What importing a set-up file does, or did, to one connection. */
export interface SetupChange {
  readonly label: string;
  readonly change: 'added' | 'changed' | 'same';
  /** The address calls will go to, where that is not the provider's own. */
  readonly address?: string;
  /** The files its secrets are read from. */
  readonly files: readonly string[];
  /** What it still needs, by the names of its fields. */
  readonly missing: readonly string[];
  /** The tokens of the file were not taken: there are some already, and the app renews them. */
  readonly keptTokens: boolean;
}

export interface SetupSummary {
  readonly connections: readonly SetupChange[];
  /** Whether each of the others changes. */
  readonly alerts: boolean;
  readonly preferences: boolean;
  readonly calendar: boolean;
}

/** Why nothing was imported. */
export type SetupRefusal =
  | { readonly ok: false; readonly problems: readonly SetupProblem[] }
  | { readonly ok: false; readonly keychain: KeychainState };

export type ChooseSetupResult =
  /** `setupId`: what `importSetup` takes; main keeps what was read. `file`: its name, without its folder. */
  | {
      readonly ok: true;
      readonly setupId: string;
      readonly file: string;
      readonly summary: SetupSummary;
    }
  | (SetupRefusal & { readonly file: string })
  | { readonly ok: false; readonly error: 'cancelled' | 'unreadable' | 'too-large' | 'not-text' };

export type ImportSetupResult =
  | { readonly ok: true; readonly summary: SetupSummary }
  | SetupRefusal;

export type ExportSetupResult =
  /** `file`: its name, without its folder. */
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly error: 'cancelled' | 'cannot-write' };

/** The calls about set-up files. */
export interface SetupCallResults {
  chooseSetup: ChooseSetupResult;
  importSetup: ImportSetupResult;
  discardSetup: null;
  exportSetup: ExportSetupResult;
}
