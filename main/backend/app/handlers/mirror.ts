import type { mirrorRequests } from '#contract/mirror.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { listLabels } from '../../library/post-lists.ts';
import { abandonHeld, listHeld } from '../../publishing/held/held.ts';
import { publishingOf } from '../../publishing/start-publishing.ts';
import { shownSyncs } from '../../publishing/sync/shown-syncs.ts';
import { findSync } from '../../publishing/sync/sync-rows.ts';

export const mirrorHandlers = {
  'syncs.list': ({ db }) => ({ items: shownSyncs(db) }),
  'syncs.start': (backend, { blogId }) => {
    publishingOf(backend).syncs.ask(blogId);
    return {};
  },
  'syncs.cancel': (backend, { blogId }) => {
    publishingOf(backend).syncs.cancel(blogId);
    return {};
  },
  'syncs.held': ({ db }) => ({
    items: listHeld(db).map(({ blogId, blogName, jobs }) => ({
      blogId,
      blogName,
      jobs,
      checking: findSync(db, blogId)?.state === 'running',
    })),
  }),
  'syncs.abandon': (backend, { blogId }) => {
    const postIds = abandonHeld(backend, blogId);
    if (postIds.length === 0) return {};
    backend.emit('publications.changed', { postIds });
    backend.emit('posts.changed', { ids: postIds });
    // What was asked for since then waits for nobody's word any more.
    publishingOf(backend).syncs.jobAdded(blogId);
    return {};
  },
  'labels.list': ({ db }) => ({ items: listLabels(db) }),
} satisfies Handlers<typeof mirrorRequests, Backend>;
