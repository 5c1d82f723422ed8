/** Places a return in the post of the library that it is about, without the window: for the command line. */
import { AppError } from '#contract/failure.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { guessPerson } from '#interview/answers/guess-person.ts';
import type { Participant, Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { blocksToText } from '#interview/plain.ts';
import { applyReturn } from '#interview/returns/apply-return.ts';
import { isTakenByDefault, placeReturn, returnToTake } from '#interview/returns/place-return.ts';
import type { PlacedTurn } from '#interview/returns/placed-turn.ts';
import type { ReadReturn } from '#interview/returns/read-return.ts';
import { get, sql, transaction, type ReadableDb, type WritableDb } from '../../core/sql.ts';
import { getDocument, keepRevision, savePost, type Moment } from '../posts/posts.ts';
import { getRevision } from '../posts/revisions.ts';
import { takeReturn, type ReceivedFile } from './returns.ts';

export type StoredReturn = Readonly<{
  read: ReadReturn;
  postId: string;
  post: Post;
  name: string;
  person: Participant | undefined;
  turns: readonly PlacedTurn[];
}>;

/**
 * The returns in a document, in its order. `postId` chooses the post where the document names none. Throws
 * return.post-unknown, return.other-post, return.person-unknown, post.not-found, post.newer-version.
 */
export function placeStored(
  db: ReadableDb,
  document: ReadDocument,
  postId: string | undefined,
): StoredReturn[] {
  const { sentFrom } = document;
  const returned: readonly ReadReturn[] = document.returned ?? [
    {
      carrier: sentFrom === undefined ? 'text' : 'document',
      purpose: sentFrom === undefined ? 'questions' : 'review',
      ...(sentFrom !== undefined && { postId: sentFrom }),
      turns: [],
      consents: [],
    },
  ];
  return returned.map((read) => placeOne(db, document, read, postId));
}

function placeOne(
  db: ReadableDb,
  document: ReadDocument,
  read: ReadReturn,
  chosen: string | undefined,
): StoredReturn {
  const postId = read.postId ?? chosen;
  if (postId === undefined) throw new AppError('return.post-unknown', { name: document.name });
  if (chosen !== undefined && chosen !== postId)
    throw new AppError('return.other-post', { name: document.name });
  const post = getDocument(db, postId);
  const sent = sentState(db, postId, read.sentRevision);
  const named = read.person ?? sent?.recipient;
  const guess =
    named === undefined || named === ''
      ? guessPerson(
          { lines: blocksToText(document.blocks).split('\n'), fileName: document.name },
          post.participants,
        )
      : undefined;
  const name = guess?.name ?? named ?? '';
  if (name === '') throw new AppError('return.person-unknown', { name: document.name });
  const person =
    post.participants.find(({ id }) => id === guess?.id) ??
    post.participants.find((one) => foldKey(one.name) === foldKey(name));
  // An automatic reply answers nothing.
  const isAutomatic = document.warnings.some(({ code }) => code === 'automatic');
  const turns = isAutomatic
    ? []
    : placeReturn(read, document.blocks, { now: post, sent: sent?.document, person });
  return { read, postId, post, name, person, turns };
}

/** The state that was sent, if the library still has it. */
function sentState(
  db: ReadableDb,
  postId: string,
  id: string | undefined,
): { document: Post; recipient: string } | undefined {
  if (id === undefined) return undefined;
  const row = get<{ recipient: string | null }>(
    db,
    sql`
    SELECT recipient FROM revisions JOIN posts ON posts.rowid = revisions.post_rowid
    WHERE revisions.id = ${id} AND posts.id = ${postId}`,
  );
  return row === undefined
    ? undefined
    : { document: getRevision(db, id).document, recipient: row.recipient ?? '' };
}

/**
 * Writes corrections and answers into the post, after a revision of the text before, and stores the return. Turns that
 * changed here keep their words. `newPerson` makes a participant of somebody who answers for the first time.
 */
export function takeStored(
  db: WritableDb,
  { read, postId, post, name, person, turns }: StoredReturn,
  file: ReceivedFile,
  moment: Moment,
  newPerson: (name: string) => Participant,
): void {
  transaction(db, () => {
    const taken = turns.filter(isTakenByDefault);
    const answerer =
      person ?? (taken.some(({ state }) => state === 'answered') ? newPerson(name) : undefined);
    const after = applyReturn(post, answerer, taken, moment.newId);
    if (after !== post) {
      keepRevision(db, postId, moment);
      const { saveNumber } = get<{ saveNumber: number }>(
        db,
        sql`SELECT save_number AS saveNumber FROM posts WHERE id = ${postId}`,
      ) ?? { saveNumber: 0 };
      savePost(db, { id: postId, baseSave: saveNumber, saveId: moment.newId(), document: after }, moment);
    }
    takeReturn(db, { postId, name, ...returnToTake(read, turns, taken, answerer?.id) }, file, moment);
  });
}
