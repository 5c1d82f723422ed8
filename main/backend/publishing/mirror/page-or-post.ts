/**
 * A blog's post that has become a page, or the other way, under the id it had: WordPress does so. Elsewhere nothing says that
 * the two have ids of one kind, so what is met as both is looked at before anything is made of it.
 */
import { DOCUMENT_VERSION } from '#interview/document.ts';
import type { Context } from '../../core/context.ts';
import { hashDocument, savePost } from '../../library/posts/posts.ts';
import { rememberPage, rememberSent } from '../../library/publications/publications.ts';
import { keepDocument } from '../../library/posts/remote-revision.ts';
import { workingCopy } from '../../library/publications/working-copy.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { transaction } from '../../core/sql.ts';
import { isOpen } from '../conflicts/take-remote.ts';
import type { WholePost } from './meet-known-post.ts';
import type { Mirrored } from './mirrored-rows.ts';
import { addSyncNote } from '../../library/publications/sync-rows.ts';
import { askForPage, askForPost, type SyncWork } from './sync-work.ts';

/**
 * Whether a page and a post stand there under one id: the one that is known stays what it is, and the other is told of.
 * Rejects as a read does.
 */
export async function isBoth(work: SyncWork, known: Mirrored | undefined, met: WholePost): Promise<boolean> {
  const isPage = met.page === true;
  if (known === undefined || known.page === isPage || known.ended || known.busy) return false;
  const other = isPage ? await askForPost(work, met.id) : await askForPage(work, met.id);
  if (other === undefined) return false;
  transaction(work.context.db, () =>
    addSyncNote(work.context.db, work.blog.id, { code: 'left-out', title: met.title }),
  );
  return true;
}

/**
 * In a transaction: the post here becomes what it is on its blog, with the words it has. Nothing takes the place of a text
 * under the caret. Returns whether it was something else.
 */
export function turnInto(context: Context, known: Mirrored, met: WholePost): boolean {
  const isPage = met.page === true;
  if (known.page === isPage) return false;
  const { db, now, newId } = context;
  const { id, postId, untouched } = known;
  rememberPage(db, id, isPage);
  const working = workingCopy(db, postId);
  const document = readDocument(working.document);
  if ((document.kind === 'page') === isPage || working.binned || isOpen(context, postId)) return true;
  const turns = document.body.some(({ type }) => type === 'question' || type === 'answer');
  const next = { ...document, kind: isPage ? 'page' : turns ? 'interview' : 'article' } as const;
  const moment = { now: now(), newId };
  const json = JSON.stringify(next);
  keepDocument(db, postId, { json, version: DOCUMENT_VERSION }, 'remote', moment);
  savePost(db, { id: postId, baseSave: working.saveNumber, saveId: newId(), document: next }, moment);
  if (untouched) rememberSent(db, id, json, hashDocument(json), moment.now);
  return true;
}
