/**
 * Writes remote posts into the library, in short transactions: compares known posts, notes those with our marks under
 * unknown ids, and adds the others as an import does.
 */
import type { PublishingContext } from '../destinations/publishing-context.ts';
import { createChunks } from '../../exchange/imports/chunks.ts';
import { getKnownBlog } from '../../exchange/imports/known-blogs.ts';
import type { KnownBlog } from '../../exchange/imports/known-blogs.ts';
import { findEntry, writeEntry } from '../../exchange/imports/write-entry.ts';
import type { Ledger, Writing } from '../../exchange/imports/writing.ts';
import { type Ahead, createAhead } from '../../exchange/reading/ahead.ts';
import { reading, type WritableDb } from '../../core/sql.ts';
import { testHook } from '../../core/test-hooks.ts';
import { rememberRemote } from '../../library/publications/publications.ts';
import { meetRemote } from '../conflicts/take-remote.ts';
import { carriesPictures } from '../jobs/pictures/handoff.ts';
import { entryOf, meetKnownPost, type WholePost } from './meet-known-post.ts';
import { isUnreadable } from '../texts/same-content.ts';
import { findMirrored, isKnown, type Mirrored } from './mirrored-rows.ts';
import { addMirrorNote, countMirror } from '../../library/publications/mirror-rows.ts';
import { noteMark } from './walk-rows.ts';
import type { MarkReader } from './whose-mark.ts';
import { letOthersRun } from '../../core/slices.ts';

/** Called after each chunk, with its changes and the time it blocked this thread. */
export type OnMirrorChunk = (
  chunk: Readonly<{ postIds: readonly string[]; ms: number; posts: number }>,
) => void;

export type PostWriter = Readonly<{
  /**
   * Reads the texts that writing these posts will compare, while others are written. Rejects with the errors of the reading,
   * or the signal's reason.
   */
  readAhead(posts: readonly WholePost[], signal: AbortSignal): Promise<Ahead>;
  /**
   * Writes the posts. `reached` is committed with the last of them; `ahead`: the result of readAhead, read now if absent.
   * Rejects with the signal's reason between two chunks.
   */
  write(posts: readonly WholePost[], signal: AbortSignal, reached?: () => void, ahead?: Ahead): Promise<void>;
}>;

type Options = Readonly<{
  context: PublishingContext;
  blog: Readonly<{ id: string; remoteId: string }>;
  marks: MarkReader;
  onChunk: OnMirrorChunk;
}>;

type Writes = Readonly<{
  posts: readonly WholePost[];
  ahead: Ahead;
  knownBlog: KnownBlog;
  reached: (() => void) | undefined;
}>;

/** `works` ask `ahead` for every text that the transactions will need, so that it can be read before them. */
type Works = Readonly<{ ahead: Ahead; works: readonly (() => unknown)[] }>;

export function createPostWriter({ context, blog, marks, onChunk }: Options): PostWriter {
  const { db } = context;
  const chunks = createChunks(db, 'repeatable');
  /** Sequential: two at once would start a second thread, which costs more than it gains. */
  let last: Promise<unknown> = Promise.resolve();
  const readAhead: PostWriter['readAhead'] = (posts, signal) => {
    const before = last;
    // Library lookups run while the thread still reads the previous posts.
    const works = worksOf(posts, signal);
    const read = works.then(async (some) => {
      await before;
      await some.ahead.readFor(some.works, signal, (all) => reading(db, all));
      return some.ahead;
    });
    last = read.catch(() => undefined);
    return read;
  };
  return {
    readAhead,
    async write(posts, signal, reached, before) {
      const knownBlog = getKnownBlog(db, blog.id);
      const ahead = before ?? (await readAhead(posts, signal));
      let from = 0;
      do {
        const first = from;
        const chunk = await ahead.whenRead(
          () => writeChunk({ posts, ahead, knownBlog, reached }, first),
          signal,
        );
        from = chunk.to;
        testHook('mirror:committed');
        onChunk({ postIds: [...chunk.changed], ms: chunk.ms, posts: from - first });
        await chunks.rest();
        signal.throwIfAborted();
      } while (from < posts.length);
    },
  };

  /** Requests the readings of the transactions in advance. */
  async function worksOf(posts: readonly WholePost[], signal: AbortSignal): Promise<Works> {
    const ahead = createAhead(context.reading);
    const knownBlog = getKnownBlog(db, blog.id);
    const works: (() => unknown)[] = [];
    for (const post of posts) {
      const publication = findMirrored(db, blog.id, post.id);
      if (publication?.base === undefined)
        works.push(() => findEntry({ db, ahead, blogOf: () => knownBlog }, entryOf(post, blog.remoteId)));
      else if (!publication.busy && !publication.ended)
        works.push(
          () => isKnown({ db, ahead }, publication, post) || meetRemote({ db, ahead }, publication, post),
        );
      await letOthersRun();
      signal.throwIfAborted();
    }
    return { ahead, works };
  }

  function writeChunk(
    { posts, ahead, knownBlog, reached }: Writes,
    from: number,
  ): Readonly<{ to: number; changed: ReadonlySet<string>; ms: number }> {
    const started = performance.now();
    const changed = new Set<string>();
    const counted = { done: 0, added: 0, changed: 0 };
    const to = chunks.commit(from, posts.length, {
      take(at, index) {
        const post = posts[at];
        if (post === undefined) return;
        const moment = { now: context.now(), newId: context.newId };
        const writing: Writing = {
          db,
          ahead,
          ledger: ledgerOf(db, blog.id, knownBlog, counted),
          moment,
          index,
          note: () => undefined,
          changed: (postId) => void changed.add(postId),
        };
        counted.done += 1;
        writePost(writing, post, counted);
      },
      reached(end) {
        countMirror(db, blog.id, counted);
        if (end >= posts.length) reached?.();
      },
    });
    return { to, changed, ms: performance.now() - started };
  }

  function writePost(writing: Writing, post: WholePost, counted: { changed: number }): void {
    const publication = findMirrored(db, blog.id, post.id);
    // An excerpt cannot be compared: the complete body replaces it, as in an import.
    if (publication !== undefined && publication.base !== undefined) {
      if (!updateKnownPost(writing.ahead, publication, post)) return;
      counted.changed += 1;
      writing.changed(publication.postId);
      return;
    }
    // A post's mark in a page was copied there with its text.
    const owner = publication === undefined && post.page !== true ? marks.ownerOf(post.content) : undefined;
    if (owner !== undefined) return noteMark(db, blog.id, { ...owner, remoteId: post.id });
    // A draft that only carries pictures to Blogger's storage is not a post.
    if (carriesPictures(post.content)) return;
    writeEntry(writing, entryOf(post, blog.remoteId));
    // For a new post, writeEntry has stored these details already.
    if (publication !== undefined) rememberRemote(db, publication.id, { ...post, content: undefined });
  }

  /** Returns whether anything was written. */
  function updateKnownPost(ahead: Ahead, publication: Mirrored, post: WholePost): boolean {
    try {
      return meetKnownPost(context, ahead, blog, publication, post);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      addMirrorNote(db, blog.id, { code: 'left-out', title: post.title, postId: publication.postId });
      return false;
    }
  }
}

/** The mirror only counts entries: it is never undone. */
const ledgerOf = (
  db: WritableDb,
  blogId: string,
  knownBlog: KnownBlog,
  counted: { added: number; changed: number },
): Ledger => ({
  blogOf: () => knownBlog,
  item({ outcome, title }) {
    if (outcome === 'added') counted.added += 1;
    if (outcome === 'updated') counted.changed += 1;
    if (outcome === 'skipped') addMirrorNote(db, blogId, { code: 'left-out', title });
  },
  pictures: () => undefined,
});
