/** Single posts; for lists of posts see post-lists.ts. */
import { AppError } from '#contract/failure.ts';
import type { OpenPost, RevisionReason } from '#contract/posts.ts';
import type { Status } from '#contract/shapes.ts';
import type { SimpleBlock } from '#interview/blocks/block-type.ts';
import { typeOf, withoutSource } from '#interview/blocks/blocks.ts';
import {
  DOCUMENT_VERSION,
  type Kind,
  type Participant,
  type Post,
  type TopBlock,
} from '#interview/document.ts';
import { sanitizeHtml } from '#interview/markup/sanitize.ts';
import { restoreTurn } from '#interview/restore-turn.ts';
import { markedTurns } from '#interview/returns/marked-parts.ts';
import { sameQuestions } from '#interview/same-questions.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { countPost } from '#interview/words.ts';
import { testHook } from '../../core/test-hooks.ts';
import { copyNotes } from './notes.ts';
import { rememberParticipants } from '../people/participants.ts';
import { withCurrentPeople } from '../people/aliases.ts';
import { publicationsOfPost, refreshStatus } from '../publications/shown-publications.ts';
import { hashJson, readDocument } from '../store/read-document.ts';
import {
  addRevision,
  getRevision,
  isAutosaveDue,
  isLargeDeletion,
  lastRevision,
  pinState,
  type State,
} from './revisions.ts';
import { all, get, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';

/**
 * A copy of `post` that is independent: new ids for questions and answers (docs/design/document.md#ids), and no
 * original HTML of its blog, since `source` and blog cards may only be published there. Of a card only harmless content
 * is copied.
 */
function copyDocument(post: Post, newId: () => string): Post {
  return { ...post, body: post.body.flatMap((block) => copyTopBlock(block, newId)) };
}

/**
 * The post as if received from another person: its ids stay, and raw markup that would be published unchanged is
 * removed.
 */
export function withoutForeignBytes(post: Post): Post {
  return { ...post, body: post.body.flatMap((block) => copyTopBlock(block, (id) => id)) };
}

function copyTopBlock(block: TopBlock, newId: (id: string) => string): TopBlock[] {
  if (block.type === 'question') return [withoutSource({ ...block, id: newId(block.id) })];
  if (block.type !== 'answer') return copyBlock(block);
  return [withoutSource({ ...block, id: newId(block.id), blocks: block.blocks.flatMap(copyBlock) })];
}

function copyBlock<Block extends SimpleBlock>(block: Block): Block[] {
  if (block.type === 'html') {
    const html = sanitizeHtml(block.html);
    return html === '' ? [] : [{ ...block, html, origin: 'outside' }];
  }
  return [withoutSource(typeOf(block).withImages?.(block, withoutSource) ?? block)];
}

/** Restores an earlier state of a post or one of its turns, after keeping the current text as a revision. */
export type RestoreInput = Readonly<{ id: string; baseSave: number; saveId: string; turnId?: string }>;
/** `before` is the revision with the replaced text. */
type Restored = Saved & Readonly<{ postId: string; before: string }>;

/** All or nothing. Throws revision.not-found (also for an unknown turn), post.newer-version, post.changed-elsewhere. */
export function restoreRevision(
  db: WritableDb,
  { id, baseSave, saveId, turnId }: RestoreInput,
  moment: Moment,
): Restored {
  return transaction(db, () => {
    const { postId, document: then } = getRevision(db, id);
    let document: Post | undefined = then;
    if (turnId !== undefined) document = restoreTurn(getDocument(db, postId), then, turnId);
    if (document === undefined) throw new AppError('revision.not-found', { id });
    const before = pinState(db, moment.newId(), stateOfPost(db, postId), 'before-restore', moment.now);
    const saved = savePost(db, { id: postId, baseSave, saveId, document, keepAs: 'restored' }, moment);
    return { ...saved, postId, before };
  });
}

/** Pins the stored text before a change that replaces much of it. Throws post.not-found. */
export function keepRevision(db: WritableDb, postId: string, { now, newId }: Moment): void {
  transaction(db, () => void pinState(db, newId(), stateOfPost(db, postId), 'before-restore', now));
}

/** A listener to writes of posts, inside their transaction; used by the search index. */
type PostListener = Readonly<{
  /** Called at the end of the write. */
  written(db: WritableDb, post: Readonly<{ postRowid: number; document: Post }>): void;
  /** Called before the row is deleted. */
  removed(db: WritableDb, postRowid: number): void;
}>;

const listeners = new WeakMap<WritableDb, PostListener>();

/**
 * Registers the listener of a connection. Earlier writes are detected by their hash
 * (search/index/background-indexing.ts).
 */
export function listenToPosts(db: WritableDb, listener: PostListener): void {
  listeners.set(db, listener);
}

export const notifyWritten: PostListener['written'] = (db, post) => listeners.get(db)?.written(db, post);
export const notifyRemoved: PostListener['removed'] = (db, postRowid) =>
  listeners.get(db)?.removed(db, postRowid);

export type Moment = Readonly<{ now: number; newId: () => string }>;

export const hashDocument = hashJson;

type PostRow = {
  rowid: number;
  title: string;
  status: Status;
  document: string;
  document_version: number;
  document_hash: string;
  save_number: number;
  last_save_id: string | null;
  words: number;
  created_at: number;
  updated_at: number;
  binned_at: number | null;
};

const COLUMNS = sql`rowid, title, status, document_version, document_hash, save_number, last_save_id, words, created_at, updated_at, binned_at`;

/** Throws post.not-found. */
function getRow(db: ReadableDb, id: string): PostRow {
  return found(id, get<PostRow>(db, sql`SELECT ${COLUMNS}, document FROM posts WHERE id = ${id}`));
}

/** Without the document, which a save replaces. Throws post.not-found. */
function getHead(db: ReadableDb, id: string): Omit<PostRow, 'document'> {
  return found(id, get<Omit<PostRow, 'document'>>(db, sql`SELECT ${COLUMNS} FROM posts WHERE id = ${id}`));
}

function found<Row>(id: string, row: Row | undefined): Row {
  if (row === undefined) throw new AppError('post.not-found', { id });
  return row;
}

/** The current state of the post, for a revision. Throws post.not-found. */
export const stateOfPost = (db: ReadableDb, id: string): State => stateOf(getRow(db, id));

const stateOf = (row: PostRow): State => ({
  postRowid: row.rowid,
  title: row.title,
  words: row.words,
  document: row.document,
  documentVersion: row.document_version,
  documentHash: row.document_hash,
});

/** Throws post.not-found, post.newer-version. */
export function getPost(db: ReadableDb, id: string, now = Date.now()): OpenPost {
  const row = getRow(db, id);
  return {
    id,
    document: readDocument(row.document),
    saveNumber: row.save_number,
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    publications: publicationsOfPost(db, id, now),
  };
}

/** The number of the last save; undefined for an unknown post. */
export const saveNumberOf = (db: ReadableDb, id: string): number | undefined =>
  get<{ save_number: number }>(db, sql`SELECT save_number FROM posts WHERE id = ${id}`)?.save_number;

/** Only the document, for rendering. Throws post.not-found, post.newer-version. */
export function getDocument(db: ReadableDb, id: string): Post {
  return readDocument(getRow(db, id).document);
}

export function createPost(
  db: WritableDb,
  { kind, language }: Readonly<{ kind: Kind; language: string }>,
  moment: Moment,
): OpenPost {
  // Question numbers are on by default, as the editor shows them in the margin.
  const numbers = kind === 'interview' ? { numbered: true } : {};
  return insertPost(db, { ...emptyPost(kind, language), ...numbers }, moment);
}

/** A new draft with this document and the current details of its people. */
export function insertPost(db: WritableDb, post: Post, { now, newId }: Moment): OpenPost {
  const id = newId();
  const document = withCurrentPeople(db, post);
  const json = JSON.stringify(document);
  const counts = countPost(document);
  return transaction(db, () => {
    const row = get<{ rowid: number }>(
      db,
      sql`
      INSERT INTO posts (id, kind, language, title, status, document, document_version, document_hash, save_number,
        words, questions, answers, created_at, updated_at)
      VALUES (${id}, ${document.kind}, ${document.language}, ${document.title}, 'draft', ${json}, ${DOCUMENT_VERSION}, ${hashDocument(json)}, 0,
        ${counts.words}, ${counts.questions}, ${counts.answers}, ${now}, ${now})
      RETURNING rowid`,
    );
    if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
    keepDerived(db, row.rowid, document, now);
    notifyWritten(db, { postRowid: row.rowid, document });
    return getPost(db, id);
  });
}

type SaveInput = Readonly<{
  id: string;
  baseSave: number;
  saveId: string;
  document: Post;
  /** Also stores the text as a revision with this reason. */
  keepAs?: RevisionReason | undefined;
}>;
export type Saved = Readonly<{
  saveNumber: number;
  savedAt: number;
  status: Status;
  participantsChanged: readonly string[];
  changed: boolean;
  /** The revision with the text before a large deletion. */
  pinned?: string;
}>;

/**
 * Replaces the working copy (docs/design/library.md#saves). A stale `baseSave` whose last stored `saveId` equals this
 * one succeeds, since only the first answer was lost. Otherwise throws post.changed-elsewhere; also post.not-found.
 */
export function savePost(
  db: WritableDb,
  { id, baseSave, saveId, document: given, keepAs }: SaveInput,
  { now, newId }: Moment,
): Saved {
  // A page opened before a merge still uses the old id.
  const document = withCurrentPeople(db, given);
  const json = JSON.stringify(document);
  const hash = hashDocument(json);
  const saved = transaction(db, (): Saved => {
    const row = getHead(db, id);
    if (row.save_number !== baseSave) {
      if (row.last_save_id !== saveId)
        throw new AppError('post.changed-elsewhere', { id, saveNumber: row.save_number });
      return {
        saveNumber: row.save_number,
        savedAt: row.updated_at,
        status: row.status,
        participantsChanged: [],
        changed: false,
      };
    }
    const saveNumber = baseSave + 1;
    if (row.document_hash === hash) {
      run(
        db,
        sql`UPDATE posts SET save_number = ${saveNumber}, last_save_id = ${saveId} WHERE rowid = ${row.rowid}`,
      );
      return { saveNumber, savedAt: now, status: row.status, participantsChanged: [], changed: false };
    }
    const counts = countPost(document);
    const pinned = isLargeDeletion(row.words, counts.words)
      ? pinState(db, newId(), stateOf(getRow(db, id)), 'before-deletion', now)
      : undefined;
    run(
      db,
      sql`
      UPDATE posts SET kind = ${document.kind}, language = ${document.language}, title = ${document.title}, document = ${json},
        document_version = ${DOCUMENT_VERSION}, document_hash = ${hash}, save_number = ${saveNumber}, last_save_id = ${saveId},
        words = ${counts.words}, questions = ${counts.questions}, answers = ${counts.answers}, updated_at = ${now}
      WHERE rowid = ${row.rowid}`,
    );
    if (keepAs !== undefined || isAutosaveDue(lastRevision(db, row.rowid), row.created_at, now)) {
      const state = {
        postRowid: row.rowid,
        title: document.title,
        words: counts.words,
        document: json,
        documentVersion: DOCUMENT_VERSION,
        documentHash: hash,
      };
      addRevision(db, newId(), state, keepAs ?? 'autosave', now);
    }
    const participantsChanged = keepDerived(db, row.rowid, document, now);
    const status = refreshStatus(db, id);
    // Last, because later statements would make FTS5 flush its memory.
    notifyWritten(db, { postRowid: row.rowid, document });
    return {
      saveNumber,
      savedAt: now,
      status,
      participantsChanged,
      changed: true,
      ...(pinned === undefined ? {} : { pinned }),
    };
  });
  testHook('posts.save:committed');
  return saved;
}

/**
 * Updates the data derived from a document: people, labels. Runs in the save's transaction. `typed` means that the
 * author wrote it here (rememberParticipants).
 */
export function keepDerived(
  db: WritableDb,
  postRowid: number,
  document: Pick<Post, 'labels' | 'participants'>,
  now: number,
  typed = true,
): string[] {
  updateLabels(db, postRowid, document.labels);
  const people: readonly Participant[] = document.participants;
  return rememberParticipants(db, postRowid, people, now, typed);
}

/** Runs in the transaction of the change. */
export function updateLabels(db: WritableDb, postRowid: number, labels: readonly string[]): void {
  // As encoded by SQLite: labels that only differ by a lone surrogate become equal and would make the save fail.
  const uniqueLabels = [...new Set(labels.map((label) => Buffer.from(label).toString()))];
  const storedLabels = all<{ label: string }>(
    db,
    sql`SELECT label FROM post_labels WHERE post_rowid = ${postRowid} ORDER BY position`,
  );
  if (
    storedLabels.length === uniqueLabels.length &&
    storedLabels.every((row, index) => row.label === uniqueLabels[index])
  )
    return;
  if (storedLabels.length > 0) run(db, sql`DELETE FROM post_labels WHERE post_rowid = ${postRowid}`);
  uniqueLabels.forEach((label, position) => {
    run(
      db,
      sql`INSERT INTO post_labels (post_rowid, label, position) VALUES (${postRowid}, ${label}, ${position})`,
    );
  });
}

/** Adds a `left` revision if anything changed since the last one; a blank post gets none. Throws post.not-found. */
export function leavePost(db: WritableDb, id: string, { now, newId }: Moment): void {
  transaction(db, () => {
    const row = getRow(db, id);
    const blank = row.words === 0 && row.title === '' && row.save_number === 0;
    if (blank || lastRevision(db, row.rowid)?.document_hash === row.document_hash) return;
    addRevision(db, newId(), stateOf(row), 'left', now);
  });
}

/** Moves a post to the bin; has no effect on a binned post. Throws post.not-found. */
export function binPost(db: WritableDb, id: string, now: number): void {
  transaction(db, () => {
    const row = getHead(db, id);
    if (row.binned_at !== null) return;
    run(db, sql`UPDATE posts SET binned_at = ${now} WHERE rowid = ${row.rowid}`);
    refreshStatus(db, id);
  });
}

/** Restores a post from the bin, with the status of its publications. Throws post.not-found. */
export function unbinPost(db: WritableDb, id: string): void {
  transaction(db, () => {
    const row = getHead(db, id);
    if (row.binned_at === null) return;
    run(db, sql`UPDATE posts SET binned_at = NULL WHERE rowid = ${row.rowid}`);
    refreshStatus(db, id);
  });
}

/**
 * A new draft with the same text: new ids for its questions and answers, without content of its blog. Throws
 * post.not-found.
 */
export function duplicatePost(db: WritableDb, id: string, moment: Moment): OpenPost {
  return transaction(db, () => {
    const original = getDocument(db, id);
    const copy = insertPost(db, copyDocument(original, moment.newId), moment);
    const turns = markedTurns(copy.document);
    const copiedTurns = new Map(markedTurns(original).map(({ turn }, at) => [turn.id, turns[at]?.turn.id]));
    copyNotes(db, id, copy.id, copiedTurns, moment);
    return copy;
  });
}

/** A new interview with the questions of this post (interview/same-questions.ts). Throws post.not-found. */
export function createFrom(db: WritableDb, id: string, moment: Moment): OpenPost {
  return transaction(db, () => insertPost(db, sameQuestions(getDocument(db, id), id, moment.newId), moment));
}
