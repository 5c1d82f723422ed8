/**
 * Reads posts from blogs in the background and proposes those that look like an interview. Also continues the author's
 * acts (a batch accepted or undone, an identity). Works in short slices and resumes after a restart.
 */
import type { BackgroundWork } from '../core/background-work.ts';
import { append } from '#interview/append.ts';
import type { Post } from '#interview/document.ts';
import { RECOGNITION_VERSION } from '#interview/recognition/recognition.ts';
import { trustedPost } from '#interview/upgrade.ts';
import type { Context } from '../core/context.ts';
import { get, numberOf, type ReadableDb, sql, transaction } from '../core/sql.ts';
import { reindex } from './accept.ts';
import { batchStep } from './batches.ts';
import { matchingSteps } from './people.ts';
import { openPeopleBook, type PeopleBook } from './people-book.ts';
import { keepProposal } from '../library/posts/proposals.ts';
import { propose } from './propose.ts';
import { type Proposed } from '../library/posts/proposals.ts';

/** Longest time without letting other work run (docs/design/processes.md#slices), except for one long post. */
const SLICE_MS = 20;
/** Rows examined per query: most posts of an archive have been read and are only skipped. */
const WINDOW = 500;
/**
 * Milliseconds for comparing names per slice: a step is one name, and the queries before it take longer than many
 * steps.
 */
const MATCHING_MS = 5;
/** Milliseconds after opening, when the page needs the process for everything else. */
const FIRST_AFTER = 500;
/** A post being edited is read again once it has been unchanged for this long. */
const CALM_MS = 30_000;
/** During a bulk write, milliseconds between two slices, which then only run what the author requested. */
const PAUSED_SLICE_MS = 250;
/** Minimum milliseconds between two events, since the page requests the state at each. */
const EMIT_MS = 500;

export type Proposing = BackgroundWork &
  Readonly<{
    /** Call when posts may have come in or changed. */
    wake(): void;
    /** Call when the names of these posts changed. */
    reindex(postRowids: readonly number[]): void;
    /** Call when the directory or an identity changed. */
    peopleChanged(): void;
    /** True while posts are left to read. */
    reading(): boolean;
    close(): void;
  }>;

/** The result for an unreadable document; opening the post shows the reason. */
const NOTHING: Proposed = {
  kind: 'none',
  confidence: 0,
  reasons: [],
  questions: 0,
  answers: 0,
  document: undefined,
};

function readable(json: string): Post | undefined {
  try {
    return trustedPost(JSON.parse(json));
  } catch {
    return undefined;
  }
}

type Candidate = { rowid: number; document: string; document_hash: string };

export function startProposing(context: Pick<Context, 'db' | 'emit' | 'log' | 'now' | 'newId'>): Proposing {
  const { db, log, now, newId } = context;
  let immediate: NodeJS.Immediate | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** Timer of the next slice during a bulk write. */
  let later: NodeJS.Timeout | undefined;
  let bulkWrites = 0;
  let cursor = 0;
  let book: PeopleBook | undefined;
  let matching: ReturnType<typeof matchingSteps> | undefined;
  let namesChanged = true;
  let reading = true;
  let lastEmitAt = 0;
  let hasUnsentChange = false;
  const toIndex: number[] = [];
  const changedPosts: string[] = [];

  const emitChanges = (always: boolean): void => {
    if (changedPosts.length > 0) context.emit('posts.changed', { ids: changedPosts.splice(0) });
    if (!hasUnsentChange || (!always && performance.now() - lastEmitAt < EMIT_MS)) return;
    lastEmitAt = performance.now();
    hasUnsentChange = false;
    context.emit('proposals.changed', {});
  };

  /** Performs one small step; undefined when there is nothing left to do. */
  function takeStep(): 'read' | 'passed' | 'done' | undefined {
    const changed = batchStep(db, { now: now(), newId });
    if (changed !== undefined) {
      if (changed.postId !== undefined) changedPosts.push(changed.postId);
      return 'read';
    }
    const rowid = toIndex.shift();
    if (rowid !== undefined) {
      transaction(db, () => reindex(db, rowid));
      return 'passed';
    }
    // During a bulk write no post is read: both would wait for the same disk.
    if (bulkWrites > 0) return undefined;
    const candidate = nextStale(db, now()) ?? nextUnread();
    if (candidate === 'passed') return 'passed';
    if (candidate !== undefined) {
      read(candidate);
      return 'read';
    }
    if (namesChanged && matching === undefined) matching = matchingSteps(db, { now: now(), newId });
    if (matching !== undefined) {
      const matched = runFor(MATCHING_MS, matching);
      if (matched.done !== true) return 'passed';
      matching = undefined;
      namesChanged = false;
      // Without questions nothing changed, which is usual at start.
      return matched.value ? 'done' : 'passed';
    }
    return undefined;
  }

  function read({ rowid, document, document_hash: documentHash }: Candidate): void {
    book ??= openPeopleBook(db);
    const people = book;
    transaction(db, () => {
      let proposed: Proposed = NOTHING;
      const post = readable(document);
      if (post === undefined) log.warn('post not read for interviews', { rowid });
      else
        proposed = propose(post, {
          namedIn: (folded) => people.namedIn(folded),
          idOf: (name) => people.idOf(db, name, newId),
          newId,
        });
      keepProposal(db, { rowid, documentHash }, proposed, now());
      if (proposed.document !== undefined) {
        namesChanged = true;
        reindex(db, rowid);
      }
    });
  }

  function nextUnread(): Candidate | 'passed' | undefined {
    const row = get<Candidate>(
      db,
      sql`
      SELECT rowid, document, document_hash FROM posts INDEXED BY posts_facts
      WHERE rowid > ${cursor} AND rowid <= ${cursor + WINDOW} AND kind = 'article' AND status <> 'binned'
        AND EXISTS (SELECT 1 FROM post_sources WHERE post_id = posts.id AND body_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM proposals AS p WHERE p.post_rowid = posts.rowid
          AND (p.state IN ('refused', 'stale') OR (p.state = 'proposed' AND p.recognition = ${RECOGNITION_VERSION})))
      ORDER BY rowid LIMIT 1`,
    );
    if (row !== undefined) {
      cursor = row.rowid;
      return row;
    }
    const last = numberOf(db, sql`SELECT max(rowid) AS last FROM posts`);
    if (cursor >= last) return undefined;
    cursor = Math.min(cursor + WINDOW, last);
    return 'passed';
  }

  const runSlice = (): void => {
    immediate = undefined;
    const started = performance.now();
    let did: ReturnType<typeof takeStep>;
    let calm: number | undefined;
    try {
      // One commit per slice, because each commit waits for the disk.
      did = transaction(db, () => {
        let last: ReturnType<typeof takeStep>;
        do {
          last = takeStep();
          hasUnsentChange ||= last === 'read' || last === 'done';
        } while (last !== undefined && performance.now() - started < SLICE_MS);
        return last;
      });
      if (did === undefined) calm = calmAt(db);
    } catch (error) {
      // Committed work stays; the next new post, or the next start, resumes it.
      log.error('posts not read for interviews', error);
      book = undefined;
      did = undefined;
    }
    if (did !== undefined) resumeSlices();
    else {
      reading = bulkWrites > 0;
      if (calm !== undefined) timer = setTimeout(wake, Math.max(1_000, calm - now())).unref();
    }
    emitChanges(did === undefined);
  };

  function wake(): void {
    clearTimeout(timer);
    if (immediate !== undefined || later !== undefined) return;
    reading = true;
    resumeSlices();
  }

  function resumeSlices(): void {
    if (bulkWrites === 0) immediate = setImmediate(runSlice);
    else
      later = setTimeout(() => {
        later = undefined;
        runSlice();
      }, PAUSED_SLICE_MS).unref();
  }

  timer = setTimeout(wake, FIRST_AFTER).unref();
  return {
    wake,
    reindex(postRowids) {
      append(toIndex, postRowids);
      wake();
    },
    peopleChanged() {
      book = undefined;
      namesChanged = true;
      wake();
    },
    pause() {
      bulkWrites += 1;
      return () => {
        bulkWrites -= 1;
        if (bulkWrites > 0) return;
        clearTimeout(later);
        later = undefined;
        wake();
      };
    },
    reading: () => reading,
    close() {
      clearImmediate(immediate);
      clearTimeout(later);
      clearTimeout(timer);
    },
  };
}

/** Takes steps for `ms` milliseconds, at least one; returns the last. */
function runFor<Result>(ms: number, steps: Generator<undefined, Result>): IteratorResult<undefined, Result> {
  const until = performance.now() + ms;
  for (;;) {
    const step = steps.next();
    if (step.done === true || performance.now() >= until) return step;
  }
}

/** A post whose proposal was made for an older text, unless the author is editing it. */
function nextStale(db: ReadableDb, now: number): Candidate | undefined {
  return get<Candidate>(
    db,
    sql`
    SELECT posts.rowid, posts.document, posts.document_hash FROM proposals AS p JOIN posts ON posts.rowid = p.post_rowid
    WHERE p.state = 'stale' AND posts.kind = 'article' AND posts.status <> 'binned'
      AND (posts.updated_at <= ${now - CALM_MS}
        OR EXISTS (SELECT 1 FROM post_sources AS s WHERE s.post_id = posts.id AND s.document_hash = posts.document_hash))
    LIMIT 1`,
  );
}

/** The time when the next stale post will have been unchanged long enough; undefined if there is none. */
function calmAt(db: ReadableDb): number | undefined {
  const row = get<{ first: number | null }>(
    db,
    sql`
    SELECT min(posts.updated_at) AS first FROM proposals AS p JOIN posts ON posts.rowid = p.post_rowid
    WHERE p.state = 'stale' AND posts.kind = 'article' AND posts.status <> 'binned'`,
  );
  return row?.first === null || row?.first === undefined ? undefined : row.first + CALM_MS;
}
