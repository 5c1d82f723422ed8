/** The first step of a job: the pictures its text shows are where it says, and anybody reads them there. */
import { hostOfBlog } from './host-of-blog.ts';
import { noteUploaded, noteVerified, unprovedIn } from './picture-rows.ts';
import { openJob } from '../work.ts';
import type { Work } from '../work.ts';
import type { OpenJob } from '../jobs.ts';

/**
 * Puts what is not proved yet, one after the other; each is remembered as soon as it is there, so that a run after a kill
 * goes on. Rejects with network.offline, pictures.store-*, pictures.not-public, asset.not-found.
 */
export async function putPictures(work: Work, job: OpenJob): Promise<void> {
  const { backend } = work;
  const { db, now } = backend;
  // What the text says was foreseen when it was frozen: only that host's addresses can be meant.
  const host = /https?:/.test(job.wanted.content) ? hostOfBlog(backend, job.blogId) : undefined;
  if (host === undefined || host.describe().insideText) return;
  for (const upload of unprovedIn(db, host.key, job.wanted.content)) {
    openJob(work);
    const put = await host.put(upload.sha256);
    noteUploaded(db, upload.rowid, now());
    await host.verify(put.url);
    noteVerified(db, upload.sha256, host.key, put, now());
  }
}
