import type { Balance } from '../../domain/balance.ts';
import { textValue, type AccountEntry } from '../../domain/connection.ts';
import type { LocalizedText } from '../../domain/locale.ts';
import { amountFromMajor, amountFromMinor, subtract, type Amount } from '../../domain/money.ts';
import { notNegative, readAmount } from '../amounts.ts';
import {
  BadAnswer,
  asObject,
  asText,
  optionalText,
  parseJsonObject,
  providerMessage,
} from '../json.ts';
import type { Inquiry, InquiryResult, SignedRequest, SigningContext } from '../provider.ts';
import { readAnswer } from '../read-answer.ts';
import { rsaSha256 } from '../signing/rsa-sha256.ts';
import { isoSecondsWithOffset } from '../signing/timestamp.ts';
import { uniqueBalances } from '../unique-balances.ts';

const PATH = '/v2.0/inquiry-balance';

const advice: LocalizedText = {
  en: 'Most often the merchant id, the merchant secret, the private key or the account number is wrong. Compare them with the portal; otherwise send Smilepayz this code.',
  'zh-CN':
    '多为商户号、商户密钥、私钥或账户号有误，请对照商户后台核对；若均无误，请把此代码告知 Smilepayz。',
};

/** Each account is asked for by its own number. https://docs.smilepayz.com/id/reference/peru/inquiry/inquiryBalance.html */
export function inquiryBalance(account: AccountEntry): Inquiry {
  return {
    id: `inquiry-balance/${account.accountNo}`,
    kind: 'balances',
    accountNo: account.accountNo,
    sign: (context) => signedRequest(account.accountNo, context),
    read: (answer, { connection }) =>
      readAnswer(answer, (): InquiryResult => {
        const content = parseJsonObject(answer.body);
        const code = asText(content['code'], 'code');
        if (code !== '00') {
          // No table of codes is published, so every code is shown as it came.
          const message = providerMessage(content['message']);
          return { ok: false, problem: { kind: 'provider-failed', code, advice, ...message } };
        }
        const answered = optionalText(content['accountNo']);
        if (answered !== undefined && answered !== '' && answered !== account.accountNo) {
          throw new BadAnswer('the answer is about another account', 'other-account');
        }
        const infos = content['accountInfos'];
        const scale = textValue(connection, 'scale');
        // An object in one region's documents, a list in another's.
        const items = Array.isArray(infos) ? (infos as readonly unknown[]) : [infos];
        const balances = items.map((item) => readBalance(item, account.accountNo, scale));
        const name = optionalText(content['name']);
        return {
          ok: true,
          verification: 'unsigned',
          balances: uniqueBalances(balances),
          accounts: [
            {
              accountNo: account.accountNo,
              role: account.role,
              currencies: [...new Set(balances.map(({ currency }) => currency))],
              ...(name === undefined || name === '' ? {} : { name }),
            },
          ],
        };
      }),
  };
}

/** The signed text holds the merchant secret: it stays inside this function. The path is not signed. */
function signedRequest(
  accountNo: string,
  { secrets, connection, now }: SigningContext,
): SignedRequest {
  const body = JSON.stringify({ accountNo, balanceTypes: ['BALANCE'] });
  const timestamp = isoSecondsWithOffset(now);
  const text = `${timestamp}|${secrets.text('merchantSecret')}|${body}`;
  return {
    path: PATH,
    body: Buffer.from(body),
    headers: {
      'Content-Type': 'application/json',
      'X-TIMESTAMP': timestamp,
      'X-SIGNATURE': rsaSha256(text, secrets.privateKey('privateKey')).toString('base64'),
      'X-PARTNER-ID': textValue(connection, 'partnerId'),
    },
  };
}

function readBalance(value: unknown, accountNo: string, scale: string): Balance {
  const item = asObject(value, 'accountInfos');
  const total = readScaled(item['amount'], scale, 'amount');
  const available = readScaled(item['availableBalance'], scale, 'availableBalance');
  if (total.currency !== available.currency) {
    throw new BadAnswer('total and available are in different currencies');
  }
  return {
    accountNo,
    balanceType: optionalText(item['balanceType']) || 'BALANCE',
    currency: available.currency,
    available,
    total,
    // The documents do not say what holds the difference back, so it is not called frozen.
    unavailable: notNegative('total minus available', subtract(total, available)),
  };
}

function readScaled(value: unknown, scale: string, place: string): Amount {
  const amount = asObject(value, place);
  const currency = asText(amount['currency'], `${place}.currency`);
  const text = asText(amount['value'], `${place}.value`);
  return notNegative(
    place,
    readAmount(place, () =>
      scale === 'minor' ? amountFromMinor(text, currency) : amountFromMajor(text, currency),
    ),
  );
}
