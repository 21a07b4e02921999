import type { FieldError, SecretRefusal } from '../contract/types.ts';

/** What is said of set-up files. No sentence repeats a value: a secret may stand where it should not. */
export const en = {
  at: '{place} (line {line}, column {column}): {text}',
  'at.top': 'line {line}, column {column}: {text}',
  refused: '{count, plural, one {# problem} other {# problems}} in the set-up file. Nothing was imported.',
  'not-opened': 'The set-up file could not be read. Nothing was imported.',
  'too-large': 'The file is far too large for a set-up. Nothing was imported.',
  'not-text': 'The file is not text. Nothing was imported.',
  'keychain.locked': 'The {keychain} is locked. Nothing was imported.',
  'keychain.missing': 'No {keychain} service is running, so keys could not be kept. Nothing was imported.',
  'keychain.denied': 'The system refused access to the {keychain}. Nothing was imported.',
  'keychain.unsupported': 'The library for the {keychain} is not installed. Nothing was imported.',
  'keychain.busy': 'The {keychain} has not answered. Nothing was imported.',
  'not-saved': 'The settings could not be written to disk. Check its free space and permissions. Nothing was imported.',

  'done.added': 'Added: {name}',
  'done.changed': 'Changed: {name}',
  'done.same': 'As it was: {name}',
  'done.alerts': 'Alert settings changed.',
  'done.preferences': 'Preferences changed.',
  'done.calendar': 'Working days changed.',
  'done.nothing': 'Everything is as the file says already. Nothing was changed.',
  missing: '{name} still needs: {secrets}. Enter it in the window, or name its file and import again.',
  'kept-tokens': '{name} keeps its tokens: Plimsoll renews them, so those of the file may be old.',

  'json.syntax': 'This is no JSON from here on.',
  'json.twice': 'This name stands here twice.',

  'shape.version': 'This version of Plimsoll reads "plimsoll": {version}.',
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
  'shape.too-long': 'At most {limit} characters.',
  'shape.too-many': 'At most {limit} entries.',
  'shape.other': 'This is not allowed here.',
  'shape.control': 'No line ends or other invisible characters belong here.',
  'shape.value': 'A text belongs here, or a list of accounts.',
  'shape.secret':
    `Name the secret's file, '{'"file": "./key.pem"'}', or write "-" for standard input, or null to enter it later.`,
  'shape.path': 'The path of a file belongs here.',
  'shape.amount': 'Write the amount as text in quotation marks, such as "50000.00".',
  'shape.currency': 'Capital letters such as EUR.',
  'shape.id': 'Letters A–Z, digits, - and _; the first is a letter or digit.',

  'connection.no-provider': 'There is no such provider. There are: {list}.',
  'connection.no-environment': '{provider} has no such environment. There are: {list}.',
  'connection.other-provider':
    'The connection with this id is one with another provider. A connection cannot change its provider.',
  'connection.twice': 'Another entry of this file has the same id.',
  'connection.id-taken': 'This id is taken by something else here. Choose another one, or leave it out.',
  'connection.no-field': '{provider} has no such field. There are: {list}.',
  'connection.idle-field': 'With the other values given here this is not used. Leave it out.',
  'connection.wrong-kind': 'A list of accounts belongs into a field of accounts, and nothing else does.',
  'connection.secret-in-values':
    'This is a secret: it never stands in this file. Name its file under "secrets".',
  'connection.no-secret': '{provider} has no such secret. There are: {list}.',

  'secret.inline':
    `A secret must not stand in this file. Put it into a file of its own and name that, '{'"file": "./key.pem"'}', or write "-" for standard input. Treat the secret as seen by all who had this file.`,
  'secret.env': 'Secrets are not read from environment variables: other programs can see those. Name a file.',
  'secret.not-tokens': 'Access and refresh tokens belong to another field.',
  'secret.are-tokens': 'Tokens are named one by one: "accessToken", "refreshToken".',
  'secret.stdin-twice': 'Standard input can be one secret only, and another entry takes it already.',
  'secret.rejected': 'A live call with the new secret failed, so the old one stays in use. {what}',

  'line.below-zero': 'With this provider no amount is below zero, so no line is either.',
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
  'error.is-a-private-key':
    'This is a private key, and it must not stand in this file. The public key of the provider belongs here.',
  'error.is-a-certificate': 'This is a certificate. The public key that the provider shows belongs here.',
  'error.public-key-too-small':
    'This key has less than 2048 bits, so answers could be forged. Ask the provider for its current public key.',
  'error.not-a-url': 'This is no address. Begin with https://.',
  'error.url-needs-https': 'The address must start with https://.',
  'error.url-needs-consent':
    'This address is not encrypted: others on the way can read what is asked and answered. Add "plainHttpConsent": true if you agree to that.',
  'error.url-is-private':
    'This address leads to this computer or into a private network. Add "privateHttpConsent": true if that is meant.',
  'error.url-has-credentials': 'The address must not hold a user name or password.',
  'error.url-has-path': 'Only scheme, host and port: leave the path out.',
  'error.url-not-loopback': 'This environment only reaches this computer, e.g. 127.0.0.1.',
  'error.interval-too-short': 'At least {limit} seconds.',
  'error.interval-too-long': 'At most {limit} seconds.',
  'error.secret-required':
    'This connection needs: {name}. Name its file under "secrets", or write null there to enter it in the window later.',

  'refusal.stdin-absent': 'There is no standard input here. Name a file.',
  'refusal.stdin-taken': 'Standard input is the set-up file already. Name a file.',
  'refusal.clipboard-empty': 'There is nothing in it.',
  'refusal.cancelled': 'No file was chosen.',
  'refusal.file-too-large': 'What this leads to is far too large to be a secret.',
  'refusal.file-unreadable': 'What this leads to could not be read, or is empty.',
  'refusal.file-not-text': 'What this leads to is not text.',
  'refusal.not-a-key': 'This is not a private key. It should be PEM text or its base64 body.',
  'refusal.public-key': 'This is a public key. The private key that belongs to it is needed.',
  'refusal.certificate': 'This is a certificate. The private key that belongs to it is needed.',
  'refusal.several-keys': 'There are several private keys in it. Leave only the one that is meant.',
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
