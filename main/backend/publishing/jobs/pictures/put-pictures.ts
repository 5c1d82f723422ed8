/** Uploads the pictures of a text before it is sent or copied, and checks that they are public. */
import { AppError } from '#contract/failure.ts';
import type { Photos } from '#contract/pictures.ts';
import { imagesOf } from '#interview/pictures.ts';
import type { PostDetails } from '#interview/post-details.ts';
import { capabilitiesOf, type DestinationKind, limitsOf } from '#interview/destinations.ts';
import { type ReadableDb, transaction, type WritableDb } from '#backend/core/sql.ts';
import { readDocument } from '#backend/library/store/read-document.ts';
import type { Frozen } from '../freeze.ts';
import type { Destination, PictureToPut } from '../../destinations/destination.ts';
import { type ImageHost, verifyPublic } from '../../pictures/image-hosts/image-host.ts';
import { publicCopy } from '../../pictures/image-hosts/public-copy.ts';
import { type OpenJob, rewriteContent, rewriteDetails } from '#backend/library/publications/jobs.ts';
import { type Job, openJob, stillOpen } from '../work.ts';
import { hostOfBlog } from '../../pictures/blog-pictures.ts';
import { hasPlaceholder, placeholderOf, waitingIn } from '../../pictures/fit-inside.ts';
import {
  blogHostKey,
  findUpload,
  noteUploaded,
  noteVerified,
  planUpload,
  unprovedIn,
  type Upload,
} from '#backend/library/publications/picture-rows.ts';

/** Whether pictures need a host that the author has not chosen, on a blog without uploads. */
export const needsHost = ({ count, host }: Photos, kind: DestinationKind): boolean =>
  !capabilitiesOf(kind).takesPictures && count > 0 && host === undefined;

/** Throws pictures.not-chosen, pictures.no-address, pictures.store-not-set, publication.too-heavy. */
export function refuseUnready({ photos, bytes }: Frozen, kind: DestinationKind): void {
  const limits = limitsOf(kind);
  if (needsHost(photos, kind)) throw new AppError('pictures.not-chosen');
  if (photos.missing.length > 0)
    throw photos.host === 's3'
      ? new AppError('pictures.store-not-set')
      : new AppError('pictures.no-address', { count: photos.missing.length });
  if (bytes > limits.bytes) throw new AppError('publication.too-heavy', { bytes, budget: limits.bytes });
}

/** Plans the uploads that a job needs before its text is sent. In the transaction of the job. */
export function planPictures(db: WritableDb, { toPut }: Frozen, now: number): void {
  for (const { sha256, hostKey, put } of toPut) planUpload(db, sha256, hostKey, put, now);
}

/**
 * Uploads the unverified pictures one by one; each is stored at once, so that a run after a crash continues. Rejects with
 * network.*, pictures.store-*, pictures.not-public, pictures.host-changed (a picture of the frozen text has no address, so
 * readers would not see it), asset.not-found.
 * @returns the job after the uploads
 */
export async function putPictures(
  job: Job & Readonly<{ destination?: Pick<Destination, 'putPicture'> }>,
): Promise<OpenJob> {
  const put = job.destination?.putPicture;
  if (put !== undefined) {
    await putOnBlog(job, put);
    await putFeatured(job, put);
  }
  const ready = openJob(job);
  if (hasPlaceholder(ready.wanted.content)) throw new AppError('pictures.host-changed');
  const unproved = unprovedIn(job.context.db, ready.wanted.content);
  if (unproved.length === 0) return ready;
  const host = hostOfBlog(job.context, ready.blogId);
  for (const upload of unproved) await putOne(job, host, upload);
  return openJob(job);
}

/** A picture planned for a former host is not uploaded: it is already there, or the text is not sent. */
async function putOne(job: Job, host: ImageHost | undefined, upload: Upload): Promise<void> {
  const { db, now } = job.context;
  stillOpen(job);
  if (host?.key === upload.hostKey) {
    await host.put(upload.sha256);
    noteUploaded(db, upload.rowid, now());
  }
  try {
    await verifyPublic(job.context, upload.url);
  } catch (error) {
    // A temporary server failure does not mean that the picture is not public.
    if (!(error instanceof AppError) || error.params['reason'] !== 'unavailable') throw error;
    throw new AppError('pictures.store-unavailable', { ...error.params, reason: '' }, { cause: error });
  }
  noteVerified(db, upload.sha256, upload.hostKey, upload, now());
}

/**
 * Uploads pictures to a blog that gives their addresses only afterwards. Stores each address; the text gets all of
 * them before it is sent.
 */
async function putOnBlog(job: Job, put: NonNullable<Destination['putPicture']>): Promise<void> {
  const { db, now } = job.context;
  const { id, blogId, wanted } = openJob(job);
  const waiting = waitingIn(wanted.content);
  if (waiting.length === 0) return;
  const key = blogHostKey(blogId);
  let { content } = wanted;
  for (const sha256 of waiting) {
    stillOpen(job);
    const storedUpload = findUpload(db, sha256, key);
    const picture =
      storedUpload === undefined || storedUpload.state === 'dead'
        ? await put({
            ...(await publicCopy(job.context, sha256)),
            ...wordsOf(wanted, sha256),
            anew: storedUpload?.state === 'dead',
          })
        : storedUpload;
    if (picture !== storedUpload) noteVerified(db, sha256, key, picture, now());
    content = content.replaceAll(placeholderOf(sha256), picture.url.replaceAll('&', '&amp;'));
  }
  transaction(db, () => {
    stillOpen(job);
    rewriteContent(db, id, content, now());
  });
}

/**
 * Uploads the featured picture and stores the blog's name for it. Asks the blog even for an uploaded one: a picture
 * deleted there would silently leave the post without any.
 */
async function putFeatured(job: Job, put: NonNullable<Destination['putPicture']>): Promise<void> {
  const { db, now } = job.context;
  const { id, blogId, wanted, document } = openJob(job);
  const featured = wanted.details?.featured;
  if (!featured || !('asset' in featured)) return;
  const { asset } = featured;
  const key = blogHostKey(blogId);
  const image = imagesOf(readDocument(document)).find((one) => one.asset === asset);
  const description = image?.decorative === false ? image.alt : '';
  stillOpen(job);
  const picture = await put({
    ...(await publicCopy(job.context, asset)),
    title: description || wanted.title,
    description,
    caption: '',
    anew: findUpload(db, asset, key)?.state === 'dead',
  });
  transaction(db, () => {
    stillOpen(job);
    noteVerified(db, asset, key, picture, now());
    rewriteDetails(db, id, { ...wanted.details, featured: { ref: picture.ref } }, now());
  });
}

/** The details with the blog's own id of the featured picture. */
export const detailsSent = (
  db: ReadableDb,
  blogId: string,
  { featured, ...rest }: PostDetails,
): PostDetails => {
  const ref = featured && 'asset' in featured && findUpload(db, featured.asset, blogHostKey(blogId))?.ref;
  return { ...rest, ...(featured === undefined ? {} : { featured: ref ? { ref } : featured }) };
};

/** The alternative text of a picture at its first occurrence. */
function wordsOf(
  { content: html, title }: OpenJob['wanted'],
  sha256: string,
): Pick<PictureToPut, 'title' | 'description' | 'caption'> {
  const at = html.indexOf(placeholderOf(sha256));
  const tag = html.slice(html.lastIndexOf('<', at), html.indexOf('>', at) + 1);
  const behind = html.slice(at, html.indexOf('</figure>', at));
  const caption = /^[^<>]*>(?:<\/a>)?<figcaption\b[^<>]*>([\s\S]*?)<\/figcaption>/.exec(behind)?.[1] ?? '';
  const plain = (text: string): string =>
    text
      .replace(/<[^<>]*>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .trim();
  const description = plain(/\salt="([^"]*)"/.exec(tag)?.[1] ?? '');
  return { title: description || plain(caption) || title, description, caption: plain(caption) };
}
