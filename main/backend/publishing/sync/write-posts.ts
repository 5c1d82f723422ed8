/**
 * Posts of the blog into the library, in short transactions: known ones are compared, those that bear our marks under an
 * unknown id are kept for later, the others come in as an import's entries do.
 */
import type { Backend } from '../../app/backend.ts';
import { createChunks } from '../../exchange/imports/chunks.ts';
import { getKnownBlog } from '../../exchange/imports/known-blogs.ts';
import type { KnownBlog } from '../../exchange/imports/known-blogs.ts';
import { writeEntry } from '../../exchange/imports/write-entry.ts';
import type { Ledger, Writing } from '../../exchange/imports/writing.ts';
import type { WritableDb } from '../../library/sql.ts';
import { testHook } from '../../core/test-hooks.ts';
import { rememberAuthor } from '../../library/publications/authorship.ts';
import { FEW } from '../conflicts/remote-version.ts';
import { readAhead } from '../conflicts/take-remote.ts';
import { carriesPictures } from '../pictures/handoff-mark.ts';
import { meetKnownPost } from './meet-known-post.ts';
import { entryOf } from './mirror-entry.ts';
import type { WholePost } from './mirror-entry.ts';
import { findMirrored, findMirroredId, isKnown } from './mirrored-rows.ts';
import { addSyncNote, countSync } from './sync-rows.ts';
import { noteMark } from './walk-rows.ts';
import type { MarkReader } from './whose-mark.ts';
import { letOthersRun } from '../../core/slices.ts';

/** A little more than an import takes: each commit waits for the disk, and 50 ms are never reached. */
const CHUNK_MS = 22;

/** Called after each chunk, with what it changed and how long this thread was held. */
export type OnSyncChunk = (
  chunk: Readonly<{ postIds: readonly string[]; ms: number; posts: number }>,
) => void;

export type PostWriter = Readonly<{
  /** `reached` is committed with the last of them. Rejects with the signal's reason between two chunks. */
  write(posts: readonly WholePost[], signal: AbortSignal, reached?: () => void): Promise<void>;
}>;

type Options = Readonly<{
  backend: Backend;
  blog: Readonly<{ id: string; remoteId: string }>;
  marks: MarkReader;
  onChunk: OnSyncChunk;
}>;

export function createPostWriter({ backend, blog, marks, onChunk }: Options): PostWriter {
  const { db } = backend;
  const chunks = createChunks(db, CHUNK_MS);
  return {
    async write(posts, signal, reached) {
      const known = getKnownBlog(db, blog.id);
      let from = 0;
      let ahead = 0;
      do {
        if (from >= ahead) ahead = await readSomeAhead(posts, from, signal);
        const started = performance.now();
        const changed = new Set<string>();
        const counted = { done: 0, added: 0, changed: 0 };
        const first = from;
        from = chunks.commit(from, ahead, {
          take(at, index) {
            const post = posts[at];
            if (post === undefined) return;
            const moment = { now: backend.now(), newId: backend.newId };
            const writing: Writing = {
              db,
              ledger: ledgerOf(db, blog.id, known, counted),
              moment,
              index,
              note: () => undefined,
              changed: (postId) => void changed.add(postId),
            };
            counted.done += 1;
            meet(writing, post, counted);
          },
          reached(to) {
            countSync(db, blog.id, counted);
            if (to >= posts.length) reached?.();
          },
        });
        testHook('sync:committed');
        onChunk({ postIds: [...changed], ms: performance.now() - started, posts: from - first });
        await letOthersRun();
        signal.throwIfAborted();
      } while (from < posts.length);
    },
  };

  /** Reads what changed on the web before the transactions that write it; returns how far this reaches. */
  async function readSomeAhead(
    posts: readonly WholePost[],
    from: number,
    signal: AbortSignal,
  ): Promise<number> {
    let changed = 0;
    for (let at = from; at < posts.length; at += 1) {
      const post = posts[at];
      const publication = post === undefined ? undefined : findMirrored(db, blog.id, post.id);
      if (post === undefined || publication?.base === undefined || publication.busy || publication.ended)
        continue;
      if (isKnown(db, publication, post)) continue;
      if (changed === FEW) return at;
      changed += 1;
      await letOthersRun();
      try {
        readAhead(backend, publication, post);
      } catch {
        // The transaction meets it again, once what comes before it is written.
      }
      await letOthersRun();
      signal.throwIfAborted();
    }
    return posts.length;
  }

  function meet(writing: Writing, post: WholePost, counted: { changed: number }): void {
    const publication = findMirrored(db, blog.id, post.id);
    // Of an excerpt nothing can be compared: the whole body takes its place as an import's would.
    if (publication !== undefined && publication.base !== undefined) {
      if (!meetKnownPost(backend, blog, publication, post)) return;
      counted.changed += 1;
      writing.changed(publication.postId);
      return;
    }
    const owner = publication === undefined ? marks.ownerOf(post.content) : undefined;
    if (owner !== undefined) return noteMark(db, blog.id, { ...owner, remoteId: post.id });
    // What only carries pictures to Blogger's own storage is no post.
    if (carriesPictures(post.content)) return;
    writeEntry(writing, entryOf(post, blog.remoteId));
    const added = findMirroredId(db, blog.id, post.id);
    if (added !== undefined) rememberAuthor(db, added, post.author);
  }
}

/** A mirror keeps no account of each entry: it is never undone, only counted. */
const ledgerOf = (
  db: WritableDb,
  blogId: string,
  known: KnownBlog,
  counted: { added: number; changed: number },
): Ledger => ({
  blogOf: () => known,
  item({ outcome, title }) {
    if (outcome === 'added') counted.added += 1;
    if (outcome === 'updated') counted.changed += 1;
    if (outcome === 'skipped') addSyncNote(db, blogId, { code: 'left-out', title });
  },
  pictures: () => undefined,
});
