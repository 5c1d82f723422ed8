/** Pages waiting to be printed by the shell, which has the only printer: a browser's (webContents.printToPDF). */
import { AppError } from '#contract/failure.ts';
import type { HostCall } from '#contract/host.ts';

export type PageToPrint = Readonly<{ html: string; title: string; notice?: string | undefined }>;
/** Gives the bytes of a PDF. Throws export.pdf-failed. */
export type PrintPdf = (page: PageToPrint) => Promise<Uint8Array>;

export type PrintPages = Readonly<{
  print: PrintPdf;
  /** The page that is being printed. Throws export.not-found. */
  get(id: string): string;
}>;

export function createPrintPages({
  host,
  newId,
}: Readonly<{ host: HostCall; newId: () => string }>): PrintPages {
  const waiting = new Map<string, string>();
  return {
    async print({ html, title, notice }) {
      const page = newId();
      waiting.set(page, html);
      try {
        const { bytes } = await host('pdf.print', {
          page,
          title: title.slice(0, 2_000),
          ...(notice === undefined ? {} : { notice }),
        });
        if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-')
          throw new AppError('export.pdf-failed');
        return bytes;
      } catch (error) {
        throw error instanceof AppError && error.code === 'export.pdf-failed'
          ? error
          : new AppError('export.pdf-failed', {}, { cause: error });
      } finally {
        waiting.delete(page);
      }
    },
    get(id) {
      const html = waiting.get(id);
      if (html === undefined) throw new AppError('export.not-found', { id });
      return html;
    },
  };
}
