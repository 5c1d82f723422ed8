/** Options for printing a page: A4, a header line and page numbers. Pure. */
import type { PrintToPDFOptions } from 'electron';

export type PageToPrint = Readonly<{ page: string; title: string; notice?: string | undefined }>;

/** The first Electron that writes tagged PDF for screen readers, with an outline. */
const TAGGED_SINCE = 30;
/** Inches: 2.2 cm at the sides, 2.4 cm at the top and the bottom for the header and footer lines. */
const MARGINS = { top: 0.95, bottom: 0.95, left: 0.87, right: 0.87 } as const;
const LINE =
  'font-family:Calibri,Carlito,Arial,sans-serif;font-size:8pt;color:#444;width:100%;margin:0 2.2cm;text-align:center';
const LONGEST_TITLE = 120;

/** Escapes text for a header or footer, which Chromium reads as HTML. */
export const escapeForTemplate = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export function pdfOptions({ title, notice }: PageToPrint, electron: string): PrintToPDFOptions {
  const signs = Array.from(title.replace(/\s+/g, ' ').trim());
  const short =
    signs.length > LONGEST_TITLE ? `${signs.slice(0, LONGEST_TITLE - 1).join('')}…` : signs.join('');
  const head =
    notice === undefined
      ? escapeForTemplate(short)
      : `<b style="color:#000">${escapeForTemplate(notice)}</b>`;
  return {
    pageSize: 'A4',
    printBackground: true,
    margins: MARGINS,
    displayHeaderFooter: true,
    headerTemplate: `<div style="${LINE}">${head}</div>`,
    footerTemplate: `<div style="${LINE}"><span class="pageNumber"></span> / <span class="totalPages"></span></div>`,
    ...(Number.parseInt(electron, 10) >= TAGGED_SINCE
      ? { generateTaggedPDF: true, generateDocumentOutline: true }
      : {}),
  };
}
