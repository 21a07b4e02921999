import type { ProviderDescriptor } from '../../domain/descriptor.ts';
import { accountFields } from './account-fields.ts';
import { balanceFields, balanceTypes } from './balance-fields.ts';
import { credentialFields, keyVersion } from './credential-fields.ts';
import { environments } from './environments.ts';
import { payeeMethods } from './payee-methods.ts';
import { platformFields } from './platform-fields.ts';

export const descriptor: ProviderDescriptor = {
  id: 'worldfirst',
  name: { en: 'WorldFirst', 'zh-CN': '万里汇' },
  environments,
  balanceTypes,
  fields: [...credentialFields, ...accountFields, ...balanceFields, ...platformFields, keyVersion],
  quotes: { payeeMethods },
};
