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
 * The document of `remoteContent`. `baseContent`: the content last read there; `document`: the document of that
 * content. The same content gives the same document each time. Ids of people who were merged since are replaced.
 * Throws document.too-large, and the errors of Ahead's `get`.
 */
export function remoteVersion(
  { db, ahead }: VersionReader,
  document: Post,
  baseContent: Content,
  remoteContent: Content,
): Post {
  const aliases = aliasesInPages(db, baseContent.content, remoteContent.content);
  const pages = `${fingerprintOf(baseContent)} ${fingerprintOf(remoteContent)}`;
  const key = `${pages} ${hashDocument(JSON.stringify(document))} ${JSON.stringify(aliases)}`;
  return ahead.get('version', key, { document, baseContent, remoteContent, aliases });
}

/**
 * The document of a marked post without a known base: blocks keep the ids of `ownDocument` if their marks remain.
 * Throws the same.
 */
export const markedVersion = (ahead: Ahead, remoteContent: Content, ownDocument: Post): Post =>
  ahead.get('marked', `${fingerprintOf(remoteContent)} ${hashDocument(JSON.stringify(ownDocument))}`, {
    remoteContent,
    ownDocument,
  });

export type Versions = Readonly<{
  /** The content last read on the blog. */
  base: Post;
  mine: Post;
  theirs: Post;
  /** The save number of `mine`. */
  saveNumber: number;
  documentHash: string;
  /** Hash that identifies `theirs`. */
  remoteHash: string;
}>;

/** In a transaction: the author's own text becomes a permanent revision, unless it is one already. */
export function keepMine(
  db: WritableDb,
  postId: string,
  { rowid, documentHash }: Working,
  moment: Readonly<{ now: number; newId: () => string }>,
): void {
  const existingRevision = get(
    db,
    sql`
    SELECT 1 FROM revisions WHERE post_rowid = ${rowid} AND document_hash = ${documentHash}
      AND reason NOT IN ('autosave', 'left') LIMIT 1`,
  );
  if (existingRevision === undefined)
    pinState(db, moment.newId(), stateOfPost(db, postId), 'before-restore', moment.now);
}

/** Number of the last prepared texts that are compared. */
const LAST = 5;

/**
 * The document of the content last read on the blog, its people under their current ids; `otherwise` if none is
 * stored. Throws the errors of Ahead's `get`.
 */
export function seenDocument(
  { db, ahead }: VersionReader,
  publication: PublicationRecord,
  baseContent: Content,
  otherwise: string,
): Post {
  // A text of an unfinished job, written after the last finished one.
  const unfinishedJob = all<{ document: string; title: string; labels: string; content: string }>(
    db,
    sql`
    SELECT document, title, labels, content FROM jobs
    WHERE publication_id = ${publication.id} AND sent_first = 1 AND state <> 'done' ORDER BY rowid DESC LIMIT ${LAST}`,
  ).find((job) =>
    sameContent(
      ahead,
      publication.kind,
      { title: job.title, labels: JSON.parse(job.labels) as string[], content: job.content },
      baseContent,
    ),
  );
  return withCurrentPeople(
    db,
    readDocument(unfinishedJob?.document ?? sentDocumentOf(db, publication) ?? otherwise),
  );
}

/**
 * Undefined if the blog has no other content than last read. Throws post.not-found, document.too-large, and the
 * errors of Ahead's `get`.
 */
export function versionsOf(reader: VersionReader, publication: PublicationRecord): Versions | undefined {
  const { db } = reader;
  const { base: baseContent, remote: remoteContent } = publication;
  if (remoteContent === undefined) return undefined;
  const working = workingCopy(db, publication.postId);
  const mine = withCurrentPeople(db, readDocument(working.document));
  const base =
    baseContent === undefined ? mine : seenDocument(reader, publication, baseContent, working.document);
  const theirs = remoteVersion(reader, base, baseContent ?? remoteContent, remoteContent);
  return {
    base,
    mine,
    theirs: { ...theirs, participants: asInDirectory(db, theirs.participants, base.participants) },
    saveNumber: working.saveNumber,
    documentHash: working.documentHash,
    remoteHash: fingerprintOf(remoteContent),
  };
}
