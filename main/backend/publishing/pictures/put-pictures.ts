/** Before a text leaves, or is copied: the pictures it shows are where it says, and anybody reads them there. */
import { AppError } from '../../../../preload/contract/failure.ts';
import { transaction } from '../../library/sql.ts';
import type { ImageHost, Put } from '../image-hosts/image-host.ts';
import { verifyPublic } from '../image-hosts/verify-public.ts';
import { rewriteJob } from '../jobs.ts';
import { openJob, stillOpen } from '../work.ts';
import type { Job } from '../work.ts';
import { hostOfBlog } from './host-of-blog.ts';
import { noteUploaded, noteVerified, planUpload, unprovedIn } from './picture-rows.ts';
import type { Upload } from './picture-rows.ts';
import { placeholderOf, placeholdersIn } from './weigh-text.ts';

/**
 * Puts what is not proved yet, one after the other; each is remembered as soon as it is there, so that a run after a kill
 * goes on. Where the host names pictures itself, the job's text gets their addresses here, before anything is sent. Rejects
 * with network.*, pictures.store-*, pictures.drive-*, pictures.not-public, pictures.place-changed, asset.not-found.
 */
export async function putPictures(job: Job): Promise<void> {
  const { db } = job.backend;
  const { wanted, blogId } = openJob(job);
  const unnamed = placeholdersIn(wanted.content);
  if (unnamed.length === 0 && unprovedIn(db, wanted.content).length === 0) return;
  const host = hostOfBlog(job.backend, blogId);
  for (const sha256 of unnamed) await nameOne(job, host, sha256);
  for (const upload of unprovedIn(db, openJob(job).wanted.content)) await putOne(job, host, upload);
}

/** A text whose pictures were to be named by a host that is this blog's no more does not leave. */
async function nameOne(job: Job, host: ImageHost | undefined, sha256: string): Promise<void> {
  const foreseen = await host?.foresee(sha256);
  if (host?.name === undefined || foreseen === undefined) throw new AppError('pictures.place-changed');
  const put = foreseen === 'named-later' ? await host.name(sha256) : foreseen;
  rename(job, host, sha256, placeholderOf(sha256), put);
}

/** What was foreseen for another place than today's is not put any more: it is there, or the text does not leave. */
async function putOne(job: Job, host: ImageHost | undefined, upload: Upload): Promise<void> {
  const { db, now } = job.backend;
  stillOpen(job);
  let put: Put = upload;
  if (host?.key === upload.hostKey) {
    const named = await host.name?.(upload.sha256);
    if (named !== undefined && named.url !== upload.url) rename(job, host, upload.sha256, upload.url, named);
    put = await host.put(upload.sha256);
    noteUploaded(db, upload.sha256, upload.hostKey, now());
  }
  try {
    await verifyPublic(job.backend, put.url);
  } catch (error) {
    // A server that is ill for a moment says nothing of who may read there.
    if (!(error instanceof AppError) || error.params['reason'] !== 'unavailable') throw error;
    throw new AppError('pictures.store-unavailable', { ...error.params, reason: '' }, { cause: error });
  }
  noteVerified(db, upload.sha256, upload.hostKey, put, now());
}

/** The text of the job says the address that the host gave, and it is known what has to be there: both, or none. */
function rename(job: Job, host: ImageHost, sha256: string, before: string, put: Put): void {
  const { db, now } = job.backend;
  const { id, wanted } = openJob(job);
  const inHtml = (url: string): string => url.replaceAll('&', '&amp;');
  transaction(db, () => {
    planUpload(db, sha256, host.key, put, now());
    rewriteJob(db, id, wanted.content.replaceAll(inHtml(before), inHtml(put.url)), now());
  });
}
