/** The first step of a job: the pictures its text shows are where it says, and anybody reads them there. */
import { AppError } from '../../../../preload/contract/failure.ts';
import type { ImageHost } from '../image-hosts/image-host.ts';
import { verifyPublic } from '../image-hosts/verify-public.ts';
import type { OpenJob } from '../jobs.ts';
import { openJob } from '../work.ts';
import type { Work } from '../work.ts';
import { hostOfBlog } from './host-of-blog.ts';
import { noteUploaded, noteVerified, unprovedIn } from './picture-rows.ts';
import type { Upload } from './picture-rows.ts';

/**
 * Puts what is not proved yet, one after the other; each is remembered as soon as it is there, so that a run after a kill
 * goes on. Rejects with network.offline, pictures.store-*, pictures.not-public, asset.not-found.
 */
export async function putPictures(work: Work, job: OpenJob): Promise<void> {
  const { backend } = work;
  const unproved = unprovedIn(backend.db, job.wanted.content);
  if (unproved.length === 0) return;
  const host = hostOfBlog(backend, job.blogId);
  for (const upload of unproved) {
    openJob(work);
    await putOne(work, host, upload);
  }
}

/** What was foreseen for another place than today's is not put any more: it is there, or the text does not leave. */
async function putOne(work: Work, host: ImageHost | undefined, upload: Upload): Promise<void> {
  const { db, now } = work.backend;
  if (host?.key === upload.hostKey) {
    await host.put(upload.sha256);
    noteUploaded(db, upload.rowid, now());
  }
  try {
    await verifyPublic(work.backend, upload.url);
  } catch (error) {
    // A server that is ill for a moment says nothing of who may read there.
    if (!(error instanceof AppError) || error.params['reason'] !== 'unavailable') throw error;
    throw new AppError('pictures.store-unavailable', { ...error.params, reason: '' }, { cause: error });
  }
  noteVerified(db, upload.sha256, upload.hostKey, upload, now());
}
