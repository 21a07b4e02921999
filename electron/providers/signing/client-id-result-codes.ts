import type { LocalizedText } from '../../domain/locale.ts';
import type { ResultCode } from '../result-code.ts';

/**
 * The codes that mean the same at every platform that signs with a client id, with what to do about them. What depends
 * on what a platform is asked for is left to its own table.
 * @param platform its name as it stands within a sentence: Chinese puts spaces around a Latin one
 */
export function clientIdResultCodes(platform: LocalizedText): Readonly<Record<string, ResultCode>> {
  const support = supportOf(platform);
  return {
    INVALID_SIGNATURE: {
      kind: 'signature',
      advice: {
        en: `Check that your private key matches the public key registered in the ${platform.en} portal, and the key version. Automatic checks have stopped until you edit or refresh this connection.`,
        'zh-CN': `请核对私钥与${platform['zh-CN']}后台登记的公钥是否配对，以及密钥版本是否一致。已停止自动查询，修改连接或手动刷新后恢复。`,
      },
    },
    KEY_NOT_FOUND: {
      kind: 'signature',
      advice: {
        en: `${platform.en} finds no key for this Client-Id. Check the Client-Id, the key version and that the key pair was made for it.`,
        'zh-CN': '未找到密钥。请检查 Client ID、密钥版本以及生成的密钥对是否正确。',
      },
    },
    INVALID_CLIENT: {
      kind: 'credentials',
      advice: {
        en: 'The Client-Id does not exist or is not valid. Sandbox and production have different ones.',
        'zh-CN': 'Client ID 不存在或无效。沙盒与生产环境的 Client ID 不同，请核对。',
      },
    },
    INVALID_API: {
      kind: 'permission',
      advice: {
        en: `This call is not active for your Client-Id. Ask ${platform.en} to activate it.`,
        'zh-CN': `接口无效或未开通，请联系${platform['zh-CN']}开通此接口。`,
      },
    },
    ACCESS_DENIED: { kind: 'permission', advice: support },
    OAUTH_FAIL: { kind: 'credentials', advice: support },
    AUTHORIZATION_NOT_EXIST: {
      kind: 'credentials',
      advice: {
        en: `The authorisation does not exist. Ask ${platform.en} support to check it.`,
        'zh-CN': `当前授权关系不存在，请联系${platform['zh-CN']}技术支持检查授权关系。`,
      },
    },
    CONTRACT_CHECK_FAIL: {
      kind: 'contract',
      advice: {
        en: `The contract check failed. Ask ${platform.en} support about the state of your contract, then refresh.`,
        'zh-CN': `合约校验未通过，请联系${platform['zh-CN']}技术支持了解合约状态后再刷新。`,
      },
    },
    METHOD_NOT_SUPPORTED: { kind: 'provider-failed', advice: support },
    MEDIA_TYPE_NOT_ACCEPTABLE: { kind: 'provider-failed', advice: support },
    PROCESS_FAIL: { kind: 'provider-failed', advice: support },
  };
}

/** For codes a person can do nothing about but report them. @param platform as above */
export function supportOf(platform: LocalizedText): LocalizedText {
  return {
    en: `Contact ${platform.en} technical support with this code.`,
    'zh-CN': `请把此代码告知${platform['zh-CN']}技术支持。`,
  };
}
