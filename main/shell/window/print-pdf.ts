/** Prints a page of app://preview to PDF, in a hidden window without script. */
import { BrowserWindow } from 'electron';
import { PREVIEW_ORIGIN } from '../hosts/origins.ts';
import { escapeForTemplate, pdfOptions, type PageToPrint } from './pdf-options.ts';

/** A long interview with sixty pictures takes some seconds. */
const LONGEST_MS = 90_000;

/** Rejects if the page cannot be loaded or printed in time. */
export async function printPdf(page: PageToPrint): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    title: escapeForTemplate(page.title),
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
      spellcheck: false,
      webviewTag: false,
    },
  });
  let late: NodeJS.Timeout | undefined;
  try {
    const printed = window
      .loadURL(`${PREVIEW_ORIGIN}/print/${encodeURIComponent(page.page)}`)
      .then(() => window.webContents.printToPDF(pdfOptions(page, process.versions.electron ?? '')));
    const deadline = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error('the page was not printed in time')), LONGEST_MS);
    });
    return new Uint8Array(await Promise.race([printed, deadline]));
  } finally {
    clearTimeout(late);
    if (!window.isDestroyed()) window.destroy();
  }
}
