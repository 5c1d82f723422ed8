/**
 * Runs « Héberger de nouveau »: uploads the stored originals of dead pictures to the blog's host, and sends each post
 * concerned an update through the outbox, which reads and compares before it writes. Unsent changes stay unsent.
 */
import type { Sender } from '../sender.ts';
import { AppError } from '#contract/failure.ts';
import type { BackendOutput } from '#contract/backend.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import { transaction } from '#backend/core/sql.ts';
import type { Frozen } from '../freeze.ts';
import { isUnreadable, readSameContent, undefinedIfTooComplex } from '../../texts/same-content.ts';
import { addUpdate, freezeFor, type Round } from '../prepared-updates.ts';
import { getPublication, sentDocumentOf } from '#backend/library/publications/publications.ts';
import { type DeadPost, deadPosts } from '../../pictures/check-links.ts';
import { hostOfBlog } from '../../pictures/blog-pictures.ts';
import { findUpload, noteVerified, assetAt } from '#backend/library/publications/picture-rows.ts';
import { refuseUnready } from './put-pictures.ts';

export { APART_MS } from '../prepared-updates.ts';

const PAGE = 50;

type Outcome = BackendOutput<'pictures.host-again'>;

/**
 * `now`: pictures lost by the host are first uploaded again to their address. `later`: no request (a command without the
 * shell's secrets); a picture that can return to its address gets an update that uploads it and keeps the text.
 */
export type When = 'now' | 'later';

/** Fails with blog.not-found, pictures.not-chosen, pictures.store-*, pictures.not-public, network.*. */
export async function hostAgain(sender: Sender, blogId: string, when: When = 'now'): Promise<Outcome> {
  const { context } = sender;
  const { db } = context;
  const host = hostOfBlog(context, blogId);
  if (host === undefined) throw new AppError('pictures.not-chosen');
  if (when === 'now') await host.check();
  const outcome = { posts: 0, pictures: 0, byHand: 0, busy: 0 };
  const { insideText, putBy } = host.describe();
  if (when === 'now' && putBy === 'escale' && !insideText)
    for (const { dead } of concerned(db, blogId))
      for (const { address } of dead) if (await installFile(sender, host, address)) outcome.pictures += 1;
  const round: Round = new Map();
  for (const post of concerned(db, blogId)) {
    if (!post.dead.some(({ kept }) => kept)) continue;
    const became = await commitUpdate(sender, post, round, when);
    if (became === 'committed') {
      outcome.posts += 1;
      outcome.pictures += post.dead.filter(({ kept }) => kept).length;
    } else outcome[became] += 1;
  }
  context.emit('pictures.changed', {});
  return outcome;
}

/**
 * Yields each post once, page by page, reading a page after the previous was processed. Repaired posts leave the
 * pages and shift the others, so the pages are read again until nothing new comes.
 */
function* concerned(db: ReadableDb, blogId: string): Generator<DeadPost> {
  const visitedIds = new Set<string>();
  for (let hasNewPosts = true; hasNewPosts;) {
    hasNewPosts = false;
    for (let after = 0, full = true; full; after += PAGE) {
      const page = deadPosts(db, { blogId, most: PAGE, after });
      full = page.length === PAGE;
      for (const post of page) {
        if (!post.writable || visitedIds.has(post.publicationId)) continue;
        visitedIds.add(post.publicationId);
        hasNewPosts = true;
        yield post;
      }
    }
  }
}

/** Uploads a picture lost by this host again, to its former address. */
async function installFile(
  { context: { db, now } }: Sender,
  host: NonNullable<ReturnType<typeof hostOfBlog>>,
  address: string,
): Promise<boolean> {
  const sha256 = assetAt(db, address);
  const upload = sha256 === undefined ? undefined : findUpload(db, sha256, host.key);
  if (sha256 === undefined || upload?.url !== address) return false;
  const put = await host.put(sha256);
  if (put.url !== address) return false;
  await host.verify(address);
  noteVerified(db, sha256, host.key, put, now());
  return true;
}

async function commitUpdate(
  sender: Sender,
  { publicationId }: DeadPost,
  round: Round,
  when: When,
): Promise<'committed' | 'byHand' | 'busy'> {
  const { context, outbox } = sender;
  const { db } = context;
  const publication = getPublication(db, publicationId);
  const document = sentDocumentOf(db, publication);
  if (document === undefined || publication.base === undefined) return 'byHand';
  const { kind, base } = publication;
  // A page that cannot be read does not stop the other posts.
  const frozen = await freezeFor(sender, publication, document).catch(unlessUnreadable);
  if (frozen === undefined) return 'byHand';
  try {
    refuseUnready(frozen, kind);
  } catch (error) {
    // Too heavy for the text, or to be uploaded by the author: the post's publish sheet shows which.
    if (error instanceof AppError) return 'byHand';
    throw error;
  }
  const inPlace = when === 'later' && comesBack(db, frozen);
  const same = await readSameContent(context, kind, frozen.text, base).catch(undefinedIfTooComplex);
  if (same === undefined || (same && !inPlace)) return 'byHand';
  const id = transaction(db, () => addUpdate(context, publication, { document, frozen, round }));
  if (id === undefined) return 'busy';
  outbox.added(id);
  return 'committed';
}

function unlessUnreadable(error: unknown): undefined {
  if (!isUnreadable(error)) throw error;
}

/** Whether a picture its host lost is uploaded again to the same address. */
const comesBack = (db: ReadableDb, { toPut }: Frozen): boolean =>
  toPut.some(({ sha256, hostKey, put }) => {
    const upload = findUpload(db, sha256, hostKey);
    return upload?.state === 'dead' && upload.url === put.url;
  });
