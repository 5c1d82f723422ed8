import type { ElectronApplication } from '@playwright/test';

export type Copied = Readonly<{ text: string; html: string }>;

/** What other programs would paste. Electron 45 gives promises here, the stand-in the words themselves. */
export const clipboardOf = (app: ElectronApplication): Promise<Copied> =>
  app.evaluate(async ({ clipboard }): Promise<Copied> => {
    const reader = clipboard as unknown as Record<'readText' | 'readHTML', () => string | Promise<string>>;
    return { text: await reader.readText(), html: await reader.readHTML() };
  });
