/**
 * Writes the entries of a source into the library, in transactions too short to delay a save or a search. The
 * position in the source is committed with them, so that a run after a kill continues from there.
 */
import { AppError } from '#contract/failure.ts';
import type { Context } from '../../core/context.ts';
import { reading, transaction } from '../../core/sql.ts';
import { testHook } from '../../core/test-hooks.ts';
import type { EntryRead, EntrySource } from '../sources/entries.ts';
import { createAhead, type Ahead } from '../reading/ahead.ts';
import { createChunks } from './chunks.ts';
import { addNote, advance, finishImport, type ImportRow } from '../../library/imports/import-rows.ts';
import { recordItem } from './items.ts';
import { blogOf, blogSoFar, keepBlog, type KnownBlog } from './known-blogs.ts';
import { notePictures } from './imported-pictures.ts';
import { commentsWithoutPost, writeComment } from './import-comments.ts';
import { findEntry, writeEntry } from './write-entry.ts';
import type { Ledger, Writing } from './writing.ts';
import { SLICE_MS } from '../../core/slices.ts';

/** Maximum entries in memory before they are written, and maximum total length in characters. */
const MOST_PENDING = 32;
const MOST_CHARACTERS = 4_000_000;
/** The first group is small, so that the lists show something at once; each next group is twice as large. */
const FIRST_PENDING = 4;

/** Called after each chunk with the changed posts and the time it blocked this thread. */
export type OnChunk = (chunk: Readonly<{ postIds: readonly string[]; ms: number; entries: number }>) => void;

type TakeIn = Readonly<{
  context: Context;
  row: ImportRow;
  source: EntrySource;
  signal: AbortSignal;
  onChunk: OnChunk;
}>;

/** Rejects with import.damaged, the source's failure, or the signal's reason. */
export async function importEntries({ context, row, source, signal, onChunk }: TakeIn): Promise<void> {
  const { db } = context;
  const chunks = createReads(context, row, onChunk);
  let pending: EntryRead[] = [];
  let mostPending = FIRST_PENDING;
  let characters = 0;
  let breath = performance.now();
  const pause = async (): Promise<void> => {
    await chunks.rest();
    signal.throwIfAborted();
    breath = performance.now();
  };
  /**
   * Requests the reading of an entry. The facts of its blog are committed before, since the language depends on them.
   */
  const meeting = (read: EntryRead, ahead: Ahead, blogs: (remoteId: string) => KnownBlog) => (): unknown =>
    read.type === 'entry' && findEntry({ db, ahead, blogOf: blogs }, read.entry);
  /** Runs one reading at a time, since a second thread costs more than it gains. */
  let lastRead = Promise.resolve();
  const write = async (reads: readonly EntryRead[], before: Promise<void>): Promise<void> => {
    const ahead = createAhead(context.reading);
    let ready = 0;
    const readSome = (from: number): Promise<void> => {
      ready = endOfKind(reads, from);
      const blogs = createBlogCache((remoteId) => blogSoFar(db, remoteId));
      const works = reads.slice(from, ready).map((read) => meeting(read, ahead, blogs.get));
      const read = lastRead.then(() => ahead.readFor(works, signal, (all) => reading(db, all)));
      lastRead = read.catch(() => undefined);
      return read;
    };
    // Runs while the previous entries are written; the transaction checks for changes in between.
    if (reads[0]?.type !== 'blog') await readSome(0);
    await before;
    for (let from = 0; from < reads.length; await pause()) {
      if (from >= ready) await readSome(from);
      const [first, last] = [from, ready];
      from += await ahead.whenRead(() => chunks.commit(reads, ahead, first, last), signal);
    }
  };
  /** The last two groups of entries, written in order while the thread reads the next. */
  let [last, before] = [Promise.resolve(), Promise.resolve()];
  const writeNext = async (reads: readonly EntryRead[]): Promise<void> => {
    await before;
    before = last;
    last = write(reads, before);
    // Awaited later.
    last.catch(() => undefined);
  };
  try {
    for await (const read of source.read({ signal, after: row.entry_cursor, changes: row.changes })) {
      pending.push(read);
      if (read.type === 'entry') characters += read.entry.html?.length ?? 0;
      if (pending.length >= mostPending || characters > MOST_CHARACTERS) {
        characters = 0;
        mostPending = Math.min(MOST_PENDING, 2 * mostPending);
        const completeCount = wholeEntries(pending);
        const ready = pending.slice(0, completeCount);
        pending = pending.slice(completeCount);
        await writeNext(ready);
      } else if (performance.now() - breath > SLICE_MS) await pause();
    }
    await writeNext(pending);
    await last;
  } finally {
    // Waits for pending writes, so that nothing is written after the end.
    await Promise.allSettled([before, last]);
  }
  transaction(db, () => {
    const lost = commentsWithoutPost(db, row.rowid);
    if (lost > 0)
      addNote(db, row.rowid, { code: 'comments-without-post', location: row.name, text: String(lost) });
    finishImport(db, row.rowid, 'done', context.now());
  });
}

function createBlogCache(ask: (remoteId: string) => KnownBlog) {
  const blogs = new Map<string, KnownBlog>();
  return {
    get: (remoteId: string): KnownBlog => {
      const blog = blogs.get(remoteId) ?? ask(remoteId);
      blogs.set(remoteId, blog);
      return blog;
    },
    forget: (): void => blogs.clear(),
  };
}

/** The end of the run of blogs, or of other reads, that begins at `from`. */
function endOfKind(reads: readonly EntryRead[], from: number): number {
  const isBlog = reads[from]?.type === 'blog';
  let to = from + 1;
  while (to < reads.length && (reads[to]?.type === 'blog') === isBlog) to += 1;
  return to;
}

/** The number of `reads` that belong to complete entries: more reads may follow for the last one. */
function wholeEntries(reads: readonly EntryRead[]): number {
  const last = reads.findLast((read) => read.type !== 'blog')?.at.entry;
  const first = reads.findIndex((read) => read.type !== 'blog' && read.at.entry === last);
  return first > 0 ? first : reads.length;
}

/** True if a chunk may end between these two reads, which is never inside an entry. */
const startsAnother = (read: EntryRead, before: EntryRead | undefined): boolean =>
  before === undefined || before.type === 'blog' || read.type === 'blog' || before.at.entry !== read.at.entry;

function createReads(context: Context, row: ImportRow, onChunk: OnChunk) {
  const { db } = context;
  const chunks = createChunks(db, 'repeatable');
  const moment = () => ({ now: context.now(), newId: context.newId });
  /** Cached per chunk, because the author may sign in between two chunks. */
  const blogs = createBlogCache((remoteId) => blogOf(db, row.rowid, remoteId, moment()));
  const ledger: Ledger = {
    blogOf: blogs.get,
    item: (item) => recordItem(db, row.rowid, item),
    pictures: (postId, addresses) => notePictures(db, row.rowid, postId, addresses),
  };

  return {
    rest: chunks.rest,
    /** Commits some of `reads` from `from` to `end`, at least one entry; returns the number of reads. */
    commit(reads: readonly EntryRead[], ahead: Ahead, from: number, end: number): number {
      const started = performance.now();
      const postIds = new Set<string>();
      const step = { cursor: undefined as number | undefined, done: 0, comments: 0 };
      blogs.forget();
      const to = chunks.commit(from, end, {
        mayEndBefore: (at) => {
          const read = reads[at];
          return read === undefined || startsAnother(read, reads[at - 1]);
        },
        take(at, index) {
          const read = reads[at];
          if (read === undefined) return;
          take(read, {
            db,
            ahead,
            ledger,
            moment: moment(),
            index,
            note: (code, text) => addNote(db, row.rowid, { code, location: locationOf(read), text }),
            changed: (postId) => void postIds.add(postId),
          });
          if (read.type === 'blog') return;
          step.cursor = Math.max(step.cursor ?? 0, read.at.entry);
          if (read.type === 'comment') step.comments += 1;
          if (read.type === 'entry' || read.type === 'comment') step.done += 1;
        },
        reached: () => advance(db, row.rowid, step),
      });
      testHook('imports:committed');
      onChunk({ postIds: [...postIds], ms: performance.now() - started, entries: step.done });
      return to - from;
    },
  };

  function take(read: EntryRead, writing: Writing): void {
    switch (read.type) {
      case 'blog':
        keepBlog(db, row.rowid, read.blog, writing.moment);
        blogs.forget();
        return;
      case 'entry':
        writeEntry(writing, read.entry);
        return;
      case 'comment':
        if (row.comments === 1) writeComment(writing, read.comment);
        return;
      case 'warning':
        writing.note(read.code, read.text);
        return;
      case 'damaged':
        if (row.partial === 0)
          throw new AppError('import.damaged', { name: read.at.file, entry: read.at.entry });
        writing.note(read.passed === true ? 'entry-damaged' : 'damaged', read.text);
        return;
      case 'left-out':
        return;
    }
  }
}

/** « sauvegarde.xml, 12 »: the file and the line, or the entry's number if the line is unknown. */
function locationOf(read: EntryRead): string {
  if (read.type === 'blog') return '';
  const { file, entry, line } = read.at;
  return `${file}:${line ?? `#${entry}`}`;
}
