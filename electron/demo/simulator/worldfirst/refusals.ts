import { Refusal } from '../wire.ts';

/** Something in the request that WorldFirst would not take. */
export function illegal(what: string): Refusal {
  return new Refusal('PARAM_ILLEGAL', `Illegal parameters exist: ${what}.`);
}

/** A text that must be there. @throws Refusal when it is not, or is empty */
export function requiredText(body: Record<string, unknown>, name: string): string {
  const given = body[name];
  if (typeof given !== 'string' || given === '') throw illegal(`${name} is required`);
  return given;
}

/** What the id of a WorldFirst customer is called here; newer documents say `accountId`. */
export function customerIdName(body: Record<string, unknown>): 'accountId' | 'customerId' {
  return 'accountId' in body ? 'accountId' : 'customerId';
}
