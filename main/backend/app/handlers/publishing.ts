import type { publishingRequests } from '#contract/publishing.ts';
import { AppError } from '#contract/failure.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { transaction } from '../../library/sql.ts';
import { forgetBlog, listBlogs } from '../../library/publications/blogs.ts';
import { keepClient, loadClient, readClientFile } from '../../publishing/blogger/client-file.ts';
import { finishJob, listEvents, listOpenOn } from '../../library/publications/jobs.ts';
import { listJobs } from '../../publishing/listed-jobs.ts';
import { prepare } from '../../publishing/prepare.ts';
import { publicationsOfPost, refreshStatus } from '../../library/publications/shown-publications.ts';
import { send } from '../../publishing/send.ts';
import { addBlogOfAccount, blogsOfAccount, signInAccount } from '../../publishing/blogger/sign-in-account.ts';
import { takeDown } from '../../publishing/take-down.ts';
import { publishingOf } from '../../publishing/start-publishing.ts';

export const publishingHandlers = {
  'blogs.list': ({ db }) => ({ items: listBlogs(db) }),
  'blogs.start-practice': (backend) => publishingOf(backend).practice.ready(),
  'blogs.forget': (backend, { id }) => {
    const { db, now } = backend;
    const open = listOpenOn(db, id);
    // What has begun to leave is seen through: a blog cannot be forgotten over it.
    if (open.some((job) => job.sentFirst && job.state !== 'needs-author'))
      throw new AppError('job.already-leaving');
    publishingOf(backend).syncs.cancel(id);
    transaction(db, () => {
      for (const job of open) finishJob(db, job.id, 'cancelled', now());
      forgetBlog(db, id, now());
      for (const job of open) refreshStatus(db, job.postId);
    });
    const ids = open.map((job) => job.postId);
    backend.emit('blogs.changed', {});
    if (ids.length > 0) backend.emit('publications.changed', { postIds: ids });
    if (ids.length > 0) backend.emit('posts.changed', { ids });
    return {};
  },

  'accounts.use-client-file': async (backend, { token }) =>
    keepClient(backend, await readClientFile(backend.granted.take(token))),
  'accounts.use-client': (backend, client) => keepClient(backend, client),
  'accounts.client': async (backend) => {
    const client = await loadClient(backend);
    return client === undefined ? {} : { clientId: client.clientId };
  },
  'accounts.sign-in': (backend) => signInAccount(publishingOf(backend)),
  'accounts.cancel-sign-in': (backend) => {
    publishingOf(backend).signIn.underWay?.controller.abort();
    return {};
  },
  'accounts.leave-sign-in': (backend) => {
    const { underWay } = publishingOf(backend).signIn;
    if (underWay?.agreed === false) underWay.controller.abort();
    return {};
  },
  'accounts.blogs': async (backend, { accountId }) => ({
    items: await blogsOfAccount(publishingOf(backend), accountId),
  }),
  'blogs.add': (backend, { accountId, remoteId }) =>
    addBlogOfAccount(publishingOf(backend), accountId, remoteId),

  'publications.prepare': (backend, input) => prepare(publishingOf(backend), input),
  'publications.send': (backend, input) => send(publishingOf(backend), input),
  'publications.take-down': (backend, input) => takeDown(publishingOf(backend), input),
  'publications.of-post': ({ db, now }, { postId }) => ({ items: publicationsOfPost(db, postId, now()) }),
  'jobs.list': ({ db, now }) => ({ items: listJobs(db, now()) }),
  'jobs.story': ({ db }, { id }) => ({ events: listEvents(db, id) }),
  'jobs.cancel': (backend, { id }) => {
    publishingOf(backend).outbox.cancel(id);
    return {};
  },
  'jobs.retry': (backend, { id }) => {
    publishingOf(backend).outbox.retry(id);
    return {};
  },
} satisfies Handlers<typeof publishingRequests, Backend>;
