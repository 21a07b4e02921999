import type { OutboxStatus } from '../robots/outbox-status.ts';
import type { RobotChoices, RobotConfig } from '../robots/robot-config.ts';
import type { Delivery, RobotDescriptor, RobotKind } from '../robots/robot.ts';
import type { SigningSecretError } from '../robots/signing-secret.ts';
import type { AddressError, AddressSummary } from '../robots/webhook-address.ts';
import type { KeychainState, RemoveResult } from './types.ts';

export type {
  AddressError,
  AddressSummary,
  Delivery,
  RobotChoices,
  RobotDescriptor,
  RobotKind,
  SigningSecretError,
};
export type { DailyMessage } from '../robots/robot-config.ts';
export type { DeliveryFailure } from '../robots/robot.ts';
export type { OutboxStatus } from '../robots/outbox-status.ts';

/** What the window knows of one group robot: nothing of its address but the host and the last four characters. */
export interface RobotView extends Omit<RobotConfig, 'sentDays' | 'owed'> {
  readonly hasSecret: boolean;
  /** Address or secret are kept in memory only, until the app quits. */
  readonly sessionOnly: boolean;
  readonly status: OutboxStatus;
}

export interface RobotsState {
  /** Every kind that can be added, in the order to offer them. */
  readonly kinds: readonly RobotDescriptor[];
  readonly robots: readonly RobotView[];
  /** How many there may be. */
  readonly max: number;
}

/** A robot being entered or edited; its address and secret wait in the main process. */
export interface RobotDraft {
  readonly draftId: string;
  readonly descriptor: RobotDescriptor;
  /** Present when an existing robot is being edited. */
  readonly robotId?: string;
  readonly address: AddressSummary | null;
  readonly hasSecret: boolean;
  /** As in {@link RobotView}. */
  readonly sessionOnly: boolean;
  readonly initial: RobotChoices;
}

export type PasteAddressResult =
  | { readonly ok: true; readonly address: AddressSummary }
  | {
      readonly ok: false;
      readonly error: AddressError;
      /** With `wrong-host`: the kind of robot the address is for. */
      readonly belongsTo?: RobotKind;
    };

export type PasteSigningSecretResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: SigningSecretError };

export type RobotFieldError =
  | { readonly field: 'label'; readonly error: 'required' | 'too-long' | 'duplicate' }
  | { readonly field: 'address' | 'secret'; readonly error: 'required' }
  | { readonly field: 'messages'; readonly error: 'nothing-to-send' };

export type TestRobotResult =
  | { readonly ok: true; readonly delivery: Delivery }
  | { readonly ok: false; readonly errors: readonly RobotFieldError[] };

export type SaveRobotResult =
  | { readonly ok: true; readonly robotId: string }
  | { readonly ok: false; readonly errors: readonly RobotFieldError[] }
  /** Nothing was saved: the keychain did not take what was pasted. */
  | { readonly ok: false; readonly keychain: KeychainState };

/** The calls about group robots. */
export interface RobotCallResults {
  getRobots: RobotsState;
  openRobot: RobotDraft;
  pasteRobotAddress: PasteAddressResult;
  pasteRobotSecret: PasteSigningSecretResult;
  forgetRobotSecret: null;
  testRobot: TestRobotResult;
  saveRobot: SaveRobotResult;
  closeRobot: null;
  setRobotEnabled: null;
  removeRobot: RemoveResult;
}
