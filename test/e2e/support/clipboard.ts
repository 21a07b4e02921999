import type { ElectronApplication } from 'playwright-core';

/** Puts text on the desktop's real clipboard, as copying it in a provider's portal would. */
export async function copyText(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
}

/** The text on the desktop's clipboard; empty after the app has cleared it. */
export async function clipboardText(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}
