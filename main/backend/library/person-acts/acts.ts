/**
 * Acts on many posts for one person, as rows: committed together with the directory's change, then applied post by post
 * (run-acts.ts), also after a kill.
 */
import type { BackendOutput } from '#contract/backend.ts';
import { AppError } from '#contract/failure.ts';
import type { Person } from '#contract/people.ts';
import { listMarkers } from '../erasure/markers.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, get, run, sql } from '../../core/sql.ts';

type ActKind = 'merge' | 'rename' | 'remove';
type ActState = 'running' | 'done' | 'undoing' | 'undone';
export type ActRow = Readonly<{
  rowid: number;
  id: string;
  kind: ActKind;
  participant_id: string;
  wanted: string;
  before: string;
  state: ActState;
}>;
export type PostState = 'waiting' | 'to-send' | 'done' | 'left';
export type ActPost = Readonly<{
  post_rowid: number;
  post_id: string;
  kept_in: string | null;
  after_hash: string | null;
}>;

const ACT = sql`SELECT rowid, id, kind, participant_id, wanted, before, state FROM people_acts`;

export function addAct(
  db: WritableDb,
  act: Readonly<{
    id: string;
    kind: ActKind;
    participantId: string;
    wanted: object;
    before: object;
    done?: boolean;
  }>,
  now: number,
): number {
  const row = get<{ rowid: number }>(
    db,
    sql`
    INSERT INTO people_acts (id, kind, participant_id, wanted, before, state, created_at)
    VALUES (${act.id}, ${act.kind}, ${act.participantId}, ${JSON.stringify(act.wanted)}, ${JSON.stringify(act.before)},
      ${act.done === true ? 'done' : 'running'}, ${now})
    RETURNING rowid`,
  );
  if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
  return row.rowid;
}

/** Adds every post that contains this id, including the bin. Returns their number. */
export const addPostsOf = (db: WritableDb, actRowid: number, participantId: string): number =>
  run(
    db,
    sql`
    INSERT INTO people_act_posts (act_rowid, post_rowid, state)
    SELECT ${actRowid}, post_rowid, 'waiting' FROM post_participants WHERE participant_id = ${participantId}`,
  );

/** Throws people.not-undoable. */
export function readAct(db: ReadableDb, id: string): ActRow {
  const row = get<ActRow>(db, sql`${ACT} WHERE id = ${id}`);
  if (row === undefined) throw new AppError('people.not-undoable');
  return row;
}

export const openActs = (db: ReadableDb): ActRow[] =>
  all<ActRow>(db, sql`${ACT} WHERE state IN ('running', 'undoing') ORDER BY rowid`);

/**
 * Allows one act per person at a time, since two would have an unclear result, and an erased person would remain in the
 * data kept for undo. Throws people.busy, erasure.under-way.
 */
export function refuseBusy(db: ReadableDb, ids: readonly string[]): void {
  if (
    listMarkers(db).some((marker) => marker.state === 'erasing' && ids.some((id) => marker.ids.includes(id)))
  )
    throw new AppError('erasure.under-way');
  const busy = openActs(db).some(
    (act) => ids.includes(act.participant_id) || ids.some((id) => act.wanted.includes(JSON.stringify(id))),
  );
  if (busy) throw new AppError('people.busy');
}

export const setActState = (db: WritableDb, rowid: number, state: ActState): void =>
  void run(db, sql`UPDATE people_acts SET state = ${state} WHERE rowid = ${rowid}`);

export const postsOfAct = (
  db: ReadableDb,
  actRowid: number,
  state: PostState,
  { after, most }: Readonly<{ after: number; most: number }>,
): ActPost[] =>
  all<ActPost>(
    db,
    sql`
    SELECT a.post_rowid, posts.id AS post_id, a.kept_in, a.after_hash FROM people_act_posts AS a
    JOIN posts ON posts.rowid = a.post_rowid
    WHERE a.act_rowid = ${actRowid} AND a.state = ${state} AND a.post_rowid > ${after} ORDER BY a.post_rowid LIMIT ${most}`,
  );

export function settlePost(
  db: WritableDb,
  actRowid: number,
  postRowid: number,
  set: Readonly<{ state: PostState; keptIn?: string; afterHash?: string }>,
): void {
  run(
    db,
    sql`
    UPDATE people_act_posts SET state = ${set.state}, kept_in = coalesce(${set.keptIn ?? null}, kept_in),
      after_hash = coalesce(${set.afterHash ?? null}, after_hash)
    WHERE act_rowid = ${actRowid} AND post_rowid = ${postRowid}`,
  );
}

export function notePrepared(
  db: WritableDb,
  actRowid: number,
  postRowid: number,
  { prepared, notPrepared }: Readonly<{ prepared: number; notPrepared: number }>,
): void {
  run(
    db,
    sql`
    UPDATE people_act_posts SET state = 'done', prepared = prepared + ${prepared},
      not_prepared = not_prepared + ${notPrepared}
    WHERE act_rowid = ${actRowid} AND post_rowid = ${postRowid}`,
  );
}

/** Starts undoing an act: posts not reached yet stay unchanged, and done ones are reversed. */
export function startUndo(db: WritableDb, actRowid: number): void {
  run(
    db,
    sql`UPDATE people_act_posts SET state = 'left' WHERE act_rowid = ${actRowid} AND state = 'waiting'`,
  );
  run(
    db,
    sql`UPDATE people_act_posts SET state = 'waiting' WHERE act_rowid = ${actRowid} AND state = 'done' AND kept_in IS NOT NULL`,
  );
}

type Counts = Readonly<{
  total: number;
  waiting: number;
  left: number;
  prepared: number;
  notPrepared: number;
}>;

const countPosts = (db: ReadableDb, actRowid: number): Counts =>
  get<Counts>(
    db,
    sql`
    SELECT count(*) AS total, count(*) FILTER (WHERE state IN ('waiting', 'to-send')) AS waiting,
      count(*) FILTER (WHERE state = 'left') AS left, coalesce(sum(prepared), 0) AS prepared,
      coalesce(sum(not_prepared), 0) AS notPrepared
    FROM people_act_posts WHERE act_rowid = ${actRowid}`,
  ) ?? { total: 0, waiting: 0, left: 0, prepared: 0, notPrepared: 0 };

type IsOpen = (postId: string) => boolean;
/** Few posts are open at a time, so the remaining ones are only examined when there are few. */
const FEW = 50;
const countOpen = (db: ReadableDb, actRowid: number, waiting: number, isOpen: IsOpen): number =>
  waiting === 0 || waiting > FEW
    ? 0
    : postsOfAct(db, actRowid, 'waiting', { after: 0, most: FEW }).filter(({ post_id: id }) => isOpen(id))
        .length;

/** The progress of an act. Throws people.not-undoable for an act that was deleted. */
export function describeAct(db: ReadableDb, id: string, isOpen: IsOpen): BackendOutput<'people.act'> {
  const { rowid, kind, state } = readAct(db, id);
  const { waiting, ...counts } = countPosts(db, rowid);
  return {
    kind,
    state,
    ...counts,
    done: counts.total - waiting,
    openPosts: countOpen(db, rowid, waiting, isOpen),
  };
}

/** The act in progress for the page of this person. */
export function currentAct(db: ReadableDb, participantId: string, isOpen: IsOpen): Person['act'] {
  const row = get<{ rowid: number; id: string; kind: 'merge' | 'rename'; state: ActState }>(
    db,
    sql`
    SELECT rowid, id, kind, state FROM people_acts
    WHERE participant_id = ${participantId} AND state IN ('running', 'undoing') ORDER BY rowid LIMIT 1`,
  );
  if (row === undefined) return undefined;
  const { total, waiting } = countPosts(db, row.rowid);
  const openPosts = countOpen(db, row.rowid, waiting, isOpen);
  return {
    id: row.id,
    kind: row.kind,
    undoing: row.state === 'undoing',
    done: total - waiting,
    total,
    openPosts,
  };
}

/** Minimum time during which an act can be undone. */
const UNDO_MS = 24 * 60 * 60_000;

/**
 * Deletes ended acts older than UNDO_MS: they can no longer be undone, and contain earlier entries of the directory.
 */
export const deleteEndedActs = (db: WritableDb, now: number): void =>
  void run(
    db,
    sql`DELETE FROM people_acts WHERE state IN ('done', 'undone') AND created_at < ${now - UNDO_MS}`,
  );
