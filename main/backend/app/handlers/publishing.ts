/** Requests about blogs, their accounts, and publishing by the app or by hand. */
import type { accountRequests, blogRequests } from '#contract/blogs.ts';
import type { commentRequests } from '#contract/publishing/comments.ts';
import type { byHandRequests } from '#contract/publishing/by-hand.ts';
import type { conflictRequests } from '#contract/publishing/conflicts.ts';
import { AppError } from '#contract/failure.ts';
import type { mirrorRequests } from '#contract/publishing/mirror.ts';
import type { publishingRequests } from '#contract/publishing/publishing.ts';
import type { Handlers } from '../../core/answer.ts';
import {
  publicationsOfPost,
  refreshStatus,
  refreshTried,
} from '../../library/publications/shown-publications.ts';
import { saveNumberOf } from '../../library/posts/posts.ts';
import { transaction } from '../../core/sql.ts';
import { peopleActsOf } from '../../people/run-acts.ts';
import { listAccounts } from '../../library/publications/accounts.ts';
import { acceptShownAlterations, shownAlterations } from '../../publishing/jobs/alterations.ts';
import { addBlogByAddress, setWay } from '../../publishing/destinations/by-hand/blogs.ts';
import { describeByHandJob, textToCopy } from '../../publishing/jobs/by-hand/job.ts';
import {
  accept,
  confirm,
  openByHandJob,
  readBack,
  readFirst,
  takenDown,
  tell,
  verify,
} from '../../publishing/jobs/by-hand/read-back.ts';
import { tick } from '../../publishing/destinations/by-hand/rows.ts';
import { readConflict } from '../../publishing/jobs/conflicts/read-conflict.ts';
import { settleConflict } from '../../publishing/jobs/conflicts/settle.ts';
import { letGo, setOpen } from '../../publishing/conflicts/take-remote.ts';
import { listJobs } from '../../publishing/jobs/listed-jobs.ts';
import { abandonPaused, listPaused } from '../../publishing/jobs/paused-blogs.ts';
import { moderate } from '../../publishing/moderate.ts';
import { prepare } from '../../publishing/jobs/prepare.ts';
import { readTitleLevel } from '../../publishing/jobs/read-title-level.ts';
import { send } from '../../publishing/jobs/send.ts';
import { signOutAccount } from '../../publishing/destinations/sign-out.ts';
import { publishingOf } from '../../publishing/start-publishing.ts';
import { findMirror, shownMirrors } from '../../library/publications/mirror-rows.ts';
import { putBack } from '../../publishing/jobs/take-down/put-back.ts';
import { takeDown } from '../../publishing/jobs/take-down/take-down.ts';
import type { Backend } from '../backend.ts';
import { commentText, listComments } from '../../library/posts/comments.ts';
import { keepChosen } from '../../library/publications/chosen-details.ts';
import { listLabels } from '../../library/posts/post-lists.ts';
import { finishJob, listEvents, listOpenOn } from '../../library/publications/jobs.ts';
import {
  forgetBlog,
  getBlog,
  listBlogs,
  presentationOf,
  setPresentation,
  setPermissions,
} from '../../library/publications/blogs.ts';

export const accountHandlers = {
  'accounts.list': ({ db }) => ({ items: listAccounts(db) }),
  'accounts.sign-out': (backend, { accountId }) => signOutAccount(publishingOf(backend), accountId),
} satisfies Handlers<typeof accountRequests, Backend>;

export const byHandHandlers = {
  'by-hand.add-blog': (backend, input) => addBlogByAddress(backend, input),
  'by-hand.set-way': (backend, { blogId, way }) => setWay(backend, blogId, way),
  'by-hand.get': (backend, { jobId }) => describeByHandJob(backend, jobId),
  'by-hand.text': async (backend, { jobId, what }) => ({ text: await textToCopy(backend, jobId, what) }),
  'by-hand.tick': (backend, { jobId, step }) => {
    const { postId } = openByHandJob(backend, jobId);
    tick(backend.db, jobId, step, backend.now());
    tell(backend, postId);
    return {};
  },
  'by-hand.read-first': async (backend, { jobId }) => {
    await readFirst(backend, jobId);
    return {};
  },
  'by-hand.read-back': (backend, { jobId, address }) => readBack(backend, jobId, address),
  'by-hand.accept': async (backend, { jobId }) => {
    await accept(backend, jobId);
    return {};
  },
  'by-hand.confirm': (backend, { jobId, address }) => {
    confirm(backend, jobId, address);
    return {};
  },
  'by-hand.verify': async (backend, { publicationId }) => {
    await verify(backend, publicationId);
    return {};
  },
  'by-hand.taken-down': async (backend, input) => {
    await takenDown(backend, input);
    return {};
  },
} satisfies Handlers<typeof byHandRequests, Backend>;

export const conflictHandlers = {
  'conflicts.get': (backend, input) => readConflict(backend, input),
  'conflicts.settle': (backend, input) => settleConflict(publishingOf(backend), input),
  'conflicts.hold': async (backend, { postId, open }) => {
    setOpen(backend, postId, open);
    if (open) {
      const saveNumber = saveNumberOf(backend.db, postId);
      return saveNumber === undefined ? {} : { saveNumber };
    }
    await letGo(backend, postId);
    peopleActsOf(backend)?.wake();
    return {};
  },
} satisfies Handlers<typeof conflictRequests, Backend>;

export const mirrorHandlers = {
  'mirrors.list': ({ db }) => ({ items: shownMirrors(db) }),
  'mirrors.start': (backend, { blogId }) => {
    publishingOf(backend).mirrors.ask(blogId);
    return {};
  },
  'mirrors.cancel': (backend, { blogId }) => {
    publishingOf(backend).mirrors.cancel(blogId);
    return {};
  },
  'mirrors.paused': ({ db }) => ({
    items: listPaused(db).map(({ blogId, blogName, jobs }) => ({
      blogId,
      blogName,
      jobs,
      checking: findMirror(db, blogId)?.state === 'running',
    })),
  }),
  'mirrors.abandon': (backend, { blogId }) => {
    const postIds = abandonPaused(backend, blogId);
    if (postIds.length === 0) return {};
    backend.emit('publications.changed', { postIds });
    backend.emit('posts.changed', { ids: postIds });
    // Jobs requested since then no longer wait for the author.
    publishingOf(backend).mirrors.jobAdded(blogId);
    return {};
  },
  'labels.list': ({ db }) => ({ items: listLabels(db) }),
} satisfies Handlers<typeof mirrorRequests, Backend>;

export const commentHandlers = {
  'comments.list': ({ db }, { postId, after }) => listComments(db, postId, after),
  'comments.read': ({ db }, { blogId, id }) => ({ text: commentText(db, blogId, id) }),
  'comments.moderate': (backend, input) => moderate(publishingOf(backend), input),
} satisfies Handlers<typeof commentRequests, Backend>;

/** The longest the page waits for an answer, redirects included, in milliseconds. */
const LONGEST_MS = 40_000;

export const blogHandlers = {
  'blogs.list': ({ db }) => ({ items: listBlogs(db) }),
  'blogs.categories': async (backend, { blogId }) => {
    const destination = await publishingOf(backend).destinations.open(blogId);
    return {
      names:
        (await destination.renewing(async () => await destination.categories?.()))?.slice(0, 1_000) ?? [],
    };
  },
  'blogs.picture-name': async (backend, { blogId, ref }) => {
    const destination = await publishingOf(backend).destinations.open(blogId);
    const name = await destination.renewing(async () => await destination.pictureName?.(ref));
    return name === undefined ? {} : { name: name.slice(0, 2_000) };
  },
  'blogs.ask-rights': async (backend, { blogId }) => {
    if (getBlog(backend.db, blogId).rights === undefined) return {};
    const destination = await publishingOf(backend).destinations.open(blogId);
    const account = await destination.renewing(() => destination.account());
    if (setPermissions(backend.db, blogId, account)) backend.emit('blogs.changed', {});
    return {};
  },
  'blogs.forget': (backend, { id }) => {
    const { db, now } = backend;
    const open = listOpenOn(db, id);
    // A send that has begun must finish, so the blog cannot be removed.
    if (open.some((job) => job.sentFirst && job.state !== 'needs-author'))
      throw new AppError('job.already-leaving');
    publishingOf(backend).mirrors.cancel(id);
    const ids = transaction(db, () => {
      for (const job of open) finishJob(db, job.id, 'cancelled', now());
      forgetBlog(db, id, now());
      for (const job of open) refreshStatus(db, job.postId);
      return [...new Set([...open.map((job) => job.postId), ...refreshTried(db)])];
    });
    backend.emit('blogs.changed', {});
    if (ids.length > 0) backend.emit('publications.changed', { postIds: ids });
    if (ids.length > 0) backend.emit('posts.changed', { ids });
    return {};
  },
  'presentations.get': ({ db }, { blogId }) => presentationOf(db, getBlog(db, blogId).id),
  'presentations.set': (backend, { blogId, presentation }) => {
    setPresentation(backend.db, blogId, presentation);
    backend.emit('blogs.changed', {});
    return {};
  },
  'presentations.read-level': (backend, { blogId }) =>
    readTitleLevel(backend.db, blogId, backend.askOutside, {
      signal: AbortSignal.timeout(LONGEST_MS),
      threads: backend.reading,
    }),
} satisfies Handlers<typeof blogRequests, Backend>;

export const publishingHandlers = {
  'publications.prepare': (backend, input) => prepare(publishingOf(backend), input),
  'publications.send': (backend, input) => send(publishingOf(backend), input),
  'publications.choose': ({ db, now }, { postId, blogId, ...chosen }) => {
    getBlog(db, blogId);
    keepChosen(db, { postId, blogId }, chosen, now());
    return {};
  },
  'publications.put-back': async (backend, input) => {
    await putBack(publishingOf(backend), input);
    return {};
  },
  'publications.take-down': (backend, input) => takeDown(publishingOf(backend), input),
  'publications.alterations': (backend, input) => shownAlterations(backend, input),
  'publications.accept-alterations': async (backend, input) => {
    await acceptShownAlterations(backend, input);
    return {};
  },
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
