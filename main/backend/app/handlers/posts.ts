import type { BackendInput } from '#contract/backend.ts';
import type { postRequests } from '#contract/posts.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { byAuthor } from '../../library/erasure/guards.ts';
import { countPosts, hasIndex, listPosts } from '../../library/post-lists.ts';
import { createFrom, createPost, duplicatePost, getPost, leavePost, savePost } from '../../library/posts.ts';
import { getRevision, listRevisions } from '../../library/revisions.ts';
import { setSettings } from '../../library/settings.ts';
import { transaction } from '../../library/sql.ts';
import { countOpen } from '../../library/publications/jobs.ts';
import { hasToldJobs } from '../../publishing/listed-jobs.ts';
import { countToReview } from '../../library/proposals.ts';
import { renderPost } from '../../publishing/render-post.ts';

const momentOf = (backend: Backend): { now: number; newId: () => string } => ({
  now: backend.now(),
  newId: backend.newId,
});

/** A page by an index, which this connection reads at once; what must be counted or sifted is asked of the archive. */
const isPlain = (input: BackendInput<'posts.list'>): boolean =>
  hasIndex(input.list, input.sort ?? 'changed') &&
  (['status', 'label', 'year', 'participant', 'around'] as const).every(
    (name) => input[name] === undefined,
  ) &&
  (input.from ?? 0) === 0;

export const postHandlers = {
  'posts.list': ({ db, search }, input) =>
    isPlain(input) ? listPosts(db, input) : search.ask('list', input),
  'posts.begins': ({ search }, input) => search.ask('list-begins', input),
  'posts.facets': ({ search }, input) => search.ask('list-facets', input),
  'posts.counts': ({ db, now }) => ({
    ...countPosts(db),
    sends: countOpen(db),
    sendsTold: hasToldJobs(db, now()),
    review: countToReview(db),
  }),
  'posts.create': (backend, input) => {
    const post = transaction(backend.db, () => {
      setSettings(backend.db, { welcomed: true });
      return createPost(backend.db, input, momentOf(backend));
    });
    backend.emit('posts.changed', { ids: [post.id] });
    return post;
  },
  'posts.get': ({ db, now }, { id }) => getPost(db, id, now()),
  'posts.save': (backend, input) => {
    const { saveNumber, savedAt, status, changed, participantsChanged, pinned } = byAuthor(backend.db, () =>
      savePost(backend.db, input, momentOf(backend)),
    );
    if (changed) backend.emit('posts.changed', { ids: [input.id] });
    if (participantsChanged.length > 0)
      backend.emit('participants.changed', { ids: [...participantsChanged] });
    return { saveNumber, savedAt, status, ...(pinned === undefined ? {} : { pinned }) };
  },
  'posts.leave': (backend, { id }) => {
    byAuthor(backend.db, () => leavePost(backend.db, id, momentOf(backend)));
    return {};
  },
  'posts.duplicate': (backend, { id }) => {
    const post = byAuthor(backend.db, () => duplicatePost(backend.db, id, momentOf(backend)));
    backend.emit('posts.changed', { ids: [post.id] });
    return post;
  },
  'posts.same-questions': (backend, { id }) => {
    const post = byAuthor(backend.db, () => createFrom(backend.db, id, momentOf(backend)));
    backend.emit('posts.changed', { ids: [post.id] });
    return post;
  },
  'posts.render': async (backend, { id, format }) => ({ text: await renderPost(backend, id, format) }),
  'revisions.list': ({ db }, { postId }) => ({ items: listRevisions(db, postId) }),
  'revisions.get': ({ db }, { id }) => getRevision(db, id),
} satisfies Handlers<typeof postRequests, Backend>;
