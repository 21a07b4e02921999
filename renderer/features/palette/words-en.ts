/** Words of the command palette. */
export const en = {
  title: 'Commands',
  placeholder: 'Go to a screen or an account, or run a command',
  none: 'Nothing is called that.',
  'group.screens': 'Go to',
  'group.accounts': 'Accounts',
  'group.commands': 'Commands',
  found: '{count, plural, one {# found} other {# found}}',
  refresh: 'Refresh all',
  'hide-amounts': 'Hide amounts, names and numbers',
  'show-amounts': 'Show amounts, names and numbers',
  'pause-hour': 'Pause all checks for 1 hour',
  'pause-tomorrow': 'Pause all checks until tomorrow',
  'pause-for-good': 'Pause all checks until resumed',
  theme: 'Theme: {name}',
  language: 'Language: {name}',
} as const;
