/** Before a text leaves, or is copied: the pictures it shows are where it says, and anybody reads them there. */
import { AppError } from '#contract/failure.ts';
import type { ImageHost } from '../image-hosts/image-host.ts';
import { verifyPublic } from '../image-hosts/verify-public.ts';
import { openJob, stillOpen } from '../work.ts';
import type { Job } from '../work.ts';
import { hostOfBlog } from './host-of-blog.ts';
import { noteUploaded, noteVerified, unprovedIn } from './picture-rows.ts';
import type { Upload } from './picture-rows.ts';
import { hasPlaceholder } from './weigh-text.ts';

/**
 * Puts what is not proved yet, one after the other; each is remembered as soon as it is there, so that a run after a kill
 * goes on. Rejects with network.*, pictures.store-*, pictures.not-public, pictures.place-changed (a picture of the frozen
 * text has no address, and readers would see nothing), asset.not-found.
 */
export async function putPictures(job: Job): Promise<void> {
  const { wanted, blogId } = openJob(job);
  if (hasPlaceholder(wanted.content)) throw new AppError('pictures.place-changed');
  const unproved = unprovedIn(job.backend.db, wanted.content);
  if (unproved.length === 0) return;
  const host = hostOfBlog(job.backend, blogId);
  for (const upload of unproved) await putOne(job, host, upload);
}

/** What was foreseen for another place than today's is not put any more: it is there, or the text does not leave. */
async function putOne(job: Job, host: ImageHost | undefined, upload: Upload): Promise<void> {
  const { db, now } = job.backend;
  stillOpen(job);
  if (host?.key === upload.hostKey) {
    await host.put(upload.sha256);
    noteUploaded(db, upload.rowid, now());
  }
  try {
    await verifyPublic(job.backend, upload.url);
  } catch (error) {
    // A server that is ill for a moment says nothing of who may read there.
    if (!(error instanceof AppError) || error.params['reason'] !== 'unavailable') throw error;
    throw new AppError('pictures.store-unavailable', { ...error.params, reason: '' }, { cause: error });
  }
  noteVerified(db, upload.sha256, upload.hostKey, upload, now());
}
