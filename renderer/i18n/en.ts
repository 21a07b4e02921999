/** Words only the window uses. The other languages carry the same keys. */
export const en = {
  nav: 'Main',
  'nav.overview': 'Overview',
  'nav.connections': 'Connections',
  'nav.alerts': 'Alerts',
  'nav.quote': 'Quote',
  'nav.settings': 'Settings',
  'nav.diagnostics': 'Diagnostics',
  'nav.commands': 'Commands',

  'add-connection': 'Add a connection',
  advanced: 'Advanced',
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  edit: 'Edit',
  'edit-connection': 'Edit connection',
  enable: 'Enable',
  disable: 'Disable',
  open: 'Open',
  optional: '(optional)',
  remove: 'Remove',
  save: 'Save',
  'save-tested': 'Test and save',
  'try-again': 'Try again',
  undo: 'Undo',
  undone: 'Undone',

  'start-failed': 'Plimsoll could not start its window. Quit it from the tray and start it again.',
  'call-refused':
    'Plimsoll could not do this ({reason}). This is a fault of the app; your settings are unchanged.',
  'call-not-saved':
    'The settings cannot be saved now, so nothing was changed. Check the free space and the permissions of the disk.',

  'first-run.headline': 'Know before money runs out.',
  'first-run.promise':
    'Reads balances, never moves them; private keys stay in your {keychain}.',
  'first-run.demo': 'Look round with demo data',
  'demo.banner': 'Demo data: no real account is asked.',
  'demo.leave': 'Leave the demo',

  'header.data': 'Data from {time}',
  'header.data-range': 'Data from {from} to {to}',
  'header.attention': '{count, plural, one {# needs attention} other {# need attention}}',
  'privacy.hide': 'Hide amounts, names and numbers ({keys})',
  'privacy.hidden': 'hidden',
  'privacy.show': 'Show amounts, names and numbers ({keys})',
  refresh: 'Refresh',
  refreshing: 'Refreshing…',
  'refresh-one': 'Refresh {connection}',
  'refresh.ok': 'Refreshed',
  'refresh.failed': 'Not refreshed; the reason stands below.',
  'too-soon': 'Asked a moment ago. Try again in {count} s.',
  'held-off':
    'The provider asked for a pause, so nothing was sent. Asked again by itself in {count} min.',
  'next.due': 'next due now',
  'next.soon': 'next in under a minute',
  'next.minutes': 'next in {count} min',
  'next.hours': 'next in {count} h',

  'attention.title': 'Needs attention',
  'attention.pay-in-holds': 'Pay-in holds {amount}.',
  'attention.not-returned':
    'The last answer left this balance out. It may have been closed or renamed at the provider.',
  'attention.accounts': 'Receiving accounts: {what}',
  'attention.account-not-returned':
    'The provider’s last answer no longer lists this account. It may have been closed; ask the provider.',
  'attention.account-status': 'The provider reports the status {status}. Ask the provider why.',
  'attention.stale': 'These amounts are older than the last refresh.',
  'last-known': 'last {amount} · {moment}',
  'no-line': 'No alert line',
  'no-balances': 'The provider returned no balance.',

  'receiving.title': 'Receiving accounts',
  'account-status.usable': 'Usable',
  'account-status.attention': 'Needs attention',
  'account-status.unknown': 'Status',

  'unverified.chip': 'Answers not verified',
  'unverified.explanation':
    'The provider signs its answers, but its public key is not in this connection, so Plimsoll cannot check that they really come from it. How to get the key:',
  'verification.verified': 'Signature of the answer verified',
  'verification.key-missing': 'Not verified: provider key missing',
  'verification.unsigned': 'This answer carries no signature',

  'panel.gone.title': 'Account not found',
  'panel.gone.text': 'This balance is not in the list any more.',
  'lines.title': 'Alert lines',
  'lines.hint': 'You are told once when the balance falls below a line. Leave empty for none.',
  'lines.raw':
    'The provider does not say how this currency divides, so no line can be set for it.',
  'lines.save': 'Save lines',
  'lines.saved': 'Saved',
  'lines.unsaved': 'Not saved yet',
  'lines.not-a-number': 'Enter a number such as 50000 or 50,000.00.',
  'lines.too-precise': 'This currency has fewer decimal places.',
  'lines.upper-too-low': 'The upper line must lie above the others.',
  'lines.critical-above-warn': 'The critical line cannot lie above the warn line.',
  'lines.no-such-balance': 'This balance is not in the list any more.',
  'details.title': 'Details',
  'fact.connection': 'Connection',
  'fact.provider': 'Provider',
  'fact.account-no': 'Account number',
  'fact.role': 'Account role',
  'fact.balance-type': 'Balance type',
  'fact.status': 'Account status',
  'fact.verification': 'Answer',

  'connections.empty': 'No connections yet.',
  'interval.seconds': 'every {count, plural, one {second} other {# seconds}}',
  'interval.minutes': 'every {count, plural, one {minute} other {# minutes}}',
  'session-only':
    'The keys of this connection are kept for this session only; they are gone once you quit Plimsoll.',
  'disabled.toast': '“{connection}” disabled: no checks, no alerts',
  'removed.toast': '“{connection}” removed',
  'saved.toast': 'Connection saved',
  'saved.switched-key': 'Connection saved. The new key was accepted and has replaced the old one.',
  'saved.switched-secret':
    'Connection saved. The new secret was accepted and has replaced the old one.',
  'remove.title': 'Remove “{connection}”?',
  'remove.text':
    'Its settings, alert lines and notes go, and its keys are deleted from your {keychain}. This cannot be undone.',
  'remove.refused': 'Nothing was removed.',
  'remove.anyway': 'Remove anyway',
  'remove.anyway-text':
    'You can remove the connection anyway: its keys are deleted as soon as they can be reached.',

  'choose.lead': 'Where is the money you want to watch?',
  'promise.no-money': 'Plimsoll only asks for balances. It contains no call that moves money.',
  'promise.key':
    'The same key may also be able to pay. Ask the provider for a query-only key and an IP allow-list. Plimsoll contains no call that moves money.',
  'form.add': 'Connect {provider}',
  'form.edit': 'Edit {provider} connection',
  'form.no-provider': 'This version of Plimsoll does not know the provider of this connection.',
  'form.errors': '{count, plural, one {# field needs} other {# fields need}} another look.',
  'field.label': 'Name',
  'field.label-help': 'What you call it, e.g. “Peru pay-out”.',
  'field.environment': 'Environment',
  'field.choose': 'Choose…',
  'field.address': 'Address',
  'field.address-help':
    'Starts with https:// and has no path. Change it only if the provider gave you another one.',
  'field.address-given':
    'Given to you by the provider. Starts with https:// and has no path.',
  'field.address-local': 'An address on this computer.',
  'plain-http.explanation':
    'This address is not encrypted: amounts and ids travel in the clear, and anyone on the network path can read and change them. Ask the platform for an address that starts with https://.',
  'plain-http.consent': 'I understand, and want to use this address all the same',
  'private-http.explanation':
    'This address leads to this computer or into a private network. That is right only if the platform runs there, or is reached through a gateway there. If it should be on the internet, somebody in your network may be answering in its place.',
  'private-http.consent': 'I know that the platform is reached there',
  'unencrypted.chip': 'Not encrypted',
  'experimental.chip': 'Experimental',
  'experimental.explanation':
    'Built from the provider’s documents and not yet seen with a real account. Compare every figure with its portal.',
  'field.interval': 'Refresh every',
  'field.interval-help': 'At least {floor, plural, one {# second} other {# seconds}}.',
  'field.seconds': 'seconds',
  'accounts.number': 'Account number {index}',
  'accounts.role': 'Role of account {index}',
  'accounts.remove': 'Remove account {index}',
  'accounts.add-pay-in': 'Add pay-in account',
  'accounts.add-pay-out': 'Add pay-out account',

  'secret.paste': 'Paste',
  'secret.file': 'Choose file…',
  'secret.paste-passphrase': 'Paste passphrase',
  'secret.generate': 'Generate key pair',
  'secret.bits': 'Key size',
  'secret.size': '{bits} bits',
  'secret.paste-hint':
    'Copy it, then press Paste: Plimsoll takes it from the clipboard, clears the clipboard and never shows it in this window.',
  'secret.rsa': 'RSA {bits} bits, fingerprint',
  'secret.public-key': 'Public key',
  'secret.public-key-hint': 'Register this key in the provider’s portal. It is not secret.',
  'secret.copy': 'Copy public key',
  'secret.copied': 'Copied',
  'secret.forget': 'Discard',
  'draft.still-here-key': 'The key you entered is still here.',
  'draft.still-here-secret': 'The secret you entered is still here.',
  'discard.title-key': 'Discard the key?',
  'discard.title-secret': 'Discard the secret?',
  'discard.text-key':
    'It is not saved yet. If its public key is already registered with the provider, you will have to register another one.',
  'discard.text-secret': 'It is not saved yet and would have to be entered again.',
  'discard.keep': 'Go on editing',
  'replace.title': 'Replace the key?',
  'replace.text':
    'The key in this form is not saved yet. If its public key is already registered with the provider, you will have to register the new one instead.',
  'replace.keep': 'Keep this key',
  'replace.confirm': 'Replace',
  'kept.draft': 'Read, not saved yet',
  'kept.keychain': 'Kept in the {keychain}',
  'kept.session': 'Kept for this session only',

  'next-key.offer':
    'To replace this key, enter or generate the next one. This one stays in use until the next has been accepted in a live call.',
  'next-key.in-use': 'In use',
  'next-key.draft': 'Next key: not saved yet',
  'next-key.keychain': 'Next key: waiting in the {keychain}',
  'next-key.session': 'Next key: waiting, kept for this session only',
  'next-key.unusable': 'This key cannot be used any more. Discard it and enter another.',
  'next-key.reopen': 'Open this form again to see its public key.',
  'next-key.not-read': 'Nothing was saved: the next key could not be read.',
  'next-key.version': 'Version of the next key',
  'next-key.version-help':
    'As the provider’s portal gives it for this public key. The key in use has version {version}.',
  'next-key.how-draft':
    '“Test and save” tries this key in a live call. Only if it is accepted does it replace the key in use. If registering takes a while, keep it for later.',
  'next-key.how-waiting':
    'Once the public key is registered, “Test and switch” tries it in a live call and saves this form. Only if it is accepted does it replace the key in use, which is then deleted.',
  'next-key.keep': 'Keep for later',
  'next-key.kept-note': 'Kept. The key in use goes on working.',
  'next-key.switch': 'Test and switch',
  'next-key.discard': 'Discard next key',
  'next-key.discard-title': 'Discard the next key?',
  'next-key.discard-text':
    'It is deleted for good; the key in use stays. If its public key is already registered with the provider, you will have to register another one.',
  'next-key.waiting-hint': 'A next key is waiting. Edit the connection to test it and switch.',
  'replaced.secret':
    '“Test and save” tries it in a live call. Only if it is accepted does it replace the one in use.',
  'refused.title-key': 'Nothing was saved. The old key stays in use.',
  'refused.title-secret': 'Nothing was saved. The old secret stays in use.',
  'refused.key':
    'Check that the public key above is registered in the portal of {provider}, then try again.',
  'refused.key-version':
    'Check that the public key above is registered in the portal of {provider}, and that its version there is {version}. Then try again.',
  'refused.secret': 'Compare it with the portal of {provider}, then enter it again.',
  'refused.no-answer': 'This says nothing about what you entered. Try again later.',
  'refused.gone': 'The next key is not there any more. Discard it and enter another.',
  'refused.keep':
    'If registering takes a while, keep the key for later: you will find it here again.',
  'refused.still-waiting': 'The next key goes on waiting.',

  'tokens.paste-authCode': 'Paste authorisation code',
  'tokens.paste-accessToken': 'Paste access token',
  'tokens.paste-refreshToken': 'Paste refresh token',
  'tokens.hint':
    'Copy it, then press its button: Plimsoll takes it from the clipboard, clears the clipboard and never shows it. A code is exchanged for tokens at once. What you paste takes the place of all tokens saved before.',
  'tokens.exchanging': 'Exchanging the code for tokens…',
  'tokens.access-until': 'Access token until {date}',
  'tokens.access-until-renewed': 'Access token until {date}, renewed by itself before then',
  'tokens.access-unknown': 'Access token, its end is not known',
  'tokens.access-over': 'Access token, ended on {date}',
  'tokens.access-renewed': 'Access token, ended on {date}; it is renewed before the next call',
  'tokens.access-none': 'No access token yet',
  'tokens.refresh-until': 'Refresh token until {date}',
  'tokens.refresh-unknown': 'Refresh token, its end is not known',
  'tokens.refresh-over': 'Refresh token, ended on {date}: nothing is renewed any more',
  'tokens.refresh-none': 'No refresh token: nothing is renewed by itself',
  'tokens.unusable': 'The stored tokens cannot be used any more. Paste new ones.',

  'authorization.chip': 'Ends soon',
  'authorization.soon':
    '{count, plural, =0 {The authorisation ends within a day.} one {The authorisation ends in # day.} other {The authorisation ends in # days.}} Paste a new authorisation code before then.',
  'authorization.over': 'The authorisation has ended. Paste a new authorisation code.',
  'authorization.unrenewed': 'The authorisation could not be renewed. {what}',
  'authorization.unsaved':
    'The authorisation was renewed, but the new tokens could not be put away safely yet. They are in memory: leave Plimsoll running until the keys can be saved again, or you will have to authorise anew.',

  'refusal.clipboard-empty': 'The clipboard holds no text. Copy the value first, then press Paste.',
  'refusal.cancelled': 'No file was chosen.',
  'refusal.file-too-large': 'This file is far too large to be a key.',
  'refusal.file-unreadable': 'This file could not be read.',
  'refusal.file-not-text': 'This file is not text.',
  'refusal.not-a-key': 'This is not a private key. It should be PEM text or its base64 body.',
  'refusal.public-key': 'This is a public key. The private key that belongs to it is needed.',
  'refusal.certificate': 'This is a certificate. The private key that belongs to it is needed.',
  'refusal.several-keys':
    'This text holds several private keys. Copy only the one that belongs to this connection.',
  'refusal.needs-passphrase':
    'This key is protected by a passphrase. Copy the passphrase, then press Paste passphrase.',
  'refusal.wrong-passphrase':
    'This passphrase does not open the key. Copy the right one, then press Paste passphrase again.',
  'refusal.unsupported-encryption':
    'This key is encrypted in a way that cannot be read here. Encrypt it anew, then import new.pem: openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -in old.pem -out new.pem',
  'refusal.ssh-key':
    'This key is in the format of an SSH program. Export it as PEM first. OpenSSH, on a copy of the file: ssh-keygen -p -m PEM -f copy-of-key',
  'refusal.pkcs12':
    'This is a PKCS#12 file (.p12, .pfx). Export its private key as PEM first: openssl pkcs12 -in key.pfx -nocerts -out key.pem',
  'refusal.jwk': 'This is a key as JSON (JWK). Export the private key as PEM (PKCS#8) instead.',
  'refusal.rsa-pss-key':
    'This key is for RSA-PSS only. Export or generate a plain RSA key (rsaEncryption); you can generate a key pair here.',
  'refusal.ec-key':
    'This is an elliptic-curve key (EC, Ed25519 or the like). An RSA private key is needed; you can generate a key pair here.',
  'refusal.not-rsa':
    'This private key is not a plain RSA key. An RSA private key is needed; you can generate a key pair here.',
  'refusal.key-too-short': 'This key is too short: at least 2048 bits are needed.',
  'refusal.text-too-long': 'This text is longer than such a secret can be.',
  'refusal.text-has-lines': 'This text has several lines; the secret is a single one.',
  'refusal.token-too-long': 'This text is longer than a token or an authorisation code can be.',
  'refusal.token-has-lines': 'This text has several lines. Copy the one value alone.',
  'refusal.token-has-spaces':
    'There are spaces in this text. Copy the value alone, without a word before or after it.',
  'refusal.token-not-ascii':
    'There are characters in this text that no token or authorisation code has. Copy the value alone.',
  'refusal.token-is-json':
    'This is a whole answer (JSON), or a value in quotation marks. Copy the value alone, without the marks. The clipboard was cleared.',
  'refusal.token-is-address':
    'This is a web address without the value that is needed. Copy the value alone. The clipboard was cleared.',
  'refusal.was-private-key':
    'That was a private key, so the field was emptied at once. The provider’s public key belongs here.',

  'error.required': 'Needed.',
  'error.pattern': 'Some of these characters cannot be part of such a value.',
  'error.pattern.currency': 'Three capital letters such as CNY.',
  'error.pattern.currencies': 'Currencies of three letters, separated by commas, such as USD, EUR.',
  'error.pattern.ids': 'Ids of Latin letters, digits and signs, separated by commas.',
  'error.pattern.digits': 'Digits only.',
  'error.pattern.no-spaces': 'No spaces.',
  'error.pattern.word': 'Only letters A–Z, digits, - and _.',
  'error.pattern.dotted-word': 'Only letters A–Z, digits, dots, - and _.',
  'error.too-long': 'At most {limit} characters.',
  'error.too-many-accounts': 'At most {limit} accounts.',
  'error.unknown-choice': 'Choose one.',
  'error.duplicate': 'The same account number is entered twice.',
  'error.duplicate-label': 'Another connection has this name.',
  'error.not-a-public-key': 'This is not a public key (PEM text or its base64 body).',
  'error.is-a-private-key':
    'This is a private key. Clear this field and the clipboard; here belongs the public key that the provider gives you.',
  'error.is-a-certificate':
    'This is a certificate. Enter the public key that the provider’s portal shows instead.',
  'error.public-key-too-small':
    'This key has fewer than 2,048 bits, so answers could be forged. Ask the provider for its present key.',
  'error.not-a-url': 'Begin with https://.',
  'error.url-needs-https': 'The address must start with https://.',
  'error.url-needs-consent':
    'This address is not encrypted. Tick the box below it, or enter one that starts with https://.',
  'error.url-is-private':
    'This address leads to this computer or into a private network. Tick the box below if that is right.',
  'error.url-has-credentials': 'The address must not hold a user name or password.',
  'error.url-has-path': 'Only scheme, host and port: leave the path out.',
  'error.url-not-loopback': 'This environment only reaches this computer, e.g. 127.0.0.1.',
  'error.interval-too-short': 'At least {limit} seconds.',
  'error.interval-too-long': 'At most {limit} seconds.',
  'error.interval-too-long-hours':
    'At most {count, plural, one {# hour} other {# hours}}.',
  'error.secret-required': 'Needed: paste it, choose its file or generate a key pair.',
  'error.secret-text-required': 'Needed: paste it or choose its file.',

  'test.button': 'Test connection',
  'test.running': 'Testing…',
  'test.verdict-ok': 'The connection works.',
  'test.verdict-balances': 'Balances can be read; receiving accounts cannot.',
  'test.verdict-partly': '{count, plural, one {# of {all} works.} other {# of {all} work.}}',
  'test.verdict-failed': 'The connection does not work yet.',
  'test.compare':
    'Does the provider’s portal show the same? If not, change how the amounts are given.',
  'test.balances': 'Balances',
  'test.accounts': 'Receiving accounts',
  'test.of': '{what}: ',
  'test.found': '{count} found',

  'compare.button': 'Ask now and compare',
  'compare.asking': 'Asking…',
  'compare.hint': 'Asks for the balance once and shows it each way, beside the portal.',
  'compare.question': 'Which one matches the portal?',
  'compare.if': 'If “{option}”',
  'compare.chosen': 'Chosen',
  'compare.alike':
    'These amounts read the same either way, so they cannot tell. Choose by what the provider told you, or compare again once there is money in an account.',
  'compare.unreadable': 'The answer cannot be read this way.',
  'compare.failed': 'No balance could be read to compare.',

  'not-kept.title': 'Not saved: the keys could not be put away safely.',
  'not-kept.session':
    'You can keep them in memory instead. They are then gone once you quit Plimsoll, and have to be entered again. Nothing is ever written to disk outside the {keychain}.',
  'not-kept.button': 'Keep for this session only',

  'quote.title': 'Transfer quote',
  'quote.note': 'A quote only. Plimsoll cannot move money.',
  'quote.empty':
    'The quote appears here. It is asked for once, when you press the button, and never by itself.',
  'quote.none': 'No enabled connection gives quotes.',
  'quote.merchant': 'Merchant',
  'quote.fixed': 'Which amount is fixed?',
  'quote.fixed-from': 'What you pay',
  'quote.fixed-to': 'What the payee gets',
  'quote.from': 'You pay',
  'quote.to': 'Payee gets',
  'quote.currency': '{side}: currency',
  'quote.amount': '{side}: amount',
  'quote.currency-here': 'Currency',
  'quote.amount-here': 'Amount',
  'quote.worked-out': 'worked out by {provider}',
  'quote.method': 'Payee is paid to',
  'quote.get': 'Get quote',
  'quote.asking': 'Asking…',
  'quote.again': 'Ask again',
  'quote.left': 'Valid for',
  'quote.seconds': '{count} s',
  'quote.expired': 'Expired',
  'quote.expired-text': 'This price no longer holds. Ask again for a new one.',
  'quote.price': 'Price {pair}',
  'quote.fee': 'Fee',
  'quote.id': 'Quote id',
  'quote.as-returned': 'Price, amounts and fee are shown as {provider} returned them.',
  'quote.failed': 'No quote was given.',
  'quote.advice':
    'Plimsoll does not ask for quotes by itself. Ask again in a moment; if it stays so, send this message to the provider.',
  'quote.advice-network': 'Check the network, then ask again.',
  'quote.said-fresh': 'Quote received, valid for {count} seconds.',
  'quote.said-soon': '{count} seconds left.',
  'quote.said-expired': 'The quote has expired.',
  'quote.error.required': 'Needed.',
  'quote.error.not-a-currency': 'Three letters such as EUR.',
  'quote.error.same-currency': 'Both currencies are the same.',
  'quote.error.unknown-currency': 'This is not a currency code Plimsoll knows.',
  'quote.error.not-a-number': 'Enter a number such as 1000 or 1,000.00.',
  'quote.error.not-positive': 'More than zero.',
  'quote.error.too-precise': 'This currency has fewer decimal places.',
  'quote.error.has-spaces': 'No spaces.',

  'settings.appearance': 'Appearance',
  'settings.language': 'Language',
  'settings.theme': 'Theme',
  'settings.checking': 'Checking',
  'settings.faster-while-open': 'Check about once a minute while this window is open',
  'settings.faster-while-open-hint':
    'Otherwise each connection keeps to its own interval, and takes twice as long on battery.',
  'settings.notifications': 'Notifications',
  'settings.keychain': 'Key storage ({name})',
  'settings.version': 'Plimsoll {version}',
  'language.system': 'System',
  'language.en': 'English',
  'language.zh-CN': '简体中文',
  'theme.system': 'System',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'notifications.unknown': 'None was sent yet, so it is not known whether they work.',
  'notifications.working': 'The last notification was shown.',
  'notifications.failed':
    'Notifications cannot be shown on this computer, so low balances appear only here and in the tray.',
  'notifications.test': 'Send a test notification',
  'notifications.shown':
    'Sent. If you see nothing, look whether “do not disturb” is on or Plimsoll is muted.',
  'notifications.not-shown': 'The system did not show it. Check its notification settings.',
  'keychain.ready': 'Ready: keys are kept in your {name}.',
  'keychain.check': 'Check again',

  'notice.settings-restored':
    'The settings file was damaged. Its last good copy took its place, so nothing is lost. The damaged file was kept as {file}.',
  'notice.settings-set-aside':
    'The settings file could not be read, and there is no good copy of it. Your connections have to be entered again, their keys included. The file was set aside as {file}.',
  'notice.settings-partly-read':
    'Some connections, alert lines or choices in the settings could not be read. Check what is here; the file as it was is kept as {file}.',
  'notice.alerts-set-aside':
    'Plimsoll no longer knows which alerts it has sent, so one may repeat. The file it could not read was set aside as {file}.',
  'notice.history-set-aside':
    'The history of readings was damaged, so a new one was begun. The damaged file was set aside as {file}.',
  'notice.history-other-key':
    'The key of the history {file} is not in your key storage, so a new history was begun. The file lies there as it was, and is used again once its key is back.',
  'notice.history-session-only':
    'Without key storage the history of readings cannot be encrypted, so it lasts only until Plimsoll quits.',
  'notice.history-not-saved':
    'Readings cannot be saved now and wait in memory. Check the free space and the permissions of the disk.',
  'notice.history-newer':
    'A later version of Plimsoll wrote the history, so this one leaves it alone. Readings last only until it quits.',
  'notice.history-dropped':
    'Readings have waited in memory for so long that there was no room for the oldest. Those are lost.',
  'notice.robot-lost':
    'A message to the group “{robot}” could not be delivered. The reason stands in Settings, under Group messages.',
  'notice.settings-not-saved':
    'The settings cannot be saved now. Check the free space and the permissions of the disk.',
} as const;

export type WindowKey = keyof typeof en;
