/** Runs the window's exports: one at a time, with progress; pages printed by the shell; texts sent for review. */
import { createServiceKey } from '../../core/service.ts';
import fs from 'node:fs/promises';
import path from 'node:path';
import {
  type AskedConsents,
  type Export,
  type ExportFormat,
  MOST_LISTED,
  POST_ENDINGS,
  type SentFormat,
} from '#contract/exports.ts';
import { AppError } from '#contract/failure.ts';
import type { HostCall } from '#contract/host.ts';
import { draftNotice, partOfPerson } from '#interview/proofreading.ts';
import { markedTurns } from '#interview/returns/marked-parts.ts';
import type { ReadText } from '../reading/read-text.ts';
import type { Context } from '../../core/context.ts';
import { createRunEvents } from '../../core/run-events.ts';
import { createRunQueue, type Run } from '../../core/run-queue.ts';
import { createGrantedFiles, type GrantedFiles } from '../../core/granted-files.ts';
import { keepSent, stateToSend } from '../../library/posts/approvals.ts';
import { emptyReport, exportPosts, type Report } from './export-posts.ts';
import { type ExportTarget, type PrintPdf, writePost } from './post-files.ts';

type PrintPages = Readonly<{
  print: PrintPdf;
  get(id: string): string;
}>;

function createPrintPages({ host, newId }: Readonly<{ host: HostCall; newId: () => string }>): PrintPages {
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

type ToSend = Readonly<{
  postId: string;
  format: SentFormat;
  recipient: string;
  person?: string | undefined;
  /** In a form. */
  consents?: AskedConsents | undefined;
  wantedAt?: number | undefined;
}>;

/**
 * Writes the file, then stores the revision, since a failed file was not sent. The text has only public content: no
 * notes, no addresses of people. Throws post.not-found, export.nothing-of-person, and as writePost does.
 */
export async function sendText(
  context: Context,
  target: ExportTarget,
  { postId, format, recipient, person, consents, wantedAt }: ToSend,
): Promise<{ name: string; sentAt: number }> {
  const { db, folder } = context;
  const { post: fullPost, state } = stateToSend(db, postId);
  const part = person === undefined ? fullPost : partOfPerson(fullPost, person);
  if (part === undefined) throw new AppError('export.nothing-of-person');
  const sentAt = context.now();
  const revisionId = context.newId();
  const marks = new Map(markedTurns(fullPost).map(({ mark, turn }) => [turn.id, mark]));
  const sent = { postId, revisionId, marks };
  const notice = draftNotice(fullPost.language, sentAt);
  const { file } = await writePost(
    {
      post: part,
      author: '',
      notice,
      sent,
      ...(format === 'form' ? { format: 'pdf', form: { recipient, consents } } : { format }),
    },
    target,
    { folder, printPdf: exportsOf(context).pages.print },
  );
  const name = path.basename(file);
  keepSent(db, revisionId, state, { recipient, fileName: name }, sentAt, { wantedAt });
  return { name, sentAt };
}

export type Exports = Readonly<{
  /** Destinations chosen by the author: a token gives the path, once. */
  destinations: GrantedFiles;
  pages: PrintPages;
  start(target: ExportTarget, format: ExportFormat, postIds: readonly string[]): string;
  /** Throws export.not-found. */
  get(id: string): Export;
  cancel(id: string): void;
  /** Resolves when it has ended. */
  settled(id: string): Promise<void>;
}>;

type ExportReport = Readonly<{ format: ExportFormat; total: number; written: Report }>;

const EXPORTS = createServiceKey<Exports>();
/** Throws backend.unavailable in a reader. */
export const exportsOf = EXPORTS.of;

export function startExports(context: Context & Readonly<{ readText: ReadText }>): void {
  const pages = createPrintPages(context);
  const events = createRunEvents(
    () => undefined,
    (ids) => context.emit('exports.changed', { ids }),
  );
  context.lifecycle.onClose(events.close);
  const queue = createRunQueue<ExportReport>(context, {
    name: 'exports',
    notFound: 'export.not-found',
    onEnd: events.now,
  });
  EXPORTS.put(context, {
    destinations: createGrantedFiles(context.now),
    pages,
    start: (target, format, postIds) =>
      queue.add({ format, total: postIds.length, written: emptyReport() }, async ({ id, report }, signal) => {
        const { db, folder, readText } = context;
        await exportPosts(
          { db, folder, readText, printPdf: pages.print },
          { format, postIds, target, signal, report: report.written, onStep: () => events.soon(id) },
        );
      }),
    get: (id) => toExport(queue.get(id)),
    cancel: queue.cancel,
    settled: queue.settled,
  });
}

function toExport({ id, state, report, failure }: Run<ExportReport>): Export {
  const { format, total, written } = report;
  const { done, files, skipped, notes } = written;
  const short = (title: string): string => title.slice(0, 2_000);
  return {
    id,
    format,
    state,
    done,
    total,
    files: files.slice(0, MOST_LISTED).map((file) => path.basename(file)),
    fileCount: files.length,
    skipped: skipped.slice(0, MOST_LISTED).map((one) => ({ ...one, title: short(one.title) })),
    skippedCount: skipped.length,
    notes: notes.slice(0, MOST_LISTED).map((one) => ({ ...one, title: short(one.title) })),
    ...(failure === undefined ? {} : { failure }),
  };
}

/**
 * The target for a path that the author chose: an existing folder, or a file. A name without the format's extension
 * gets it; an existing file of that name is then not replaced, since the author did not confirm it.
 */
export async function exportTargetOf(chosen: string, format: ExportFormat): Promise<ExportTarget> {
  const entry = await fs.stat(chosen).catch(() => undefined);
  if (entry?.isDirectory() === true) return { folder: chosen };
  const folder = path.dirname(chosen);
  const name = path.basename(chosen);
  if (format === 'feed') throw new AppError('export.not-written', { name });
  const ending = `.${POST_ENDINGS[format]}`;
  const ended = name.toLowerCase().endsWith(ending);
  if (ended) return { folder, file: name };
  const existing = await fs.stat(`${chosen}${ending}`).catch(() => undefined);
  return existing === undefined ? { folder, file: `${name}${ending}` } : { folder };
}
