/** The rows of proposals: the proposal for a post, and its outcome. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ProposalKind, ProposalState } from '#contract/proposals.ts';
import { DOCUMENT_VERSION, type Participant, type Post } from '#interview/document.ts';
import { fullerName } from '#interview/people/people-matching.ts';
import { type Reason, RECOGNITION_VERSION } from '#interview/recognition/recognition.ts';
import { trustedPost } from '#interview/upgrade.ts';
import { currentId } from '../people/aliases.ts';
import { withPeople } from '../people/join-people.ts';
import { all, get, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';

/** The identity of a person of a proposal, after the author's answers about names. */
type Identity = Readonly<{ id: string; name: string }>;

/** Maximum length of a chain of identities, so that a loop in the rows ends. */
const LONGEST = 20;

/** The person of an id, at the end of its chain of identities; undefined for somebody in a single post. */
export function identityOf(db: ReadableDb, id: string): Identity | undefined {
  let at = currentId(db, id);
  let name: string | undefined;
  for (let step = 0; step < LONGEST; step += 1) {
    const recognized = get<{ name: string; same_as: string | null }>(
      db,
      sql`SELECT name, same_as FROM recognized_people WHERE id = ${at}`,
    );
    const participant =
      recognized?.same_as != null
        ? undefined
        : get<{ name: string }>(db, sql`SELECT name FROM participants WHERE id = ${at}`);
    const currentName = participant?.name ?? recognized?.name;
    if (currentName === undefined) return undefined;
    name = name === undefined ? currentName : fullerName(currentName, name);
    if (recognized?.same_as == null) return { id: at, name };
    at = currentId(db, recognized.same_as);
  }
  return undefined;
}

/** The document with the current identities of its people, of which several may become one participant. */
function withIdentities(db: ReadableDb, document: Post): Post {
  const ids = new Map<string, string>();
  const participants: Participant[] = [];
  for (const person of document.participants) {
    const identity = identityOf(db, person.id) ?? person;
    ids.set(person.id, identity.id);
    const index = participants.findIndex(({ id }) => id === identity.id);
    const before = participants[index];
    if (before === undefined) participants.push({ ...person, id: identity.id, name: identity.name });
    else participants[index] = { ...person, ...before };
  }
  if (document.participants.every((person) => ids.get(person.id) === person.id))
    return { ...document, participants };
  return { ...document, participants, body: withPeople(document.body, ids) };
}

/** A post for search: its document, and whether its turns are only proposed. */
type Readable = Readonly<{ document: Post; proposed: boolean }>;

/**
 * The document that is indexed and from which passages are shown, so that highlights match the index. Undefined if the
 * post is missing or unreadable: opening it reports the reason, and a search does not fail.
 */
export const documentToIndex = (db: ReadableDb, postRowid: number): Readable | undefined =>
  documentsToIndex(db, [postRowid]).get(postRowid);

/** The same for several posts by rowid, in one query, because single queries cost a third of the reading. */
export function documentsToIndex(db: ReadableDb, postRowids: readonly number[]): Map<number, Readable> {
  const rows = all<{ rowid: number; document: Uint8Array; proposed: Uint8Array | null }>(
    db,
    // As bytes, which Node decodes in half the time.
    sql`
    SELECT posts.rowid, CAST(posts.document AS BLOB) AS document, p.document AS proposed
    FROM posts LEFT JOIN proposals AS p ON p.post_rowid = posts.rowid AND ${STANDS}
    WHERE posts.rowid IN (SELECT value FROM json_each(${JSON.stringify(postRowids)}))`,
  );
  const documents = new Map<number, Readable>();
  for (const row of rows) {
    const document = row.proposed === null ? readable(textOf(row.document)) : unpack(db, row.proposed);
    if (document !== undefined) documents.set(row.rowid, { document, proposed: row.proposed !== null });
  }
  return documents;
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();

/** A stored document; undefined if it is unreadable. */
function readable(json: string): Post | undefined {
  try {
    return trustedPost(JSON.parse(json));
  } catch {
    return undefined;
  }
}

export type Proposed = Readonly<{
  kind: ProposalKind;
  confidence: number;
  reasons: readonly Reason[];
  questions: number;
  answers: number;
  /** Undefined if no interview was recognised, and none was requested. */
  document: Post | undefined;
}>;

const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

export type ProposalRow = {
  rowid: number;
  post_rowid: number;
  post_id: string;
  made_from: string;
  document_hash: string;
  state: ProposalState;
  kind: ProposalKind;
  confidence: number;
  reasons: string;
  questions: number;
  answers: number;
  batch_rowid: number | null;
  kept_in: string | null;
  accepted_as: string | null;
};

export const selectProposal = sql`
  SELECT p.rowid, p.post_rowid, posts.id AS post_id, p.made_from, posts.document_hash, p.state, p.kind, p.confidence, p.reasons,
    p.questions, p.answers, p.batch_rowid, p.kept_in, p.accepted_as
  FROM proposals AS p JOIN posts ON posts.rowid = p.post_rowid`;

export function proposalOfPost(db: ReadableDb, postId: string): ProposalRow | undefined {
  return get<ProposalRow>(db, sql`${selectProposal} WHERE posts.id = ${postId}`);
}

/** Replaces the proposal for a post, inside the caller's transaction. */
export function keepProposal(
  db: WritableDb,
  post: Readonly<{ rowid: number; documentHash: string }>,
  proposed: Proposed,
  now: number,
): void {
  const document = proposed.document === undefined ? null : deflateRawSync(JSON.stringify(proposed.document));
  const row = get<{ rowid: number }>(
    db,
    sql`
    INSERT INTO proposals (post_rowid, made_from, recognition, state, kind, confidence, reasons, questions, answers, document,
      document_version, created_at)
    VALUES (${post.rowid}, ${post.documentHash}, ${RECOGNITION_VERSION}, 'proposed', ${proposed.kind}, ${proposed.confidence},
      ${JSON.stringify(proposed.reasons)}, ${proposed.questions}, ${proposed.answers}, ${document}, ${DOCUMENT_VERSION}, ${now})
    ON CONFLICT (post_rowid) DO UPDATE SET made_from = excluded.made_from, recognition = excluded.recognition, state = 'proposed',
      kind = excluded.kind, confidence = excluded.confidence, reasons = excluded.reasons, questions = excluded.questions,
      answers = excluded.answers, document = excluded.document, document_version = excluded.document_version, viewed_at = NULL,
      decision = NULL, batch_rowid = NULL, kept_in = NULL, accepted_as = NULL, created_at = excluded.created_at
    RETURNING rowid`,
  );
  if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
  run(db, sql`DELETE FROM proposal_people WHERE proposal_rowid = ${row.rowid}`);
  for (const { id } of proposed.document?.participants ?? [])
    run(db, sql`INSERT INTO proposal_people (proposal_rowid, person_id) VALUES (${row.rowid}, ${id})`);
}

/** The document proposed for a post, with the current names of its people; undefined without a pending proposal. */
export function proposedDocument(db: ReadableDb, postRowid: number): Post | undefined {
  const row = get<{ document: Uint8Array }>(
    db,
    sql`
    SELECT p.document FROM proposals AS p JOIN posts ON posts.rowid = p.post_rowid
    WHERE p.post_rowid = ${postRowid} AND ${STANDS}`,
  );
  return row === undefined ? undefined : unpack(db, row.document);
}

/** Condition on a proposal p of posts: it was made for the current document, and the author has not decided. */
const STANDS = sql`p.state = 'proposed' AND p.document IS NOT NULL AND p.made_from = posts.document_hash`;

function unpack(db: ReadableDb, packed: Uint8Array): Post {
  const json = inflateRawSync(packed, { maxOutputLength: MAX_DOCUMENT_BYTES }).toString('utf8');
  return withIdentities(db, trustedPost(JSON.parse(json)));
}

/** The number of the next decision; undo reverses the highest. */
export function nextDecision(db: ReadableDb): number {
  const row = get<{ last: number | null }>(
    db,
    sql`
    SELECT max(decision) AS last FROM (SELECT max(decision) AS decision FROM proposals
      UNION ALL SELECT max(decision) FROM people_matches UNION ALL SELECT max(decision) FROM review_batches)`,
  );
  return (row?.last ?? 0) + 1;
}

/** The number of posts that wait for a decision: sure ones and those to check. */
export function countOpenProposals(db: ReadableDb): number {
  return (
    get<{ count: number }>(
      db,
      sql`SELECT count(*) AS count FROM proposals WHERE state = 'proposed' AND kind IN ('sure', 'check')`,
    )?.count ?? 0
  );
}
