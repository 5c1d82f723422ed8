/**
 * Imports a post file. A post is never duplicated and no text is overwritten unseen: changes on one side are applied,
 * changes on both sides are merged turn by turn; in a conflict the local text stays and the received one becomes a
 * revision.
 */
import type { TakenPost } from '#contract/exchange.ts';
import { DOCUMENT_VERSION, type Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { mergeByTurn } from '#interview/merge/merge-by-turn.ts';
import type { Context } from '../../core/context.ts';
import { addAsset } from '../../library/pictures/assets.ts';
import { hashDocument, insertPost, savePost, withoutForeignBytes } from '../../library/posts/posts.ts';
import { addNotes } from '../../library/posts/notes.ts';
import { currentId, withCurrentPeople } from '../../library/people/aliases.ts';
import { fillPrivateDetails } from '../../library/people/private-words.ts';
import { keepDocument } from '../../library/posts/remote-revision.ts';
import { workingCopy } from '../../library/publications/working-copy.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { all, get, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';
import { withPeople } from '../../library/people/join-people.ts';
import type { ReadingAsks } from '../reading/jobs.ts';
import { readApart } from '../reading/read-apart.ts';
import type { PostFileContent } from '../documents/read-post-file.ts';
import { commonState, isKnownHere, isKnownThere, rememberShared } from './states.ts';

// Matches people of a received post with people of this directory under another id.

type Known = { id: string; name: string; organisation: string | null };

/**
 * Maps unknown person ids of the document to people here: a stored match, or the only person with that name, ignoring
 * accents and case, unless both have different organisations.
 */
function matchPeople(db: ReadableDb, { participants }: Post): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set(participants.map(({ id }) => id));
  let directory: Map<string, Known[]> | undefined;
  for (const { id, name, organisation } of participants) {
    if (get(db, sql`SELECT 1 FROM participants WHERE id = ${id}`) !== undefined) continue;
    // Merged here since; people/join-people.ts replaces the id in texts.
    if (currentId(db, id) !== id) continue;
    const storedId = get<{ own: string }>(
      db,
      sql`SELECT participant_id AS own FROM people_elsewhere WHERE id = ${id}`,
    )?.own;
    directory ??= byName(db);
    const [one, ...others] = (directory.get(foldKey(name)) ?? []).filter(
      (person) =>
        person.organisation === null ||
        organisation === undefined ||
        foldKey(person.organisation) === foldKey(organisation),
    );
    const own =
      (storedId === undefined ? undefined : currentId(db, storedId)) ??
      (others.length === 0 ? one?.id : undefined);
    if (own === undefined || taken.has(own)) continue;
    taken.add(own);
    ids.set(id, own);
  }
  return ids;
}

function byName(db: ReadableDb): Map<string, Known[]> {
  const peopleByName = new Map<string, Known[]>();
  for (const person of all<Known>(db, sql`SELECT id, name, organisation FROM participants`)) {
    const name = foldKey(person.name);
    peopleByName.set(name, [...(peopleByName.get(name) ?? []), person]);
  }
  return peopleByName;
}

/** The document with the local ids of its people. */
function asKnownHere(document: Post, ids: ReadonlyMap<string, string>): Post {
  if (ids.size === 0) return document;
  return {
    ...document,
    participants: document.participants.map((person) => ({ ...person, id: ids.get(person.id) ?? person.id })),
    body: withPeople(document.body, ids),
  };
}

function rememberPeople(db: WritableDb, ids: ReadonlyMap<string, string>): void {
  for (const [id, own] of ids)
    run(
      db,
      sql`INSERT INTO people_elsewhere (id, participant_id) VALUES (${id}, ${own}) ON CONFLICT (id) DO NOTHING`,
    );
}

type Outcome = TakenPost['outcome'];

/** Throws as readPostFile does, and document.too-complex, disk.full; then nothing has changed. */
export async function importPostFile(context: Context, file: string): Promise<TakenPost> {
  const taken: string[] = [];
  const read = await readApart(
    'post-file',
    { file },
    {
      answers: {
        async picture(picture: ReadingAsks['picture']['input']) {
          taken.push((await addAsset(context, picture, context.now())).sha256);
        },
      },
    },
  );
  return transaction(context.db, () => {
    for (const { sha256, credit } of read.shared.pictures)
      if (taken.includes(sha256))
        run(context.db, sql`UPDATE assets SET credit = ${credit} WHERE sha256 = ${sha256} AND credit = ''`);
    return takeText(context, read);
  });
}

function takeText(context: Context, read: PostFileContent): TakenPost {
  const { db, now, newId } = context;
  const { shared, hash } = read;
  const moment = { now: now(), newId };
  const ids = matchPeople(db, read.document);
  rememberPeople(db, ids);
  const received = withoutForeignBytes(withCurrentPeople(db, asKnownHere(read.document, ids)));
  const cleaned = cardsOf(read.document).filter((html) => !cardsOf(received).includes(html)).length;
  const existing = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${shared.id}`);
  const json = JSON.stringify(received);
  let outcome: Outcome;
  if (existing === undefined) {
    insertPost(db, received, { now: moment.now, newId: () => shared.id });
    run(
      db,
      sql`UPDATE posts SET created_at = ${Math.min(shared.createdAt, moment.now)} WHERE id = ${shared.id}`,
    );
    outcome = 'added';
  } else outcome = mergeIntoExisting(context, read, received, json, existing.rowid);
  const { rowid } = workingCopy(db, shared.id);
  keepDocument(db, shared.id, { json, version: DOCUMENT_VERSION }, 'imported', moment);
  rememberShared(db, rowid, { hash, json, localHash: hashDocument(json) }, moment.now);
  fillPrivateDetails(db, shared.people ?? [], ids, moment.now);
  const notes = addNotes(db, shared.id, shared.notes ?? [], moment);
  return { postId: shared.id, title: received.title, outcome, notes, cleaned };
}

function mergeIntoExisting(
  context: Context,
  read: PostFileContent,
  received: Post,
  json: string,
  rowid: number,
): Outcome {
  const { db, now, newId } = context;
  const { shared, hash } = read;
  const working = workingCopy(db, shared.id);
  const states = new Set(shared.states);
  if (working.documentHash === hashDocument(json)) return 'same';
  const take = (document: Post): void => {
    const moment = { now: now(), newId };
    keepDocument(
      db,
      shared.id,
      { json: working.document, version: working.documentVersion },
      'before-restore',
      moment,
    );
    savePost(db, { id: shared.id, baseSave: working.saveNumber, saveId: newId(), document }, moment);
  };
  const document = withCurrentPeople(db, readDocument(working.document));
  if (isKnownThere(db, rowid, working.documentHash, states)) {
    // Parts that are never exported (a card's code, the blog's bytes) are not deletions by the sender.
    const stripped = withoutForeignBytes(document);
    const merged = mergeByTurn(stripped, document, received);
    if (merged.conflicts.length > 0) return 'kept';
    take(JSON.stringify(stripped) === working.document ? received : merged.post);
    return 'newer';
  }
  if (isKnownHere(db, rowid, hash)) return 'older';
  const base = commonState(db, rowid, states);
  if (base === undefined) return 'kept';
  const merged = mergeByTurn(
    withoutForeignBytes(withCurrentPeople(db, readDocument(base))),
    document,
    received,
  );
  if (merged.conflicts.length > 0) return 'kept';
  take(merged.post);
  return 'merged';
}

const cardsOf = ({ body }: Post): string[] =>
  body
    .flatMap((block) => (block.type === 'answer' ? block.blocks : [block]))
    .flatMap((block) => (block.type === 'html' ? [block.html] : []));
