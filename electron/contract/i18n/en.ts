/** Words the tray, notifications and the window share. The other languages carry the same keys. */
export const en = {
  'state.fine': 'Fine',
  'state.low': 'Low',
  'state.critical': 'Critical',
  'state.needs-you': 'Needs you',
  'state.stale': 'Stale',
  'state.offline': 'Offline',
  'state.locked': 'Keychain unavailable',
  'state.paused': 'Paused',
  'state.empty': 'No connections yet',
  'state.reading': 'Reading…',
  'state.not-returned': 'Not returned',
  'state.never-read': 'Never read',

  'environment.sandbox': 'Sandbox',
  'environment.demo': 'Demo',

  'verification.key-missing': 'Not verified',

  'role.pay-in': 'Pay-in',
  'role.pay-out': 'Pay-out',

  'amount.available': 'Available',
  'amount.frozen': 'Frozen',
  'amount.unavailable': 'Unavailable',
  'amount.total': 'Total',
  'amount.credit-line': 'Credit line',
  'amount.raw': '{value} (unit unknown)',

  'line.warn': 'Warn line',
  'line.upper': 'Upper line',
  'line.critical': 'Critical line',

  'age.now': 'just now',
  'age.seconds': '{count, plural, one {# second} other {# seconds}} ago',
  'age.minutes': '{count} min ago',
  'age.hours': '{count} h ago',
  'age.days': '{count, plural, one {# day} other {# days}} ago',
  'stale.as-of': 'As of {time} ({age})',

  'keychain.name.macos': 'keychain',
  'keychain.name.windows': 'Credential Manager',
  'keychain.name.linux': 'keyring',
  'keychain.locked':
    'The {name} is locked, so nothing can be checked. No key and no setting is lost. Unlock it, then try again.',
  'keychain.missing':
    'No {name} service is running, so keys cannot be read or kept. Start one (on Linux: GNOME Keyring or KWallet), then try again.',
  'keychain.unsupported':
    'The library for the {name} is not installed. On Debian or Ubuntu install libsecret-1-0, then start Plimsoll again.',
  'keychain.denied':
    'The system did not let Plimsoll use the {name}. Allow it when you are asked, then try again.',
  'keychain.busy':
    'The {name} has not answered yet. It may be asking for your password in another window.',

  'problem.signature': '{provider} rejected the signature{code}.',
  'problem.credentials': '{provider} does not know these credentials{code}.',
  'problem.permission': '{provider} does not allow this call{code}.',
  'problem.contract': '{provider} reports a contract or authorisation problem{code}.',
  'problem.not-found': '{provider} does not know this account or merchant{code}.',
  'problem.rate-limited': '{provider} asks for fewer requests{code}.',
  'problem.provider-unknown': '{provider} could not say{code}.',
  'problem.provider-failed': '{provider} refused the request{code}.',
  'problem.clock-skew': '{provider} found the request too old or too new{code}.',
  'clock.fast':
    'This computer’s clock is {minutes, plural, one {# minute} other {# minutes}} ahead of {provider}’s, so the request was refused{code}.',
  'clock.slow':
    'This computer’s clock is {minutes, plural, one {# minute} other {# minutes}} behind {provider}’s, so the request was refused{code}.',
  'problem.bad-answer': 'The answer of {provider} could not be read.',
  'problem.unverified-answer': 'The answer does not carry a valid signature of {provider}.',
  'problem.too-large': 'The answer of {provider} was too large and was cut off.',
  'problem.http-status': '{provider} answered with an error of its server{code}.',
  'problem.redirect': '{provider} pointed to another address; Plimsoll does not follow.',
  'problem.timeout': '{provider} did not answer in time.',
  'problem.unreachable': '{provider} cannot be reached.',
  'problem.tls': 'The secure connection to {provider} could not be trusted.',
  'problem.unencrypted': 'The address of this connection is not encrypted, and nobody agreed to that.',
  'problem.secret-missing': 'A key or secret of this connection is missing.',
  'problem.secret-unusable': 'The stored key of this connection cannot be used.',
  'problem.keychain-locked': 'The {keychain} is locked.',
  'problem.keychain-missing': 'No {keychain} service is running.',
  'problem.keychain-denied': 'The system refused access to the {keychain}.',
  'problem.keychain-unsupported': 'The library for the {keychain} is not installed.',
  'problem.keychain-busy': 'The {keychain} has not answered yet.',
  'problem.internal': 'Something went wrong inside Plimsoll.',

  'advice.signature':
    'Check that your private key matches the public key registered in the portal. Automatic checks have stopped; they go on once the connection is edited or refreshed by hand.',
  'advice.credentials': 'Check the ids of this connection against the portal.',
  'advice.permission': 'Ask the provider to allow this call for your account and IP address.',
  'advice.contract': 'Ask the provider about the state of your contract.',
  'advice.not-found': 'Check the account numbers and ids of this connection.',
  'advice.rate-limited': 'Plimsoll waits longer before it asks again.',
  'advice.provider-unknown': 'Plimsoll asks again by itself. If it stays so, ask the provider.',
  'advice.provider-failed': 'If it stays so, send this code to the provider.',
  'advice.clock-skew': 'Turn on “set time automatically” on this computer, then refresh.',
  'advice.bad-answer':
    'The last good amounts stay. Plimsoll asks again by itself; if it stays so, check the address of this connection.',
  'advice.unverified-answer':
    'The amounts in it are not shown. Check the provider’s public key in this connection; if it is right, tell the provider.',
  'advice.too-large': 'Check the address of this connection.',
  'advice.http-status': 'The last good amounts stay. Plimsoll asks again by itself.',
  'advice.redirect': 'Check the address of this connection.',
  'advice.timeout': 'The last good amounts stay. Plimsoll asks again by itself.',
  'advice.unreachable':
    'The last good amounts stay. Check the network; Plimsoll asks again by itself.',
  'advice.tls':
    'Check the address and this computer’s date. A proxy that reads secure traffic can also cause this.',
  'advice.unencrypted':
    'Nothing was sent. Edit the connection and enter an address that starts with https://.',
  'advice.secret-missing': 'Edit the connection and enter the key or secret again.',
  'advice.secret-unusable': 'Edit the connection and enter the key again.',
  'advice.keychain-locked': 'Nothing is lost. Unlock it, then try again.',
  'advice.keychain-missing': 'Nothing is lost. Start it, then try again.',
  'advice.keychain-denied': 'Allow Plimsoll to use it, then try again.',
  'advice.keychain-unsupported': 'Install it, then start Plimsoll again.',
  'advice.keychain-busy': 'Look for a window that asks for your password.',
  'advice.internal': 'Plimsoll goes on. If it happens again, report it with what you did.',

  'tray.refresh': 'Refresh now',
  'tray.refreshing': 'Refreshing…',
  'tray.open': 'Open Plimsoll',
  'tray.settings': 'Settings',
  'tray.quit': 'Quit',
  'tray.no-connections': 'No connections yet',
  'tray.add-connection': 'Add a connection',
  'tray.notifications-failed': 'Notifications cannot be shown',
  'tray.settings-not-saved': 'Settings cannot be saved',
  'tray.tooltip.fine':
    '{count, plural, one {# account} other {# accounts}}, none below its line',
  'tray.tooltip.no-lines':
    '{count, plural, one {# account} other {# accounts}}, no alert lines set',
  'tray.tooltip.more': '{count, plural, one {# more needs} other {# more need}} attention',
  'tray.demo': 'Plimsoll (demo data)',

  'alert.low.body': '{amount} available, below the warn line {line}.',
  'alert.critical.body': '{amount} available, below the critical line {line}.',
  'alert.badge': '[{environment}] {title}',
  'alert.test.title': 'This is a test',
  'alert.test.body': 'Plimsoll can show notifications on this computer.',
} as const;

export type MessageKey = keyof typeof en;
