import { textValue, type ConnectionConfig } from '../../domain/connection.ts';
import { chosen } from '../../domain/descriptor.ts';
import type { LocalizedText } from '../../domain/locale.ts';
import { CannotSign } from '../cannot-sign.ts';
import type { SigningContext } from '../provider.ts';
import { customerIdName } from './merchants.ts';
import { filled } from './request.ts';
import { tokensOf } from './tokens.ts';

const needsToken: LocalizedText = {
  en: 'Virtual accounts are asked for with an OAuth access token. Edit the connection and enter it under Advanced, or leave virtual accounts out.',
  'zh-CN': '查询虚拟账户需要 OAuth 访问令牌。请编辑连接，在“高级”中录入令牌，或不再查询虚拟账户。',
};

/** What inquiryAccount can be asked for, and by which id, as the documents have it. */
const identifications = {
  RECEIVE_ACCOUNT: (context: SigningContext) => filled('referenceCustomerId', context),
  ALIPAY_WALLET: (context: SigningContext) => filled('referenceCustomerId', context),
  VIRTUAL_ACCOUNT: ({ secrets }: SigningContext) => {
    const accessToken = tokensOf(secrets)?.accessToken;
    if (accessToken === undefined) throw new CannotSign({ kind: 'secret-missing', advice: needsToken });
    return { accessToken };
  },
  ALIPAY_SHADOW_WALLET: (context: SigningContext) =>
    filled(customerIdName(context.connection), context, 'customerId'),
  // The documents name no id for it.
  ALIPAY_ORIGIN_WALLET: () => ({}),
} as const;

export type AccountType = keyof typeof identifications;

/** The types the user chose, in the order of the options; words an edited settings file may hold are left out. */
export function accountTypesOf(connection: ConnectionConfig): readonly AccountType[] {
  return chosen(textValue(connection, 'accountTypes')).filter((type): type is AccountType =>
    Object.hasOwn(identifications, type),
  );
}

/** What tells the provider whose accounts are meant. @throws CannotSign when a token is needed and there is none */
export function identification(
  type: AccountType,
  context: SigningContext,
): Readonly<Record<string, string>> {
  return identifications[type](context);
}
