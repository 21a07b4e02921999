import type { FieldValues } from '../../domain/connection.ts';
import { DEFAULT_BALANCE_TYPE } from './balance-types.ts';
import { CUSTOMER_HEADER } from './merchants.ts';

/**
 * Earlier versions asked for the normal balance in all currencies, and for receiving accounts wherever the customer's
 * id was given; a connection they saved goes on like that.
 */
export function upgrade(values: FieldValues): FieldValues {
  const knownCustomer = (values['referenceCustomerId'] ?? '') !== '';
  return {
    currencies: '',
    balanceTypes: DEFAULT_BALANCE_TYPE,
    accountTypes: knownCustomer ? 'RECEIVE_ACCOUNT' : '',
    connectedHeader: CUSTOMER_HEADER,
    ...values,
  };
}
