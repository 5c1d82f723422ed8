/**
 * Accepts, refuses, requests or undoes a proposal. Accepting replaces the working document and changes no word, so
 * nothing has to be sent: the content recorded for the blog and the last import is replaced by the same text in its new
 * form.
 */
import { inflateRawSync } from 'node:zlib';
import { AppError } from '#contract/failure.ts';
import { DOCUMENT_VERSION, type Participant, type Post } from '#interview/document.ts';
import { CREDIT_FIELDS, OWN_FIELDS } from '#interview/people/person-fields.ts';
import { trustedPost } from '#interview/upgrade.ts';
import { countPost } from '#interview/words.ts';
import { rememberParticipants } from '../library/people/participants.ts';
import { resolvePeople } from '../library/people/aliases.ts';
import { getDocument, hashDocument, type Moment } from '../library/posts/posts.ts';
import {
  documentToIndex,
  keepProposal,
  nextDecision,
  proposalOfPost,
  type ProposalRow,
  proposedDocument,
} from '../library/posts/proposals.ts';
import { refreshStatus } from '../library/publications/shown-publications.ts';
import { addRevision } from '../library/posts/revisions.ts';
import { columns, get, list, type ReadableDb, run, sql, transaction, type WritableDb } from '../core/sql.ts';
import { indexPost } from '../search/index/index-post.ts';
import { openPeopleBook } from './people-book.ts';
import { propose } from './propose.ts';

/** Proposes turns in a post even if they are unsure. Throws proposals.not-proposed, proposals.no-turns. */
export function proposeAnyway(db: WritableDb, postId: string, { now, newId }: Moment): void {
  transaction(db, () => {
    const row = proposalOfPost(db, postId);
    if (row === undefined || row.state !== 'proposed' || row.made_from !== row.document_hash)
      throw new AppError('proposals.not-proposed', { id: postId });
    const book = openPeopleBook(db);
    const proposed = propose(
      getDocument(db, postId),
      { namedIn: (folded) => book.namedIn(folded), idOf: (name) => book.idOf(db, name, newId), newId },
      true,
    );
    if (proposed.document === undefined) throw new AppError('proposals.no-turns', { id: postId });
    keepProposal(
      db,
      { rowid: row.post_rowid, documentHash: row.document_hash },
      { ...proposed, kind: 'check' },
      now,
    );
    reindex(db, row.post_rowid);
  });
}

/** Throws proposals.not-proposed. */
function getProposal(db: ReadableDb, postId: string): ProposalRow {
  const row = proposalOfPost(db, postId);
  if (row === undefined) throw new AppError('proposals.not-proposed', { id: postId });
  return row;
}

/**
 * The proposed document becomes the post's; the previous document is kept in a revision. `batch` is part of a batch,
 * which is one decision. Throws proposals.not-proposed if no proposal is pending (the text changed since, or it is
 * decided).
 */
export function acceptProposal(db: WritableDb, postId: string, { now, newId }: Moment, batch?: number): void {
  transaction(db, () => {
    const row = getProposal(db, postId);
    const document = proposedDocument(db, row.post_rowid);
    if (document === undefined) throw new AppError('proposals.not-proposed', { id: postId });
    const json = JSON.stringify(document);
    const hash = hashDocument(json);
    const keptIn = ensureCurrentRevision(db, row.post_rowid, newId, now);
    replaceDocument(db, row, { document, json, hash }, now);
    run(
      db,
      sql`
      UPDATE proposals SET state = 'accepted', kept_in = ${keptIn}, accepted_as = ${hash}, batch_rowid = ${batch ?? null},
        decision = ${batch === undefined ? nextDecision(db) : null}, viewed_at = coalesce(viewed_at, ${now})
      WHERE rowid = ${row.rowid}`,
    );
  });
}

/** The post stays unchanged and is not proposed again. Throws proposals.not-proposed. */
export function refuseProposal(db: WritableDb, postId: string, now: number): void {
  transaction(db, () => {
    const row = getProposal(db, postId);
    if (row.state !== 'proposed') throw new AppError('proposals.not-proposed', { id: postId });
    run(
      db,
      sql`
      UPDATE proposals SET state = 'refused', decision = ${nextDecision(db)}, viewed_at = coalesce(viewed_at, ${now})
      WHERE rowid = ${row.rowid}`,
    );
    reindex(db, row.post_rowid);
  });
}

/**
 * Undoes the decision about one post: restores its document, and its proposal is pending again. Throws
 * proposals.not-decided, proposals.edited-since (the post was edited after its acceptance and stays).
 */
export function undoDecision(db: WritableDb, postId: string, now: number): void {
  transaction(db, () => {
    const row = getProposal(db, postId);
    if (row.state === 'accepted') restore(db, row, now);
    else if (row.state !== 'refused') throw new AppError('proposals.not-decided', { id: postId });
    run(
      db,
      sql`
      UPDATE proposals SET decision = NULL, batch_rowid = NULL, kept_in = NULL, accepted_as = NULL,
        state = iif(made_from = (SELECT document_hash FROM posts WHERE posts.rowid = post_rowid), 'proposed', 'stale')
      WHERE rowid = ${row.rowid}`,
    );
    reindex(db, row.post_rowid);
  });
}

/** Indexes a post with its current text and names. */
export function reindex(db: WritableDb, postRowid: number): void {
  const readable = documentToIndex(db, postRowid);
  if (readable !== undefined) indexPost(db, { postRowid, document: readable.document });
}

/** The id of a revision with the post's current document, created if there is none. */
function ensureCurrentRevision(db: WritableDb, postRowid: number, newId: () => string, now: number): string {
  const existingRevision = get<{ id: string }>(
    db,
    sql`
    SELECT r.id FROM revisions AS r JOIN posts ON posts.rowid = r.post_rowid
    WHERE r.post_rowid = ${postRowid} AND r.document_hash = posts.document_hash AND r.reason NOT IN ('autosave', 'left') LIMIT 1`,
  );
  if (existingRevision !== undefined) return existingRevision.id;
  const state = get<{
    title: string;
    words: number;
    document: string;
    document_version: number;
    document_hash: string;
  }>(
    db,
    sql`SELECT title, words, document, document_version, document_hash FROM posts WHERE rowid = ${postRowid}`,
  );
  if (state === undefined) throw new Error(`no post ${postRowid}`);
  const { title, words, document, document_version: documentVersion, document_hash: documentHash } = state;
  return addRevision(
    db,
    newId(),
    { postRowid, title, words, document, documentVersion, documentHash },
    'before-restore',
    now,
  );
}

type Stored = Readonly<{ document: Post; json: string; hash: string }>;

/** Replaces the document and all derived data. No word changed, so its date and its sends stay. */
function replaceDocument(
  db: WritableDb,
  { post_rowid: rowid, post_id: id, document_hash: before }: ProposalRow,
  { document, json, hash }: Stored,
  now: number,
): void {
  const counts = countPost(document);
  run(
    db,
    sql`
    UPDATE posts SET kind = ${document.kind}, document = ${json}, document_version = ${DOCUMENT_VERSION}, document_hash = ${hash},
      save_number = save_number + 1, last_save_id = NULL, words = ${counts.words}, questions = ${counts.questions},
      answers = ${counts.answers}
    WHERE rowid = ${rowid}`,
  );
  run(
    db,
    sql`UPDATE publications SET sent_document = ${json}, sent_hash = ${hash} WHERE post_id = ${id} AND sent_hash = ${before}`,
  );
  run(
    db,
    sql`UPDATE post_sources SET document_hash = ${hash} WHERE post_id = ${id} AND document_hash = ${before}`,
  );
  run(db, sql`UPDATE import_items SET left_hash = ${hash} WHERE post_id = ${id} AND left_hash = ${before}`);
  rememberParticipants(db, rowid, document.participants, now);
  refreshStatus(db, id);
  indexPost(db, { postRowid: rowid, document });
}

/** Restores the document from before its acceptance, byte for byte. */
function restore(db: WritableDb, row: ProposalRow, now: number): void {
  if (row.accepted_as !== row.document_hash)
    throw new AppError('proposals.edited-since', { id: row.post_id });
  const keptRevision = get<{ document: Uint8Array; document_hash: string }>(
    db,
    sql`SELECT document, document_hash FROM revisions WHERE id = ${row.kept_in}`,
  );
  if (keptRevision === undefined) throw new AppError('revision.not-found', { id: row.kept_in ?? '' });
  const json = inflateRawSync(keptRevision.document).toString('utf8');
  const accepted = get<{ document: string }>(
    db,
    sql`SELECT document FROM posts WHERE rowid = ${row.post_rowid}`,
  );
  const { text: document, changed } = resolvePeople(db, trustedPost(JSON.parse(json)));
  // Byte for byte, except for people merged since.
  const current = changed ? JSON.stringify(document) : json;
  const hash = changed ? hashDocument(current) : keptRevision.document_hash;
  replaceDocument(db, row, { document, json: current, hash }, now);
  for (const person of trustedPost(JSON.parse(accepted?.document ?? json)).participants)
    removeRecognizedPerson(db, row, person);
}

/**
 * Removes a person that recognition added to the directory, with the last post that names them. A person with more
 * details stays, since the author may have written them.
 */
function removeRecognizedPerson(db: WritableDb, { rowid }: ProposalRow, person: Participant): void {
  run(
    db,
    sql`
    DELETE FROM participants WHERE id = ${person.id} AND name = ${person.name}
      AND (${columns(CREDIT_FIELDS)}) IS (${list(CREDIT_FIELDS.map((field) => person[field] ?? null))})
      AND portrait IS NULL AND link IS NULL AND note = '' AND concat(${columns(OWN_FIELDS)}) = '' AND links = '[]'
      AND NOT EXISTS (SELECT 1 FROM post_participants AS pp WHERE pp.participant_id = participants.id)
      AND (EXISTS (SELECT 1 FROM recognized_people AS f WHERE f.id = participants.id)
        OR created_at > (SELECT created_at FROM proposals WHERE rowid = ${rowid}))`,
  );
}
