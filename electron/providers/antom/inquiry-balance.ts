import type { Balance } from '../../domain/balance.ts';
import { textValue } from '../../domain/connection.ts';
import { readFunds } from '../funds.ts';
import { asArray, asObject } from '../json.ts';
import type { Inquiry } from '../provider.ts';
import { readCall, signCall, type ClientIdScheme } from '../signing/client-id-call.ts';
import { uniqueBalances } from '../unique-balances.ts';
import { BALANCE_TYPE } from './balance-type.ts';
import { balancePath } from './paths.ts';
import { resultCodes } from './result-codes.ts';

const scheme: ClientIdScheme = {
  headers: { clientId: 'client-id', time: 'request-time' },
  formatTime: (now) => String(now.getTime()),
  separator: ',',
  keyVersion: '1',
  resultCodes,
};

/** All currencies, which is what an empty request asks for. https://docs.antom.com/ac/aba/inquirybalance */
export const inquiryBalance: Inquiry = {
  id: 'inquiryBalance',
  kind: 'balances',
  sign: (context) =>
    signCall(scheme, { path: balancePath(context.connection), content: {} }, context),
  read: (answer, context) =>
    readCall(scheme, answer, context, (body, verification) => {
      // Answers name no account: a client has one, in several currencies.
      const accountNo = textValue(context.connection, 'clientId');
      return {
        ok: true,
        verification,
        balances: uniqueBalances(
          asArray(body['accountBalances'], 'accountBalances').map((item, index) =>
            readBalance(item, `accountBalances[${index}]`, accountNo),
          ),
        ),
        accounts: [],
      };
    }),
};

function readBalance(value: unknown, place: string, accountNo: string): Balance {
  return { accountNo, balanceType: BALANCE_TYPE, ...readFunds(asObject(value, place), place) };
}
