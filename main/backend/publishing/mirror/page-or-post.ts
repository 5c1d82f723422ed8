/**
 * A blog's post that became a page, or the reverse, under the same id, as in WordPress. Other blogs may use one id
 * for both a page and a post, so both are read before a change.
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
import { addMirrorNote } from '../../library/publications/mirror-rows.ts';
import { askForPage, askForPost, type MirrorWork } from './mirror-work.ts';

/**
 * Whether a page and a post have the same id: the known one stays, and a note is added about the other. Rejects as a
 * read does.
 */
export async function isBoth(
  work: MirrorWork,
  publication: Mirrored | undefined,
  post: WholePost,
): Promise<boolean> {
  const isPage = post.page === true;
  if (publication === undefined || publication.page === isPage || publication.ended || publication.busy)
    return false;
  const counterpart = isPage ? await askForPost(work, post.id) : await askForPage(work, post.id);
  if (counterpart === undefined) return false;
  transaction(work.context.db, () =>
    addMirrorNote(work.context.db, work.blog.id, { code: 'left-out', title: post.title }),
  );
  return true;
}

/**
 * In a transaction: makes the post here a page, or the page a post, with its current text; not while it is open.
 * Returns whether its kind on the blog changed.
 */
export function turnInto(context: Context, publication: Mirrored, post: WholePost): boolean {
  const isPage = post.page === true;
  if (publication.page === isPage) return false;
  const { db, now, newId } = context;
  const { id, postId, untouched } = publication;
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
