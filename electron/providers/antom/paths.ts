import { textValue, type ConnectionConfig } from '../../domain/connection.ts';
import type { LocalizedText } from '../../domain/locale.ts';
import { CannotSign } from '../cannot-sign.ts';
import { environments } from './environments.ts';

const PRODUCTION = '/ams/api/v1/aba/accounts/inquiryBalance';
const SANDBOX = '/ams/sandbox/api/v1/aba/accounts/inquiryBalance';

const advice: LocalizedText = {
  en: 'Nothing was sent: a Client-Id that starts with SANDBOX_ belongs to the sandbox, any other to production. Choose the environment that fits the Client-Id of this connection.',
  'zh-CN':
    '未发送请求：以 SANDBOX_ 开头的 Client ID 属于沙盒，其余属于生产环境。请为此连接选择与 Client ID 一致的环境。',
};

/**
 * Where the balance is asked for, as it is also signed: the client id decides, for one host serves both.
 * @throws CannotSign when the environment says otherwise, for sandbox money would be shown as real money
 */
export function balancePath(connection: ConnectionConfig): string {
  const sandbox = textValue(connection, 'clientId').startsWith('SANDBOX_');
  const kind = environments.find(({ id }) => id === connection.environmentId)?.kind;
  if (kind !== 'demo' && kind !== (sandbox ? 'sandbox' : 'production')) {
    throw new CannotSign({ kind: 'credentials', advice });
  }
  return sandbox ? SANDBOX : PRODUCTION;
}
