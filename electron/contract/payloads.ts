import * as v from 'valibot';
import { LOCALES } from '../domain/locale.ts';
import { isTimeZone } from '../history/zone-days.ts';
import { calendarEntries, termsEntries } from '../settings/forecast-settings.ts';
import { historySettingsEntries } from '../settings/history-settings.ts';
import { MAX_NOTE } from '../settings/settings.ts';
import { ROBOT_KINDS } from '../robots/robot.ts';
import { alertSettingsEntries } from '../settings/alert-settings.ts';
import { desktopSettingsEntries } from '../settings/desktop-settings.ts';
import { robotChoiceEntries } from '../settings/robot-settings.ts';
import { viewLayoutEntries } from '../settings/view-settings.ts';
import { HINTS, PAGES } from './desktop-types.ts';
import { CHART_SPANS, EXPORT_FORMATS } from './history-types.ts';
import type { CallName } from './names.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[\w-]+$/));
const fieldId = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^\w+$/));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const balanceKey = text(1_000);

const accountEntry = v.strictObject({
  accountNo: text(256),
  role: v.picklist(['pay-in', 'pay-out']),
});

/** Large enough for a public key as PEM, small enough that no payload is a burden. */
const fieldValue = v.union([text(8_192), v.pipe(v.array(accountEntry), v.maxLength(200), v.readonly())]);

const draftValues = v.strictObject({
  label: text(200),
  environmentId: text(64),
  baseUrl: text(500),
  plainHttpConsent: v.boolean(),
  privateHttpConsent: v.exactOptional(v.boolean()),
  intervalSeconds: v.pipe(v.number(), v.finite()),
  values: v.pipe(v.record(fieldId, fieldValue), v.check((record) => Object.keys(record).length <= 64)),
  nextKeyVersions: v.exactOptional(
    v.pipe(v.record(fieldId, text(64)), v.check((record) => Object.keys(record).length <= 8)),
  ),
});

/** As typed: main says what is wrong with a value, the schema only bounds it. */
const quoteRequest = v.strictObject({
  fromCurrency: text(16),
  toCurrency: text(16),
  fixedSide: v.picklist(['from', 'to']),
  amount: text(64),
  payeeMethod: text(64),
  payeeId: text(256),
  merchantId: v.exactOptional(text(256)),
});

const none = v.null();
const decimalText = text(64);
const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));

const balanceRef = { connectionId: id, key: balanceKey };
const { toErase: _internal, ...historyChoices } = historySettingsEntries;
const timeZone = v.pipe(text(64), v.check(isTimeZone));
/** `YYYY-MM-DD` and `YYYY-MM`. */
const localDate = v.pipe(v.string(), v.isoDate());
const month = v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/));

/** What each call must be given; anything else, an unknown key included, is refused before it is looked at. */
export const payloadSchemas = {
  getState: none,
  ready: none,
  refresh: v.strictObject({ connectionId: v.nullable(id) }),
  getConnection: v.strictObject({ connectionId: id }),
  openDraft: v.union([
    v.strictObject({ providerId: id }),
    v.strictObject({ connectionId: id }),
  ]),
  pasteSecret: v.strictObject({ draftId: id, field: fieldId }),
  chooseSecretFile: v.strictObject({ draftId: id, field: fieldId }),
  pastePassphrase: v.strictObject({ draftId: id, field: fieldId }),
  pasteToken: v.strictObject({
    draftId: id,
    field: fieldId,
    part: v.picklist(['authCode', 'accessToken', 'refreshToken']),
    values: draftValues,
  }),
  generateKey: v.strictObject({
    draftId: id,
    field: fieldId,
    bits: v.picklist([2048, 3072]),
  }),
  forgetSecret: v.strictObject({ draftId: id, field: fieldId }),
  copyPublicKey: v.strictObject({ draftId: id, field: fieldId }),
  testDraft: v.strictObject({ draftId: id, values: draftValues }),
  compareChoice: v.strictObject({ draftId: id, values: draftValues, field: fieldId }),
  saveDraft: v.strictObject({
    draftId: id,
    values: draftValues,
    keep: v.picklist(['keychain', 'session']),
    switchTo: v.exactOptional(v.pipe(v.array(fieldId), v.maxLength(8), v.readonly())),
  }),
  keepNextKey: v.strictObject({
    draftId: id,
    field: fieldId,
    version: v.nullable(text(64)),
    keep: v.picklist(['keychain', 'session']),
  }),
  discardNextKey: v.strictObject({ draftId: id, field: fieldId }),
  closeDraft: v.strictObject({ draftId: id }),
  chooseSetup: none,
  importSetup: v.strictObject({ setupId: id }),
  discardSetup: v.strictObject({ setupId: id }),
  exportSetup: none,
  setConnectionEnabled: v.strictObject({ connectionId: id, enabled: v.boolean() }),
  removeConnection: v.strictObject({
    connectionId: id,
    anyway: v.boolean(),
    /** Its readings go too, once the history can be opened. */
    eraseHistory: v.exactOptional(v.boolean()),
  }),
  setLine: v.strictObject({
    connectionId: id,
    key: balanceKey,
    warn: v.nullable(decimalText),
    critical: v.nullable(decimalText),
    upper: v.nullable(decimalText),
  }),
  getQuote: v.strictObject({ connectionId: id, request: quoteRequest }),
  setAlertSettings: v.strictObject(alertSettingsEntries),
  /** `until`: epoch ms; `'change'`: until the balance is another; null: no longer. */
  snooze: v.strictObject({
    connectionId: id,
    key: balanceKey,
    until: v.nullable(v.union([epochMs, v.literal('change')])),
  }),
  markTransit: v.strictObject({
    connectionId: id,
    key: balanceKey,
    transit: v.nullable(
      v.strictObject({ amount: decimalText, expectedAt: epochMs, note: text(200) }),
    ),
  }),
  getRobots: none,
  openRobot: v.union([
    v.strictObject({ kind: v.picklist(ROBOT_KINDS) }),
    v.strictObject({ robotId: id }),
  ]),
  pasteRobotAddress: v.strictObject({ draftId: id }),
  pasteRobotSecret: v.strictObject({ draftId: id }),
  forgetRobotSecret: v.strictObject({ draftId: id }),
  testRobot: v.union([
    v.strictObject({ draftId: id, language: robotChoiceEntries.language }),
    v.strictObject({ robotId: id }),
  ]),
  saveRobot: v.strictObject({
    draftId: id,
    choices: v.strictObject(robotChoiceEntries),
    keep: v.picklist(['keychain', 'session']),
  }),
  closeRobot: v.strictObject({ draftId: id }),
  setRobotEnabled: v.strictObject({ robotId: id, enabled: v.boolean() }),
  removeRobot: v.strictObject({ robotId: id, anyway: v.boolean() }),
  setView: v.strictObject(viewLayoutEntries),
  setRates: v.strictObject({
    currency: text(16),
    rates: v.pipe(
      v.array(
        v.strictObject({
          currency: text(16),
          rate: text(64),
          quoted: v.nullable(v.strictObject({ providerId: id, at: epochMs })),
        }),
      ),
      v.maxLength(200),
      v.readonly(),
    ),
  }),
  getChart: v.strictObject({ ...balanceRef, span: v.picklist(CHART_SPANS) }),
  getAccount: v.strictObject(balanceRef),
  copyAmount: v.strictObject(balanceRef),
  setNote: v.strictObject({ ...balanceRef, note: text(MAX_NOTE) }),
  openPortal: v.strictObject({ connectionId: id }),
  getHistory: none,
  setHistoryChoices: v.strictObject(historyChoices),
  eraseHistory: v.strictObject({ connectionId: id }),
  exportHistory: v.strictObject({
    format: v.picklist(EXPORT_FORMATS),
    detail: v.picklist(['finest', 'days']),
    from: localDate,
    to: localDate,
    accounts: v.nullable(v.pipe(v.array(v.strictObject(balanceRef)), v.maxLength(5_000), v.readonly())),
  }),
  cancelExport: none,
  getMonthEnd: v.strictObject({ month, timeZone }),
  getForecast: v.strictObject(balanceRef),
  setForecastTerms: v.strictObject({ ...balanceRef, ...termsEntries }),
  copySuggestion: v.strictObject(balanceRef),
  getWorkCalendar: none,
  setWorkCalendar: v.strictObject(calendarEntries),
  exportMonthEnd: v.strictObject({
    month,
    timeZone,
    format: v.picklist(EXPORT_FORMATS),
    connectionIds: v.pipe(v.array(id), v.maxLength(1_000), v.readonly()),
  }),
  getDiagnostics: none,
  copyDiagnostics: none,
  changeDesktop: v.union([
    v.strictObject({ trayValue: desktopSettingsEntries.trayValue }),
    v.strictObject({ shortcut: desktopSettingsEntries.shortcut }),
    v.strictObject({ hideOnLock: desktopSettingsEntries.hideOnLock }),
    v.strictObject({ proxy: desktopSettingsEntries.proxy }),
    v.strictObject({ startAtLogin: v.boolean() }),
  ]),
  dismissHint: v.strictObject({ hint: v.picklist(HINTS) }),
  /** `until`: epoch ms; `'resumed'`: until somebody resumes; null: resume now. */
  setPause: v.strictObject({ until: v.nullable(v.union([epochMs, v.literal('resumed')])) }),
  setPage: v.strictObject({ page: v.nullable(v.picklist(PAGES)) }),
  setPreferences: v.strictObject({
    language: v.picklist(['system', ...LOCALES]),
    theme: v.picklist(['system', 'light', 'dark']),
    fasterWhileOpen: v.boolean(),
    hideAmounts: v.boolean(),
  }),
  sendTestNotification: none,
  retryKeychain: none,
  dismissNotice: v.strictObject({ id }),
  switchProfile: v.strictObject({ profile: v.picklist(['user', 'demo']) }),
  forgetEverything: v.strictObject({ sure: v.literal(true) }),
} satisfies Record<CallName, v.GenericSchema>;

export type CallPayloads = {
  [Name in CallName]: v.InferOutput<(typeof payloadSchemas)[Name]>;
};
