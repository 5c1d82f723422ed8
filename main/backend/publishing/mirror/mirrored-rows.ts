/** Publications in the form that the mirror compares with the blog. */
import type { Ahead } from '../../exchange/reading/ahead.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { all, get, sql } from '../../core/sql.ts';
import type { JobState } from '../../library/publications/jobs.ts';
import {
  getPublication,
  type PublicationRecord,
  contentOf,
} from '../../library/publications/publications.ts';
import { lastSeen, saysTheSame, unlessTooComplex } from '../texts/same-content.ts';
import type { WholePost } from './meet-known-post.ts';

export type Mirrored = PublicationRecord &
  Readonly<{
    /** Replaced by another publication. */
    ended: boolean;
    /** It has an open job, which reads the blog for itself. */
    busy: boolean;
    /** Its open job waits for the author and reads nothing. */
    isStopped: boolean;
    /** Escale has written it to the blog. */
    wasSent: boolean;
    publishedAt: number | undefined;
    /** It waits for review by an editor. */
    pending: boolean;
    /** The working copy equals the content last read on the blog. */
    untouched: boolean;
  }>;

type Known = Readonly<{ rowid: number; id: string; ended_at: number | null }>;

/** The open publication first, then the last one. For a new post the index alone shows that there is none. */
function findKnown(db: ReadableDb, blogId: string, remoteId: string): Known | undefined {
  // One or two rows: sorting them in SQL costs more than here.
  const [first, ...others] = all<Known>(
    db,
    sql`SELECT rowid, id, ended_at FROM publications WHERE blog_id = ${blogId} AND remote_id = ${remoteId}`,
  );
  if (first === undefined || others.length === 0) return first;
  const byRow = [first, ...others].toSorted((a, b) => b.rowid - a.rowid);
  return byRow.find(({ ended_at }) => ended_at === null) ?? byRow[0];
}

/** The publication of a remote post, the open one first. */
export function findMirrored(db: ReadableDb, blogId: string, remoteId: string): Mirrored | undefined {
  const publicationRow = findKnown(db, blogId, remoteId);
  if (publicationRow === undefined) return undefined;
  const row = get<{
    id: string;
    ended_at: number | null;
    job_state: JobState | null;
    sent_at: number | null;
    published_at: number | null;
    pending: number;
    untouched: number;
  }>(
    db,
    sql`
    SELECT p.id, p.ended_at, jobs.state AS job_state, p.sent_at, p.published_at, p.pending, coalesce(p.sent_hash = posts.document_hash, 0) AS untouched
    FROM publications AS p JOIN posts ON posts.id = p.post_id
    LEFT JOIN jobs ON jobs.publication_id = p.id AND jobs.finished_at IS NULL
    WHERE p.rowid = ${publicationRow.rowid}`,
  );
  return row === undefined
    ? undefined
    : {
        ...getPublication(db, row.id),
        ended: row.ended_at !== null,
        busy: row.job_state !== null,
        isStopped: row.job_state === 'needs-author',
        wasSent: row.sent_at !== null,
        publishedAt: row.published_at ?? undefined,
        pending: row.pending === 1,
        untouched: row.untouched === 1,
      };
}

/**
 * Whether the content equals the base or the stored remote change; false for content too complex to compare. Throws the other
 * errors of Ahead's `get`.
 */
export function isKnown(
  reader: Readonly<{ db: ReadableDb; ahead: Ahead }>,
  publication: PublicationRecord,
  post: WholePost,
): boolean {
  const content = unlessTooComplex(() => lastSeen(reader, publication, contentOf(post)));
  const { base, remote, kind } = publication;
  return [remote, base].some(
    (stored) =>
      content !== undefined && stored !== undefined && saysTheSame(reader.ahead, kind, stored, content),
  );
}
