/** Words of the group messages: the section in the settings, its form, and what can go wrong with a delivery. */
export const en = {
  'section.title': 'Group messages',
  'section.lead':
    'Where nobody looks at this screen: alerts and daily messages can also go to a chat group.',
  'section.one-sender': 'Only one computer should send to a group: on all others leave this off.',
  add: 'Add a group',
  full: 'There are {max} groups; there is no room for another.',
  send: 'Send from this computer',
  off: 'Off on this computer: nothing is sent to this group.',
  'session-only':
    'The address of this group is kept for this session only; it is gone once you quit Plimsoll.',
  'what.alerts': 'Alerts',
  'what.dailySummary': 'Summary at {time}',
  'what.stillWatching': '“Still watching” at {time}',
  'address.shown': '{host} …{tail}',

  'status.never': 'Nothing was delivered yet.',
  'status.delivered': 'Last delivered {moment} ({age})',
  'status.waiting': '{count, plural, one {# message waits} other {# messages wait}}',
  'status.next': 'next try {moment}',
  'status.lost':
    '{count, plural, one {# message was not delivered and is} other {# messages were not delivered and are}} not tried again',
  'problem.moment': 'Not delivered, {moment}.',

  'test.button': 'Send a test message',
  'test.running': 'Sending…',
  'test.delivered': 'Delivered. The group should show “This is a test”.',
  'test.failed': 'Not delivered.',

  'remove.title': 'Remove “{robot}”?',
  'remove.text':
    'Plimsoll sends nothing to this group any more, and its address and secret are deleted from your {keychain}. The robot itself stays in the group.',
  'remove.anyway-text':
    'You can remove it anyway: its address and secret are deleted as soon as they can be reached.',
  'removed.toast': '“{robot}” removed',

  'choose.lead': 'Where is the group?',
  'form.add': 'New group · {kind}',
  'form.edit': 'Edit group · {kind}',
  'label.help': 'What you call the group, e.g. “Finance”.',
  'address.label': 'Webhook address',
  'secret.label': 'Signing secret',
  'secret.entered': 'A signing secret is set.',
  'secret.remove': 'Remove secret',
  'secret.removed': 'The secret goes when you save.',
  'messages.legend': 'What to send',
  'messages.alerts': 'Alerts, as on this computer',
  'messages.dailySummary': 'Daily summary of all balances at',
  'messages.stillWatching': 'Daily “still watching” line at',
  'messages.time-of': 'Time: {message}',
  'messages.hint':
    'Times of this computer ({zone}). If the “still watching” line is missing one day, Plimsoll is not running or has no network.',
  'language.label': 'Language of the messages',
  'language.window': 'Same as this window',
  'saved.on': 'Saved. This computer now sends to “{robot}”.',
  'saved.off': 'Saved. Nothing is sent to “{robot}” before you switch on “Send from this computer”.',

  'error.label.required': 'Needed.',
  'error.label.too-long': 'At most 60 characters.',
  'error.label.duplicate': 'Another group has this name.',
  'error.address.required': 'Needed: copy the webhook address, then press Paste.',
  'error.secret.required': 'Needed: copy the signing secret, then press Paste.',
  'error.messages.nothing-to-send': 'Choose at least one.',

  'address.required': 'The clipboard holds no text. Copy the webhook address, then press Paste.',
  'address.too-long': 'This text is longer than an address can be.',
  'address.not-a-url': 'This is not an address. Copy the one that begins with https://.',
  'address.needs-https': 'The address has to begin with https://.',
  'address.has-credentials': 'This address holds a user name or password; such are not used here.',
  'address.wrong-host': 'This address does not lead to {hosts}.',
  'address.other-kind': 'This is the address of a robot of {kind}. Add it as that.',
  'address.wrong-path': 'This address does not lead to a group robot. Copy the whole webhook address.',
  'address.missing-token': 'The end of the address is missing. Copy all of it.',
  'address.bad-token': 'The end of the address holds characters that do not belong there. Copy it again.',

  'secret.required': 'The clipboard holds no text. Copy the signing secret, then press Paste.',
  'secret.not-wanted': 'This kind of robot has no signing secret.',
  'secret.too-short': 'This is too short: at least 16 characters are needed.',
  'secret.too-long': 'This text is longer than a signing secret can be.',
  'secret.has-space': 'There is a space in this text. Copy only the signing secret.',
  'secret.is-an-address': 'This is an address; it belongs in the field above. Copy the signing secret.',
  'secret.needs-sec': 'The signing secret of this kind of robot begins with SEC.',

  receiver: 'Your receiver',
  refused: '{name} did not take the message ({code}).',
  'unsent.secret-missing': 'The address or the signing secret is not there any more.',
  'unsent.secret-unusable': 'The address that is kept cannot be used.',
  'unsent.rate-limited': '{name} takes no more messages at the moment.',
  'advice.security':
    'Check the robot’s security settings: the signing secret, the keyword Plimsoll, or the IP addresses it accepts. This computer’s clock has to be right, too.',
  'advice.signature':
    'Paste the signing secret again, and check that this computer’s clock is right.',
  'advice.keyword': 'Make Plimsoll a keyword in the bot’s security settings.',
  'advice.ip': 'Add this computer’s IP address in the bot’s security settings.',
  'advice.gone':
    'The robot is not in the group any more, or has a new address. Edit the group and paste the new one.',
  'advice.too-fast': 'There were too many messages. Plimsoll waits and puts them together.',
  'advice.passes': 'This should pass. If it does not, look the code up with your messenger.',
  'advice.look-up': 'Look the code up with your messenger, then edit the group.',
  'advice.network': 'Check the network of this computer, and its proxy where there is one.',
  'advice.address': 'Check whether the address still holds, then edit the group and paste it again.',
  'advice.enter-again': 'Edit the group and paste them again.',
  'advice.wait': 'Wait a minute, then try again.',
} as const;

export type RobotsWord = keyof typeof en;
