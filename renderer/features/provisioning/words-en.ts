/** Words of importing and exporting a set-up. */
export const en = {
  import: 'Import set-up…',
  export: 'Export set-up…',
  'exported.toast': 'Written to {file}. It holds no secret.',
  'imported.toast':
    '{added, plural, =0 {} one {# connection added.} other {# connections added.}} {changed, plural, =0 {} one {# connection changed.} other {# connections changed.}} {others, select, yes {Settings changed.} other {}}',
  'error.cannot-write': 'The file could not be written.',
  'error.unreadable': 'The file could not be read. Nothing was imported.',
  'error.too-large': 'The file is far too large for a set-up. Nothing was imported.',
  'error.not-text': 'The file is not text. Nothing was imported.',
  'problems.title': 'Nothing was imported',
  'problems.lead': '{file} needs another look at {count, plural, one {# place} other {# places}}.',
  'problems.place': 'line {line}, column {column}',
  'keychain.lead': 'The keys that {file} names could not be kept.',
  'review.title': 'Import {file}?',
  'review.same': 'Everything is as {file} says already.',
  'review.address': 'Calls go to {address}',
  'review.files': 'Reads {files}',
  'review.missing': 'To be entered afterwards: {secrets}',
  'review.kept-tokens': 'Keeps its tokens: they were renewed since',
  'review.alerts': 'Alert settings',
  'review.preferences': 'Language, theme and other preferences',
  'review.calendar': 'Working days',
  'change.added': 'New',
  'change.changed': 'Changed',
  'change.same': 'As it is',
  confirm: 'Import',
  close: 'Close',
} as const;

export type ProvisioningKey = keyof typeof en;
