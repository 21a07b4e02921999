import type { LocalizedText } from './locale.ts';
import type { EnvironmentKind } from './snapshot.ts';

/** One place a provider can be reached at. */
export interface Environment {
  readonly id: string;
  readonly kind: EnvironmentKind;
  readonly name: LocalizedText;
  /** Where the provider says it is; absent when every customer is given an own address. */
  readonly baseUrl?: string;
  /** Where a person signs in to the provider, `https:`; absent where the provider has not said. */
  readonly portalUrl?: string;
  /** Refreshes on a timer are never closer than this, ms. */
  readonly pollFloorMs: number;
  /** A manual refresh sooner than this after the last one sends nothing, ms. */
  readonly manualFloorMs: number;
  /** The interval a new connection starts with, ms. */
  readonly defaultIntervalMs: number;
  /** Only addresses on this computer are accepted; they may use plain http. */
  readonly loopbackOnly: boolean;
  /** Whether an address elsewhere may use plain http, once the user has agreed to what that means. */
  readonly plainHttp: 'never' | 'with-consent';
}

interface FieldBase {
  readonly id: string;
  readonly label: LocalizedText;
  /** Where the user finds the value, in the words of the provider's portal. */
  readonly help: LocalizedText;
  readonly required: boolean;
  /** The field exists only while another field has one of these values. */
  readonly when?: { readonly field: string; readonly is: string | readonly string[] };
  /** Rarely needed: shown folded away. */
  readonly advanced?: boolean;
}

export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly maxLength: number;
  /** Source of a regular expression the whole value must match. */
  readonly pattern?: string;
  readonly initial?: string;
}

export interface Option {
  readonly value: string;
  readonly label: LocalizedText;
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  /** Absent when there must be no silent default: the user has to choose. */
  readonly initial?: string;
  /** It only changes how an answer is read, so one answer read each way can be compared with the portal. */
  readonly comparable?: boolean;
}

/** Any number of the options; the value is theirs joined with commas, in the order of the options. */
export interface ChoicesField extends FieldBase {
  readonly kind: 'choices';
  readonly options: readonly Option[];
  readonly initial?: string;
}

/** A list of account numbers, each marked pay-in or pay-out. */
export interface AccountsField extends FieldBase {
  readonly kind: 'accounts';
  readonly maxLength: number;
}

/** A public key the provider gives out; not secret. */
export interface PublicKeyField extends FieldBase {
  readonly kind: 'public-key';
}

export interface PrivateKeyField extends FieldBase {
  readonly kind: 'private-key';
  /** How the provider's portal wants the matching public key. */
  readonly publicKeyForm: 'pem' | 'base64';
  /** The text field that says which of the registered keys signs, where keys are numbered. */
  readonly versionField?: string;
}

export interface SecretTextField extends FieldBase {
  readonly kind: 'secret-text';
  readonly maxLength: number;
}

/** OAuth tokens, or the one-time code they are had for. Renewed by the app itself. */
export interface TokensField extends FieldBase {
  readonly kind: 'tokens';
}

export type SecretField = PrivateKeyField | SecretTextField | TokensField;
export type PlainField = TextField | ChoiceField | ChoicesField | AccountsField | PublicKeyField;
export type Field = PlainField | SecretField;

export function isSecretField(field: Field): field is SecretField {
  return field.kind === 'private-key' || field.kind === 'secret-text' || field.kind === 'tokens';
}

/** One way the provider can pay somebody out, as far as a quote has to know it. */
export interface PayeeMethod {
  readonly id: string;
  readonly label: LocalizedText;
  /** The one id the method needs. */
  readonly payeeId: { readonly label: LocalizedText; readonly help: LocalizedText };
}

/** The provider quotes a price for a conversion without anything being moved. */
export interface QuoteCapability {
  readonly payeeMethods: readonly PayeeMethod[];
}

/** Everything the app needs to know of a provider to offer, ask and show it. */
export interface ProviderDescriptor {
  readonly id: string;
  readonly name: LocalizedText;
  readonly environments: readonly Environment[];
  readonly fields: readonly Field[];
  /** The provider's balance types in words a person knows; others are shown verbatim. */
  readonly balanceTypes: Readonly<Record<string, LocalizedText>>;
  /** Whether an amount below zero is real there (credit in use), so that a line may lie there too. */
  readonly allowsNegative?: true;
  /** Said once in the form, e.g. what the same key may also be able to do. */
  readonly note?: LocalizedText;
  /** Built from documents alone and never seen answering: said wherever it is offered or shown. */
  readonly experimental?: boolean;
  /** Absent where the provider has no such call. */
  readonly quotes?: QuoteCapability;
}

export function environmentOf(descriptor: ProviderDescriptor, id: string): Environment | undefined {
  return descriptor.environments.find((environment) => environment.id === id);
}

/** The fields that apply given the values of the others. */
export function activeFields(
  descriptor: ProviderDescriptor,
  values: Readonly<Record<string, unknown>>,
): readonly Field[] {
  return descriptor.fields.filter(({ when }) => {
    if (when === undefined) return true;
    const wanted = typeof when.is === 'string' ? [when.is] : when.is;
    return chosen(values[when.field]).some((value) => wanted.includes(value));
  });
}

/** The values picked in a choice or choices field. */
export function chosen(value: unknown): readonly string[] {
  return typeof value === 'string' && value !== '' ? value.split(',') : [];
}
