/** Writes one post as a file for another installation, and records the shared state. */
import path from 'node:path';
import type { Context } from '../../core/context.ts';
import { assetFile } from '../../library/store/library-files.ts';
import { runJob } from '../../library/keeping/backups/run-job.ts';
import { listNotes } from '../../library/posts/notes.ts';
import { privateWordsOf } from '../../library/people/private-words.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { all, get, list, sql, transaction } from '../../core/sql.ts';
import { workingCopy } from '../../library/publications/working-copy.ts';
import {
  assetName,
  FORMAT,
  MANIFEST,
  picturesToGive,
  POST,
  POST_FILE_ENDING,
  VERSION,
  type SharedPost,
} from '../documents/post-file-format.ts';
import { knownStates, rememberShared } from './states.ts';

type Giving = Pick<Context, 'db' | 'folder' | 'now'>;
export type Given = Readonly<{ file: string; pictures: number; missing: number }>;

/**
 * Writes the post to `chosen`, with its extension. `notes` includes notes on passages; `people` includes the
 * directory's private details of its people. `missing` counts pictures without a file. Throws post.not-found,
 * disk.full, disk.failed.
 */
export async function exportPostFile(
  context: Giving,
  postId: string,
  chosen: string,
  { notes, people }: Readonly<{ notes: boolean; people: boolean }>,
): Promise<Given> {
  const { db, folder } = context;
  const file = chosen.toLowerCase().endsWith(POST_FILE_ENDING) ? chosen : `${chosen}${POST_FILE_ENDING}`;
  const working = workingCopy(db, postId);
  const created = get<{ at: number }>(db, sql`SELECT created_at AS at FROM posts WHERE id = ${postId}`);
  const document = readDocument(working.document);
  const ids = document.participants.map(({ id }) => id);
  const shas = [...picturesToGive(document)];
  const rows = all<{ sha256: string; name: string; credit: string; bytes: number }>(
    db,
    sql`SELECT sha256, name, credit, bytes FROM assets WHERE sha256 IN (${list(shas)})`,
  );
  const post: SharedPost = {
    id: postId,
    createdAt: created?.at ?? context.now(),
    document: working.document,
    states: knownStates(db, working.rowid, working.documentHash),
    pictures: rows.map(({ sha256, name, credit }) => ({ sha256, name, credit })),
    ...(notes ? { notes: notesOf(context, postId) } : {}),
    ...(people ? { people: privateWordsOf(db, ids) } : {}),
  };
  const { missing } = await runJob('pack-parts', {
    target: path.resolve(file),
    texts: [
      { name: MANIFEST, text: `${JSON.stringify({ format: FORMAT, version: VERSION })}\n` },
      { name: POST, text: JSON.stringify(post) },
    ],
    files: rows.map(({ sha256, bytes }) => ({
      name: assetName(sha256),
      file: assetFile(folder, sha256),
      sha256,
      bytes,
    })),
  });
  const state = {
    hash: working.documentHash,
    localHash: working.documentHash,
    json: working.document,
  };
  transaction(db, () => rememberShared(db, working.rowid, state, context.now()));
  return { file, pictures: rows.length - missing, missing: missing + shas.length - rows.length };
}

const notesOf = ({ db }: Giving, postId: string): NonNullable<SharedPost['notes']> =>
  listNotes(db, postId).map(({ id: _id, isOwn: _isOwn, turnId: _turnId, settled, ...note }) => ({
    ...note,
    ...(settled ? { done: true as const } : {}),
  }));
