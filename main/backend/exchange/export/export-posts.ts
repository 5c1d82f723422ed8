/** Exports posts into a folder, one after the other; shared by the window and the command line. */
import path from 'node:path';
import { safeBaseName } from '#interview/file-names.ts';
import type { ExportFormat, ExportNoteCode, PostFormat, SkipReason } from '#contract/exports.ts';
import { AppError } from '#contract/failure.ts';
import { getDocument } from '../../library/posts/posts.ts';
import { idsOfList } from '../../library/posts/post-lists.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { get, sql } from '../../core/sql.ts';
import { type EntryMade, type FeedBlog, feedEntryOf, postsByBlog, writeFeed } from './write-blog-feed.ts';
import { writePost, type ExportTarget, type Surroundings } from './post-files.ts';
import { createSlices } from '../../core/slices.ts';
import type { ReadText } from '../reading/read-text.ts';
import { writeNew } from './write-files.ts';
import { IS_PUBLIC } from '../../library/publications/blogs.ts';

type Skipped = Readonly<{ id: string; title: string; reason: SkipReason }>;
export type Noted = Readonly<{ id: string; title: string; code: ExportNoteCode; count: number }>;

/** Updated while posts are written, to show progress. */
export type Report = {
  done: number;
  files: string[];
  skipped: Skipped[];
  notes: Noted[];
};

export const emptyReport = (): Report => ({ done: 0, files: [], skipped: [], notes: [] });

type Library = Readonly<{ db: ReadableDb; readText: ReadText }> & Surroundings;

type ExportOptions = Readonly<{
  format: ExportFormat;
  postIds: readonly string[];
  target: ExportTarget;
  signal: AbortSignal;
  report: Report;
  onStep?: () => void;
}>;

/**
 * Writes all posts. After a cancellation, complete files stay and no partial one. Throws export.not-written, disk.full,
 * the signal's reason.
 */
export async function exportPosts(library: Library, options: ExportOptions): Promise<void> {
  const { format } = options;
  if (format === 'feed') await exportFeeds(library, options);
  else await exportEach(library, { ...options, format });
}

/** The given posts, or all posts outside the bin. Throws post.not-found. */
export function postsToExport(db: ReadableDb, ids: readonly string[]): string[] {
  if (ids.length === 0) return idsOfList(db, 'all');
  for (const id of ids)
    if (get(db, sql`SELECT 1 FROM posts WHERE id = ${id}`) === undefined)
      throw new AppError('post.not-found', { id });
  return [...new Set(ids)];
}

async function exportEach(
  library: Library,
  options: Omit<ExportOptions, 'format'> & Readonly<{ format: PostFormat }>,
): Promise<void> {
  const { format, postIds, target, signal, report, onStep } = options;
  const slice = createSlices(signal);
  for (const id of postIds) {
    await slice();
    await skipOnFailure(library.db, id, report, async () => {
      const post = getDocument(library.db, id);
      const { file, notes } = await writePost(
        { post, format, author: authorOf(library.db, id) },
        target,
        library,
      );
      report.files.push(file);
      for (const note of notes) report.notes.push({ id, title: post.title, ...note });
    });
    report.done += 1;
    onStep?.();
  }
}

/** The signature of the post's blog; '' without one. */
export const authorOf = (db: ReadableDb, postId: string): string =>
  get<{ signature: string }>(
    db,
    sql`
    SELECT blogs.signature FROM publications JOIN blogs ON blogs.id = publications.blog_id
    WHERE publications.post_id = ${postId} AND ${IS_PUBLIC} AND blogs.signature <> '' LIMIT 1`,
  )?.signature ?? '';

async function exportFeeds(library: Library, options: ExportOptions): Promise<void> {
  const feeds = postsByBlog(library.db, options.postIds);
  for (const { blog, postIds } of feeds) {
    const base = feeds.length === 1 ? 'feed' : `feed - ${safeBaseName(blog.name, blog.remoteId, 40)}`;
    const file = await writeNew(path.resolve(options.target.folder), { base, ending: '.atom' }, (writer) =>
      writeFeed(writer, blog, entriesOf(library, blog, postIds, options)),
    );
    options.report.files.push(file);
  }
}

async function* entriesOf(
  library: Library,
  blog: FeedBlog,
  postIds: readonly string[],
  { signal, report, onStep }: ExportOptions,
): AsyncGenerator<EntryMade> {
  const slice = createSlices(signal);
  for (const id of postIds) {
    await slice();
    let made: EntryMade | undefined;
    await skipOnFailure(library.db, id, report, async () => {
      made = await feedEntryOf(library, id, blog);
      if (made === undefined) throw new AppError('post.not-found', { id });
    });
    if (made !== undefined) {
      if (made.left > 0)
        report.notes.push({ id, title: made.entry.title, code: 'pictures-left', count: made.left });
      if (made.activeLeft > 0)
        report.notes.push({ id, title: made.entry.title, code: 'html-left-out', count: made.activeLeft });
      yield made;
    }
    report.done += 1;
    onStep?.();
  }
}

const SKIPPED_FOR: Readonly<Record<string, SkipReason>> = {
  'post.not-found': 'gone',
  'post.newer-version': 'newer-version',
  'export.pdf-failed': 'pdf-failed',
  'document.too-complex': 'too-complex',
  'document.too-large': 'too-complex',
};

/** A failure of one post skips that post; a disk failure ends the export. */
async function skipOnFailure(
  db: ReadableDb,
  id: string,
  report: Report,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = error instanceof AppError ? SKIPPED_FOR[error.code] : undefined;
    if (reason === undefined) throw error;
    const title = get<{ title: string }>(db, sql`SELECT title FROM posts WHERE id = ${id}`)?.title ?? '';
    report.skipped.push({ id, title, reason });
  }
}
