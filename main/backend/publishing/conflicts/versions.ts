/** The three versions of a post whose text on a blog was changed by someone else. */
import type { Post } from '#interview/document.ts';
import { fingerprintOf } from '../../exchange/blog-pages/read-version.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import { asInDirectory } from '../../library/people/participants.ts';
import { aliasesInPages, withCurrentPeople } from '../../library/people/aliases.ts';
import { hashDocument, stateOfPost } from '../../library/posts/posts.ts';
import {
  type Content,
  type PublicationRecord,
  sentDocumentOf,
} from '../../library/publications/publications.ts';
import { type Working, workingCopy } from '../../library/publications/working-copy.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { pinState } from '../../library/posts/revisions.ts';
import { all, get, type ReadableDb, sql, type WritableDb } from '../../core/sql.ts';
import { sameContent } from '../texts/same-content.ts';

export type VersionReader = Readonly<{ db: ReadableDb; ahead: Ahead }>;

/**
 * The document of `found`. `seen`: what was last seen there, and `document`: whose text that was. The same page gives the very
 * document, and the same found page the same document each time. A page that calls somebody by an id they had before they were
 * merged means them. Throws document.too-large, and what Ahead's `get` does.
 */
export function remoteVersion(
  { db, ahead }: VersionReader,
  document: Post,
  seen: Content,
  found: Content,
): Post {
  const aliases = aliasesInPages(db, seen.content, found.content);
  const pages = `${fingerprintOf(seen)} ${fingerprintOf(found)}`;
  const key = `${pages} ${hashDocument(JSON.stringify(document))} ${JSON.stringify(aliases)}`;
  return ahead.get('version', key, { document, seen, found, aliases });
}

/** A marked post where nothing says what it was before: the same ids as `ours` where our marks still stand. Throws the same. */
export const markedVersion = (ahead: Ahead, found: Content, ours: Post): Post =>
  ahead.get('marked', `${fingerprintOf(found)} ${hashDocument(JSON.stringify(ours))}`, { found, ours });

export type Versions = Readonly<{
  /** What was last seen on the blog. */
  base: Post;
  mine: Post;
  theirs: Post;
  /** Of mine. */
  saveNumber: number;
  documentHash: string;
  /** Names theirs. */
  remoteHash: string;
}>;

/** The author's own text becomes a revision that stays, unless one of that very text is there. In a transaction. */
export function keepMine(
  db: WritableDb,
  postId: string,
  { rowid, documentHash }: Working,
  moment: Readonly<{ now: number; newId: () => string }>,
): void {
  const kept = get(
    db,
    sql`
    SELECT 1 FROM revisions WHERE post_rowid = ${rowid} AND document_hash = ${documentHash}
      AND reason NOT IN ('autosave', 'left') LIMIT 1`,
  );
  if (kept === undefined) pinState(db, moment.newId(), stateOfPost(db, postId), 'before-restore', moment.now);
}

/** How many of the last texts meant for a publication are looked at. */
const LAST = 5;

/**
 * The document whose text is what was last seen on the blog, its people under the ids of today; `otherwise` stands in where
 * none is known. Throws what Ahead's `get` does.
 */
export function seenDocument(
  { db, ahead }: VersionReader,
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
      ahead,
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
  const base = seen === undefined ? mine : seenDocument(reader, publication, seen, working.document);
  const theirs = remoteVersion(reader, base, seen ?? found, found);
  return {
    base,
    mine,
    theirs: { ...theirs, participants: asInDirectory(db, theirs.participants, base.participants) },
    saveNumber: working.saveNumber,
    documentHash: working.documentHash,
    remoteHash: fingerprintOf(found),
  };
}
