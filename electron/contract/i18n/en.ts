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
  'problem.bad-answer.not-json': '{provider} answered with something that is no JSON, such as a web page.',
  'problem.bad-answer.negative': 'The answer of {provider} holds an amount below zero where none can be.',
  'problem.bad-answer.listed-twice': 'The answer of {provider} lists the same balance twice.',
  'problem.bad-answer.other-account': 'The answer of {provider} is about another account than the one asked for.',
  'problem.bad-answer.fraction-of-minor':
    'The answer of {provider} holds a fraction where whole numbers of the smallest unit are expected.',
  'problem.unverified-answer': 'The answer does not carry a valid signature of {provider}.',
  'problem.too-large': 'The answer of {provider} was too large and was cut off.',
  'problem.http-status': '{provider} answered with an error of its server{code}.',
  'problem.redirect': '{provider} pointed to another address; Plimsoll does not follow.',
  'problem.timeout': '{provider} did not answer in time.',
  'problem.unreachable': '{provider} cannot be reached.',
  'problem.tls': 'The secure connection to {provider} could not be trusted.',
  'problem.private-network':
    'The address of this connection leads to this computer or into a private network, in the clear, and nobody agreed to that.',
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
  'advice.bad-answer.not-json':
    'The last good amounts stay. Check the address of this connection, and whether a proxy or a sign-in page stands between.',
  'advice.bad-answer.negative': 'The last good amounts stay. Ask the provider; if the portal shows the same, tell us.',
  'advice.bad-answer.listed-twice': 'The last good amounts stay: nobody could tell which one is right. Ask the provider.',
  'advice.bad-answer.other-account': 'The last good amounts stay. Check the ids of this connection, then ask the provider.',
  'advice.bad-answer.fraction-of-minor':
    'The last good amounts stay. If this connection has a choice of how amounts are counted, choose the other and compare with the portal.',
  'advice.http-status-refused':
    'The last good amounts stay. Check the address of this connection, and whether this computer’s IP address is allowed.',
  'advice.http-status': 'The last good amounts stay. Plimsoll asks again by itself.',
  'advice.redirect': 'Check the address of this connection.',
  'advice.timeout': 'The last good amounts stay. Plimsoll asks again by itself.',
  'advice.unreachable':
    'The last good amounts stay. Check the network; Plimsoll asks again by itself.',
  'advice.tls':
    'Check the address and this computer’s date. A proxy that reads secure traffic can also cause this.',
  'advice.private-network':
    'Nothing was sent. If the platform really is there, edit the connection and agree; otherwise somebody may be answering in its place: ask your network’s administrator.',
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
  'tray.refreshed.ok': 'Refreshed',
  'tray.refreshed.failed':
    '{failed} of {count, plural, one {# connection} other {# connections}} not refreshed',
  'tray.refreshed.some':
    '{done} of {count} connections refreshed, the rest were asked a moment ago; try again in {seconds} s',
  'tray.refreshed.paused': 'Nothing refreshed: the connections are paused',
  'tray.refreshed.held-off': 'A provider asked for a pause; asked again by itself',
  'tray.refreshed.too-soon': 'Asked a moment ago; try again in {count} s',
  'tray.open': 'Open Plimsoll',
  'tray.copy-summary': 'Copy daily summary',
  'tray.hide-amounts': 'Hide amounts',
  'tray.show-amounts': 'Show amounts',
  'tray.pause': 'Pause',
  'tray.pause.hour': 'For 1 hour',
  'tray.pause.tomorrow': 'Until tomorrow',
  'tray.pause.resumed': 'Until resumed',
  'tray.resume': 'Resume checks',
  'tray.paused': 'All checks paused',
  'tray.paused-until': 'All checks paused until {moment}',
  'tray.settings': 'Settings',
  'tray.quit': 'Quit',
  'tray.no-connections': 'No connections yet',
  'tray.add-connection': 'Add a connection',
  'tray.notifications-failed': 'Notifications cannot be shown',
  'tray.settings-not-saved': 'Settings cannot be saved',
  'tray.account.open': 'Open',
  'tray.account.copy': 'Copy amount',
  'tray.account.transit': 'In transit…',
  'tray.account.snooze': 'Snooze',
  'tray.snooze.hour': '1 hour',
  'tray.snooze.tomorrow': 'Until tomorrow',
  'tray.snooze.change': 'Until it changes',
  'tray.snooze.end': 'End snooze',
  'tray.in-transit': 'In transit',
  'tray.snoozed': 'Snoozed',
  'tray.as-of': 'As of {time}',
  'tray.runway.today': 'under a day',
  'tray.runway.days': '~{count, plural, one {# day} other {# days}}',
  'tray.runway.range': '~{from}–{to} days',
  'tray.folded': '{name} ({count})',
  'tray.count.critical': '{count} critical',
  'tray.count.low': '{count} low',
  'tray.count.needs-you': '{count} not returned',
  'tray.range': '{range} · {count, plural, one {# needs} other {# need}} attention',
  'tray.incomplete': 'incomplete',
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
  'stays.title': 'Plimsoll goes on watching',
  'stays.body': 'It stays in the tray. To end it, choose Quit in its menu there.',
  'stays.body-no-tray':
    'Its window is closed. Start Plimsoll again to open it; Ctrl+Q in the window ends it.',
} as const;

export type MessageKey = keyof typeof en;
