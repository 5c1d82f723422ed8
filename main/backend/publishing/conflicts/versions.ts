/** The three versions of a post whose text on a blog was changed by someone else. */
import type { Post } from '#interview/document.ts';
import { readDocument } from '../../library/read-document.ts';
import { withCurrentPeople } from '../../library/people/aliases.ts';
import { asInDirectory } from '../../library/participants.ts';
import type { ReadableDb, WritableDb } from '../../library/sql.ts';
import { all, get, sql } from '../../library/sql.ts';
import {
  type Content,
  type PublicationRecord,
  sameContent,
  sentDocumentOf,
} from '../../library/publications/publications.ts';
import { keepDocument } from '../../library/publications/remote-revision.ts';
import { workingCopy, type Working } from '../../library/publications/working-copy.ts';
import { fingerprintOf } from '../../exchange/blog-pages/read-version.ts';
import { remoteVersion, type VersionReader } from './remote-version.ts';

export type Versions = Readonly<{
  /** What was last seen on the blog. */
  base: Post;
  mine: Post;
  theirs: Post;
  /** Of mine. */
  saveNumber: number;
  documentHash: string;
  /** Names theirs. */
  found: string;
}>;

/** The author's own text becomes a revision that stays, unless one of that very text is there. In a transaction. */
export function keepMine(
  db: WritableDb,
  postId: string,
  { rowid, document, documentVersion, documentHash }: Working,
  moment: Readonly<{ now: number; newId: () => string }>,
): void {
  const kept = get(
    db,
    sql`
    SELECT 1 FROM revisions WHERE post_rowid = ${rowid} AND document_hash = ${documentHash}
      AND reason NOT IN ('autosave', 'left') LIMIT 1`,
  );
  if (kept === undefined)
    keepDocument(db, postId, { json: document, version: documentVersion }, 'before-restore', moment);
}

/** How many of the last texts meant for a publication are looked at. */
const LAST = 5;

/**
 * The document whose text is what was last seen on the blog, its people under the ids of today; `otherwise` stands in where
 * none is known.
 */
export function seenDocument(
  db: ReadableDb,
  publication: PublicationRecord,
  seen: Content,
  otherwise: string,
): Post {
  // What was written there by a job that could not end yet is later than what the last one ended with.
  const left = all<{ document: string; title: string; labels: string; content: string }>(
    db,
    sql`
    SELECT document, title, labels, content FROM jobs
    WHERE publication_id = ${publication.id} AND sent_first = 1 AND state <> 'done' ORDER BY rowid DESC LIMIT ${LAST}`,
  ).find((job) =>
    sameContent(
      publication.kind,
      { title: job.title, labels: JSON.parse(job.labels) as string[], content: job.content },
      seen,
    ),
  );
  return withCurrentPeople(db, readDocument(left?.document ?? sentDocumentOf(db, publication) ?? otherwise));
}

/**
 * Undefined where nothing else was found on the blog than what was last seen there. Throws post.not-found, document.too-large,
 * and what Ahead's `get` does.
 */
export function versionsOf(reader: VersionReader, publication: PublicationRecord): Versions | undefined {
  const { db } = reader;
  const { base: seen, remote: found } = publication;
  if (found === undefined) return undefined;
  const working = workingCopy(db, publication.postId);
  const mine = withCurrentPeople(db, readDocument(working.document));
  const base = seen === undefined ? mine : seenDocument(db, publication, seen, working.document);
  const theirs = remoteVersion(reader, base, seen ?? found, found);
  return {
    base,
    mine,
    theirs: { ...theirs, participants: asInDirectory(db, theirs.participants, base.participants) },
    saveNumber: working.saveNumber,
    documentHash: working.documentHash,
    found: fingerprintOf(found),
  };
}
