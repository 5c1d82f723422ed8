import type { binRequests } from '#contract/bin.ts';
import type { Handlers } from '../../core/answer.ts';
import { closingSignal } from '../../core/lifecycle.ts';
import type { Backend } from '../backend.ts';
import {
  binState,
  binnedPictures,
  erasePictures,
  erasePost,
  previewErasing,
  presenceOf,
} from '../../library/bin.ts';
import { binPost, unbinPost } from '../../library/posts.ts';
import { transaction } from '../../library/sql.ts';
import { finishJob, listOpenOfPost } from '../../library/publications/jobs.ts';

export const binHandlers = {
  'posts.bin': (backend, { id }) => {
    const { db, now } = backend;
    const calledBack = transaction(db, () => {
      // What is in the bin must not go public by itself; what has begun to leave is seen through.
      const jobs = listOpenOfPost(db, id).filter((job) => !job.sentFirst || job.state === 'needs-author');
      for (const job of jobs) finishJob(db, job.id, 'cancelled', now());
      binPost(db, id, now());
      return jobs.length;
    });
    backend.emit('posts.changed', { ids: [id] });
    if (calledBack > 0) backend.emit('publications.changed', { postIds: [id] });
    return presenceOf(db, id);
  },
  'posts.unbin': (backend, { id }) => {
    unbinPost(backend.db, id);
    backend.emit('posts.changed', { ids: [id] });
    return {};
  },
  'bin.get': ({ db }, { id }) => binState(db, id),
  'bin.preview': (backend, { id }) => previewErasing(backend.db, id, closingSignal(backend.lifecycle)),
  'bin.erase': async (backend, { id }) => {
    const pictures = await erasePost(backend, id, backend.now(), closingSignal(backend.lifecycle));
    backend.emit('posts.changed', { ids: [id] });
    return { pictures };
  },
  'bin.pictures': ({ db, now }) => binnedPictures(db, now()),
  'bin.erase-pictures': async (backend) => {
    const erased = await erasePictures(backend, backend.now(), closingSignal(backend.lifecycle));
    backend.emit('posts.changed', { ids: [] });
    return erased;
  },
} satisfies Handlers<typeof binRequests, Backend>;
