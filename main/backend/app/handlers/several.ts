/** Requests about several posts at once. */
import type { severalRequests } from '#contract/several-posts.ts';
import type { Handlers } from '../../core/answer.ts';
import { closingSignal } from '../../core/lifecycle.ts';
import { getBlog } from '../../library/publications/blogs.ts';
import { labelsOf, countLabelChanges } from '../../several/posts-with-label.ts';
import { severalOf } from '../../several/run-several.ts';
import { previewSends } from '../../several/send-several.ts';
import type { Backend } from '../backend.ts';

export const severalHandlers = {
  'several.start': (backend, act) => {
    if (act.what === 'send') getBlog(backend.db, act.blogId);
    return { id: severalOf(backend).start(act) };
  },
  'several.get': (backend, { id }) => severalOf(backend).get(id),
  'several.cancel': (backend, { id }) => {
    severalOf(backend).cancel(id);
    return {};
  },
  'several.undo': (backend, { id }) => ({ id: severalOf(backend).undo(id) }),
  'several.labels': (backend, { ids }) => labelsOf(backend.db, ids, closingSignal(backend.lifecycle)),
  'several.preview-send': (backend, input) =>
    previewSends(backend.db, input, closingSignal(backend.lifecycle)),
  'several.preview-relabel': (backend, { from, to }) =>
    countLabelChanges(
      backend.db,
      from.filter((label) => label !== to),
      closingSignal(backend.lifecycle),
    ),
} satisfies Handlers<typeof severalRequests, Backend>;
