import { createTranslate, type Translate } from '../contract/i18n/translate.ts';
import type { SecretRefusal, FieldError } from '../contract/types.ts';
import type { Locale } from '../domain/locale.ts';

/** What is said of import files. No sentence repeats a value: a secret may stand where it should not. */
const en = {
  at: 'line {line}, column {column}{pointer}',
  refused:
    'Nothing was imported. {count, plural, one {# problem} other {# problems}} in the file:',
  'keychain.locked': 'Nothing was imported: the {keychain} is locked.',
  'keychain.missing': 'Nothing was imported: no {keychain} service is running.',
  'keychain.denied': 'Nothing was imported: the system refused access to the {keychain}.',
  'keychain.unsupported': 'Nothing was imported: the library for the {keychain} is not installed.',
  'keychain.busy': 'Nothing was imported: the {keychain} has not answered.',

  'done.added': 'Added: {name}',
  'done.changed': 'Changed: {name}',
  'done.same': 'As it was: {name}',
  'done.alerts': 'Alert settings changed.',
  'done.preferences': 'Preferences changed.',
  'done.nothing': 'Everything is as the file says already. Nothing was changed.',
  'plan.added': 'Would be added: {name}',
  'plan.changed': 'Would be changed: {name}',
  'plan.same': 'Stays as it is: {name}',
  'plan.alerts': 'Alert settings would be changed.',
  'plan.preferences': 'Preferences would be changed.',
  'plan.nothing': 'Everything is as the file says already. There would be nothing to change.',
  missing: '{name} still needs: {secrets}. Enter it in the window, or give its file and import again.',

  'json.syntax': 'This is no JSON from here on.',
  'json.twice': 'This name stands here twice.',
  'file.unreadable': 'The file could not be read.',
  'file.too-large': 'The file is far too large for a set-up.',
  'file.not-text': 'The file is not text.',

  'shape.version': 'Plimsoll reads version {version} of this file: "plimsoll": {version}.',
  'shape.unknown': 'There is no such entry here.',
  'shape.missing': '"{name}" is needed here.',
  'shape.string': 'A text in quotation marks belongs here.',
  'shape.number': 'A number belongs here.',
  'shape.integer': 'A whole number belongs here.',
  'shape.boolean': 'true or false belongs here.',
  'shape.array': 'A list in square brackets belongs here.',
  'shape.object': 'An object in braces belongs here.',
  'shape.one-of': 'One of these belongs here: {list}.',
  'shape.at-least': 'At least {limit}.',
  'shape.at-most': 'At most {limit}.',
  'shape.too-long': 'Longer than {limit}.',
  'shape.other': 'This is not allowed here.',
  'shape.value': 'A text belongs here, or a list of accounts.',
  'shape.secret':
    `A secret never stands in this file. Name its file, '{'"file": "./key.pem"'}', or write "-" for standard input, or null to enter it later.`,
  'shape.amount': 'Write the amount as text in quotation marks, such as "50000.00".',
  'shape.currency': 'Capital letters such as EUR.',
  'shape.id': 'Only letters A–Z, digits, - and _.',

  'connection.no-provider': 'There is no such provider. There are: {list}.',
  'connection.no-environment': '{provider} has no such environment. There are: {list}.',
  'connection.other-provider':
    'The connection with this id is one with {provider}. A connection cannot change its provider.',
  'connection.twice': 'Another entry of this file means the same connection.',
  'connection.no-field': '{provider} has no such field. There are: {list}.',
  'connection.idle-field': 'With the other values given here this field is not used. Leave it out.',
  'connection.wrong-kind': 'A list of accounts belongs into a field of accounts alone, and nothing else does.',
  'connection.secret-in-values':
    'This is a secret: it never stands in this file. Name its file under "secrets".',
  'connection.no-secret': '{provider} has no such secret. There are: {list}.',
  'connection.not-tokens': 'Access and refresh tokens belong to another field.',
  'connection.are-tokens': 'Tokens are given one by one: "accessToken", "refreshToken".',
  'connection.no-token': 'Neither an access token nor a refresh token is named.',
  'secret.stdin-twice': 'Standard input can be one secret only, and it is one already.',
  'secret.stdin-taken': 'Standard input is this file already.',
  'secret.stdin-absent': 'There is no standard input here. Name a file.',
  'secret.rejected': 'A live call with the new secret failed, and the old one stays in use. {what}',
  'secret.too-soon': 'The provider was asked a moment ago. Try again in {seconds} s.',

  'line.not-a-number': 'This is no amount. Write it like "50000.00".',
  'line.too-precise': 'This currency has fewer decimal places.',
  'line.critical-above-warn': 'The critical line is above the warn line.',
  'line.upper-too-low': 'The upper line must be above the others.',
  'line.twice': 'This balance has its lines in another entry already.',

  'error.required': 'A value is needed here.',
  'error.pattern': 'Some of these characters cannot be part of such a value.',
  'error.too-long': 'At most {limit}.',
  'error.unknown-choice': 'One of these belongs here: {list}.',
  'error.duplicate': 'The same account number stands here twice.',
  'error.duplicate-label': 'Another connection has this name.',
  'error.not-a-public-key': 'This is not a public key (PEM text or its base64 body).',
  'error.not-a-url': 'This is no address. Begin with https://.',
  'error.url-needs-https': 'The address must start with https://.',
  'error.url-needs-consent':
    'This address is not encrypted. Add "plainHttpConsent": true if you agree to that, or enter one that starts with https://.',
  'error.url-is-private':
    'This address leads to this computer or into a private network. Import the connection without it, then enter it in the window and agree there.',
  'error.url-has-credentials': 'The address must not hold a user name or password.',
  'error.url-has-path': 'Only scheme, host and port: leave the path out.',
  'error.url-not-loopback': 'This environment only reaches this computer, e.g. 127.0.0.1.',
  'error.interval-too-short': 'At least {limit} seconds.',
  'error.interval-too-long': 'At most {limit} seconds.',
  'error.secret-required':
    'This connection needs: {name}. Name its file under "secrets", or write null there to enter it in the window later.',

  'refusal.clipboard-empty': 'There is nothing in it.',
  'refusal.cancelled': 'No file was chosen.',
  'refusal.file-too-large': 'This file is far too large to be a secret.',
  'refusal.file-unreadable': 'This file could not be read, or is empty.',
  'refusal.file-not-text': 'This file is not text.',
  'refusal.not-a-key': 'This file is not a private key. It should be PEM text or its base64 body.',
  'refusal.public-key': 'This file is a public key. The private key that belongs to it is needed.',
  'refusal.certificate': 'This file is a certificate. The private key that belongs to it is needed.',
  'refusal.several-keys': 'This file holds several private keys. Leave only the one that is meant.',
  'refusal.needs-passphrase':
    'This key is protected by a passphrase. Name a file with it beside "file": "passphrase".',
  'refusal.wrong-passphrase': 'This passphrase does not open the key.',
  'refusal.unsupported-encryption':
    'This key is encrypted in a way that cannot be read here. Encrypt it anew: openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -in old.pem -out new.pem',
  'refusal.ssh-key': 'This key is in the format of an SSH program. Export it as PEM first.',
  'refusal.pkcs12':
    'This is a PKCS#12 file (.p12, .pfx). Export its private key as PEM first: openssl pkcs12 -in key.pfx -nocerts -out key.pem',
  'refusal.jwk': 'This is a key as JSON (JWK). Export the private key as PEM (PKCS#8) instead.',
  'refusal.rsa-pss-key': 'This key is for RSA-PSS only. A plain RSA key is needed.',
  'refusal.ec-key': 'This is an elliptic-curve key. An RSA private key is needed.',
  'refusal.not-rsa': 'This private key is not a plain RSA key.',
  'refusal.key-too-short': 'This key is too short: at least 2048 bits are needed.',
  'refusal.text-too-long': 'This text is longer than such a secret can be.',
  'refusal.text-has-lines': 'This text has several lines; the secret is a single one.',
  'refusal.token-too-long': 'This text is longer than a token can be.',
  'refusal.token-has-lines': 'This text has several lines; the token is a single one.',
  'refusal.token-has-spaces': 'There are spaces in this text. Leave the token alone in it.',
  'refusal.token-not-ascii': 'There are characters in this text that no token has.',
  'refusal.token-is-json': 'This is JSON, or a value in quotation marks. Leave the token alone in it.',
  'refusal.token-is-address': 'This is a web address, not a token.',
} as const satisfies Record<string, string> &
  Record<`refusal.${SecretRefusal}` | `error.${FieldError['error']}`, string>;

export type ProvisioningWord = keyof typeof en;

const zhCN: Readonly<Record<ProvisioningWord, string>> = {
  at: '第 {line} 行第 {column} 列{pointer}',
  refused: '未导入任何内容。文件中有 {count} 处问题：',
  'keychain.locked': '未导入任何内容：{keychain}已锁定。',
  'keychain.missing': '未导入任何内容：没有正在运行的{keychain}服务。',
  'keychain.denied': '未导入任何内容：系统拒绝访问{keychain}。',
  'keychain.unsupported': '未导入任何内容：未安装{keychain}所需的库。',
  'keychain.busy': '未导入任何内容：{keychain}没有应答。',

  'done.added': '已新增：{name}',
  'done.changed': '已修改：{name}',
  'done.same': '无变化：{name}',
  'done.alerts': '提醒设置已修改。',
  'done.preferences': '偏好设置已修改。',
  'done.nothing': '现有设置与文件一致，未作任何改动。',
  'plan.added': '将新增：{name}',
  'plan.changed': '将修改：{name}',
  'plan.same': '不变：{name}',
  'plan.alerts': '将修改提醒设置。',
  'plan.preferences': '将修改偏好设置。',
  'plan.nothing': '现有设置与文件一致，无需改动。',
  missing: '{name} 尚缺：{secrets}。请在窗口中录入，或在文件中指明其文件后重新导入。',

  'json.syntax': '从此处起不是有效的 JSON。',
  'json.twice': '此名称在这里重复出现。',
  'file.unreadable': '文件无法读取。',
  'file.too-large': '文件过大，不可能是配置文件。',
  'file.not-text': '文件不是文本。',

  'shape.version': 'Plimsoll 只能读取第 {version} 版文件："plimsoll": {version}。',
  'shape.unknown': '此处没有这一项。',
  'shape.missing': '此处缺少“{name}”。',
  'shape.string': '此处应为带引号的文本。',
  'shape.number': '此处应为数字。',
  'shape.integer': '此处应为整数。',
  'shape.boolean': '此处应为 true 或 false。',
  'shape.array': '此处应为方括号列表。',
  'shape.object': '此处应为花括号对象。',
  'shape.one-of': '此处应为以下之一：{list}。',
  'shape.at-least': '不小于 {limit}。',
  'shape.at-most': '不大于 {limit}。',
  'shape.too-long': '长度超过 {limit}。',
  'shape.other': '此处不允许这样填写。',
  'shape.value': '此处应为文本，或账户列表。',
  'shape.secret':
    `密钥不能写在此文件中。请指明其所在文件，如 '{'"file": "./key.pem"'}'；或写 "-" 从标准输入读取；或写 null 稍后录入。`,
  'shape.amount': '金额须写成带引号的文本，例如 "50000.00"。',
  'shape.currency': '须为大写字母，例如 EUR。',
  'shape.id': '只能使用英文字母、数字、- 和 _。',

  'connection.no-provider': '没有这个平台。可用的平台：{list}。',
  'connection.no-environment': '{provider}没有这个环境。可用的环境：{list}。',
  'connection.other-provider': '此 id 对应的连接属于{provider}。连接不能更换平台。',
  'connection.twice': '文件中另有一项指的是同一个连接。',
  'connection.no-field': '{provider}没有这个字段。可用的字段：{list}。',
  'connection.idle-field': '按此处其他各项的取值，不会用到此字段，请删去。',
  'connection.wrong-kind': '账户列表只能填在账户字段中，账户字段也只能填账户列表。',
  'connection.secret-in-values': '这是密钥，不能写在此文件中。请在 "secrets" 下指明其所在文件。',
  'connection.no-secret': '{provider}没有这个密钥项。可用的密钥项：{list}。',
  'connection.not-tokens': '访问令牌和刷新令牌不属于此字段。',
  'connection.are-tokens': '令牌须分别指明："accessToken"、"refreshToken"。',
  'connection.no-token': '访问令牌和刷新令牌均未指明。',
  'secret.stdin-twice': '标准输入只能提供一个密钥，已用于另一项。',
  'secret.stdin-taken': '标准输入已用于读取本文件。',
  'secret.stdin-absent': '此处没有标准输入，请指明文件。',
  'secret.rejected': '使用新密钥的实际查询未成功，仍使用原密钥。{what}',
  'secret.too-soon': '刚刚查询过该平台，请 {seconds} 秒后再试。',

  'line.not-a-number': '这不是金额，格式如 "50000.00"。',
  'line.too-precise': '该币种没有这么多位小数。',
  'line.critical-above-warn': '告急线高于预警线。',
  'line.upper-too-low': '上限须高于其他各线。',
  'line.twice': '另有一项已为这笔余额设置了预警线。',

  'error.required': '此处必填。',
  'error.pattern': '含有不允许的字符。',
  'error.too-long': '不超过 {limit}。',
  'error.unknown-choice': '此处应为以下之一：{list}。',
  'error.duplicate': '同一账户号重复填写。',
  'error.duplicate-label': '已有同名连接。',
  'error.not-a-public-key': '这不是公钥（应为 PEM 文本或其 base64 正文）。',
  'error.not-a-url': '这不是网址，请以 https:// 开头。',
  'error.url-needs-https': '地址须以 https:// 开头。',
  'error.url-needs-consent':
    '此地址未加密。如同意，请加上 "plainHttpConsent": true，或改填以 https:// 开头的地址。',
  'error.url-is-private': '此地址指向本机或内网。请先导入不含此地址的连接，再在窗口中填写并确认。',
  'error.url-has-credentials': '地址中不能含有用户名或密码。',
  'error.url-has-path': '只填协议、主机和端口，不含路径。',
  'error.url-not-loopback': '此环境只能访问本机，例如 127.0.0.1。',
  'error.interval-too-short': '不少于 {limit} 秒。',
  'error.interval-too-long': '不超过 {limit} 秒。',
  'error.secret-required':
    '此连接需要：{name}。请在 "secrets" 下指明其所在文件，或写 null 稍后在窗口中录入。',

  'refusal.clipboard-empty': '其中没有内容。',
  'refusal.cancelled': '未选择文件。',
  'refusal.file-too-large': '文件过大，不可能是密钥。',
  'refusal.file-unreadable': '文件无法读取，或内容为空。',
  'refusal.file-not-text': '此文件不是文本。',
  'refusal.not-a-key': '此文件不是私钥。应为 PEM 文本或其 base64 正文。',
  'refusal.public-key': '此文件是公钥。需要与之配对的私钥。',
  'refusal.certificate': '此文件是证书。需要与之配对的私钥。',
  'refusal.several-keys': '此文件中含有多个私钥，请只保留所需的那一个。',
  'refusal.needs-passphrase': '此私钥设有口令。请在 "file" 旁用 "passphrase" 指明口令所在文件。',
  'refusal.wrong-passphrase': '口令不正确，无法打开私钥。',
  'refusal.unsupported-encryption':
    '此私钥的加密方式无法读取。请重新加密：openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -in old.pem -out new.pem',
  'refusal.ssh-key': '此私钥是 SSH 软件的专用格式，请先导出为 PEM。',
  'refusal.pkcs12':
    '这是 PKCS#12 文件（.p12、.pfx）。请先导出其中的私钥：openssl pkcs12 -in key.pfx -nocerts -out key.pem',
  'refusal.jwk': '这是 JSON 格式的密钥（JWK）。请改为导出 PEM（PKCS#8）格式的私钥。',
  'refusal.rsa-pss-key': '此密钥仅限 RSA-PSS 使用。需要普通 RSA 密钥。',
  'refusal.ec-key': '这是椭圆曲线密钥。需要 RSA 私钥。',
  'refusal.not-rsa': '此私钥不是普通 RSA 密钥。',
  'refusal.key-too-short': '密钥过短，至少需要 2048 位。',
  'refusal.text-too-long': '文本过长，不符合此类密钥的格式。',
  'refusal.text-has-lines': '文本有多行，而此密钥应为单行。',
  'refusal.token-too-long': '文本过长，不可能是令牌。',
  'refusal.token-has-lines': '文本有多行，而令牌应为单行。',
  'refusal.token-has-spaces': '文本中含有空格，请只保留令牌本身。',
  'refusal.token-not-ascii': '文本中含有令牌不会出现的字符。',
  'refusal.token-is-json': '这是 JSON，或带引号的值。请只保留令牌本身。',
  'refusal.token-is-address': '这是网址，不是令牌。',
};

export const provisioningCatalogues = { en, 'zh-CN': zhCN } as const;

const cache = new Map<Locale, Translate<ProvisioningWord>>();

export function provisioningWords(locale: Locale): Translate<ProvisioningWord> {
  let translate = cache.get(locale);
  if (translate === undefined) {
    translate = createTranslate<ProvisioningWord>(locale, provisioningCatalogues[locale]);
    cache.set(locale, translate);
  }
  return translate;
}

export function isProvisioningWord(text: string): text is ProvisioningWord {
  return Object.hasOwn(en, text);
}
