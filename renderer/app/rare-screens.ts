import { rareScreen } from './rare-screen.tsx';

export const accountPanel = rareScreen(async () => {
  const { AccountPanel } = await import('../features/account/account-panel.tsx');
  return AccountPanel;
});

export const alertsPage = rareScreen(async () => {
  const { AlertsPage } = await import('../features/alerts/alerts-page.tsx');
  return AlertsPage;
});

export const chooseProvider = rareScreen(async () => {
  const { ChooseProvider } = await import('../features/connections/choose-provider.tsx');
  return ChooseProvider;
});

export const chooseRobot = rareScreen(async () => {
  const { ChooseRobot } = await import('../features/robots/choose-robot.tsx');
  return ChooseRobot;
});

export const connectionForm = rareScreen(async () => {
  const { ConnectionForm } = await import('../features/connections/connection-form.tsx');
  return ConnectionForm;
});

export const connections = rareScreen(async () => {
  const { Connections } = await import('../features/connections/connections.tsx');
  return Connections;
});

export const diagnosticsPage = rareScreen(async () => {
  const { DiagnosticsPage } = await import('../features/diagnostics/diagnostics-page.tsx');
  return DiagnosticsPage;
});

export const firstLines = rareScreen(async () => {
  const { FirstLines } = await import('../features/connections/first-lines.tsx');
  return FirstLines;
});

export const palette = rareScreen(async () => {
  const { Palette } = await import('../features/palette/palette.tsx');
  return Palette;
});

export const quotePage = rareScreen(async () => {
  const { QuotePage } = await import('../features/quote/quote-page.tsx');
  return QuotePage;
});

export const ratesDialog = rareScreen(async () => {
  const { RatesDialog } = await import('../features/overview/rates-dialog.tsx');
  return RatesDialog;
});

export const robotForm = rareScreen(async () => {
  const { RobotForm } = await import('../features/robots/robot-form.tsx');
  return RobotForm;
});

export const settingsPage = rareScreen(async () => {
  const { Settings } = await import('../features/settings/settings.tsx');
  return Settings;
});

const all = [
  accountPanel,
  alertsPage,
  chooseProvider,
  chooseRobot,
  connectionForm,
  connections,
  diagnosticsPage,
  firstLines,
  palette,
  quotePage,
  ratesDialog,
  robotForm,
  settingsPage,
];

/** Loads every rare screen, so that none has to be waited for once it is asked for. */
export async function loadRareScreens(): Promise<void> {
  await Promise.all(all.map(({ load }) => load()));
}
