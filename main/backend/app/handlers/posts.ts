/** Requests about posts: their lists, saves, revisions, approvals and notes, and the bin. */
import { leftOutWords } from '#interview/foreign-parts.ts';
import type { BackendInput } from '#contract/backend.ts';
import type { binRequests, historyRequests, postRequests } from '#contract/posts.ts';
import type { noteRequests } from '#contract/exchange.ts';
import type { Handlers } from '../../core/answer.ts';
import { addApproval, approvalsOf, awaitApproval, withdrawApproval } from '../../library/posts/approvals.ts';
import { allAwaited, awaitedOf, markReminded } from '../../library/posts/awaited-approvals.ts';
import {
  binnedPictures,
  binState,
  binWithSends,
  erasePictures,
  erasePost,
  previewErasing,
  presenceOf,
} from '../../library/bin.ts';
import { foreignPartsOf } from '../../exchange/reading/foreign-parts-of.ts';
import { byAuthor } from '../../library/erasure/guards.ts';
import { addNotes, deleteOwnNote, listNotes, settleNote, writeOwnNote } from '../../library/posts/notes.ts';
import { countPosts, hasIndex, listPosts } from '../../library/posts/post-lists.ts';
import { countOpenProposals } from '../../library/posts/proposals.ts';
import { countOpen } from '../../library/publications/jobs.ts';
import { getRevision, listRevisions } from '../../library/posts/revisions.ts';
import { setSettings } from '../../library/store/settings.ts';
import { transaction } from '../../core/sql.ts';
import { hasListedJobs } from '../../publishing/jobs/listed-jobs.ts';
import { renderPost } from '../../publishing/jobs/render-post.ts';
import type { Backend } from '../backend.ts';
import { closingSignal } from '../../core/lifecycle.ts';
import {
  type RestoreInput,
  createFrom,
  createPost,
  duplicatePost,
  getDocument,
  getPost,
  leavePost,
  keepRevision,
  restoreRevision,
  savePost,
  unbinPost,
} from '../../library/posts/posts.ts';

export const binHandlers = {
  'posts.bin': (backend, { id }) => {
    const { db, now } = backend;
    const calledBack = binWithSends(db, id, now());
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

function restore(backend: Backend, input: RestoreInput) {
  const { now, newId } = backend;
  // Data removed by an erasure is not restored; text that the author wrote since is kept.
  const { saveNumber, before, postId, participantsChanged } = byAuthor(backend.db, () =>
    restoreRevision(backend.db, input, { now: now(), newId }),
  );
  backend.emit('posts.changed', { ids: [postId] });
  if (participantsChanged.length > 0) backend.emit('participants.changed', { ids: [...participantsChanged] });
  return { saveNumber, before };
}

/** Emits both events, because approvals are also facts of the checks. */
function emitApprovals(backend: Backend, postId: string): void {
  backend.emit('posts.changed', { ids: [postId] });
  backend.emit('checks.changed', {});
}

export const historyHandlers = {
  'revisions.restore': restore,
  'revisions.restore-turn': restore,
  'revisions.keep': ({ db, now, newId }, { postId }) => {
    byAuthor(db, () => keepRevision(db, postId, { now: now(), newId }));
    return {};
  },
  'approvals.list': async ({ db }, { postId }) => ({
    approved: await approvalsOf(db, postId, () => getDocument(db, postId)),
    awaited: awaitedOf(db, postId),
  }),
  'approvals.add': (backend, input) => {
    const { db, now, newId } = backend;
    const revisionId = byAuthor(db, () => addApproval(db, input, { now: now(), newId }));
    emitApprovals(backend, input.postId);
    return { revisionId };
  },
  'approvals.withdraw': (backend, { revisionId }) => {
    const postId = withdrawApproval(backend.db, revisionId, backend.now());
    emitApprovals(backend, postId);
    return {};
  },
  'approvals.await': (backend, input) => {
    byAuthor(backend.db, () => awaitApproval(backend.db, input, backend.now()));
    emitApprovals(backend, input.postId);
    return {};
  },
  'approvals.awaited': ({ db, now }) => ({ items: allAwaited(db, now()) }),
  'approvals.remind': (backend, input) => {
    markReminded(backend.db, input, backend.now());
    emitApprovals(backend, input.postId);
    return {};
  },
} satisfies Handlers<typeof historyRequests, Backend>;

export const noteHandlers = {
  'notes.list': ({ db }, { postId }) => ({ items: listNotes(db, postId) }),
  'notes.add': (backend, { postId, notes }) => {
    const added = byAuthor(backend.db, () =>
      addNotes(backend.db, postId, notes, { now: backend.now(), newId: backend.newId }),
    );
    if (added > 0) backend.emit('notes.changed', { postIds: [postId] });
    return { added };
  },
  'notes.write': (backend, { postId, note }) => {
    byAuthor(backend.db, () => writeOwnNote(backend.db, postId, note, backend.now()));
    backend.emit('notes.changed', { postIds: [postId] });
    return {};
  },
  'notes.delete': (backend, { id }) => {
    backend.emit('notes.changed', { postIds: [deleteOwnNote(backend.db, id)] });
    return {};
  },
  'notes.settle': (backend, { id, settled }) => {
    backend.emit('notes.changed', { postIds: [settleNote(backend.db, id, settled, backend.now())] });
    return {};
  },
} satisfies Handlers<typeof noteRequests, Backend>;

const momentOf = (backend: Backend): { now: number; newId: () => string } => ({
  now: backend.now(),
  newId: backend.newId,
});

/** True for a list that an index answers on this connection; others are counted or filtered by the search thread. */
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
  'posts.ids': ({ search }, input) => search.ask('list-ids', input),
  'posts.facets': ({ search }, input) => search.ask('list-facets', input),
  'posts.counts': ({ db, now }) => ({
    ...countPosts(db),
    sends: countOpen(db),
    sendsShown: hasListedJobs(db, now()),
    proposals: countOpenProposals(db),
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
  'posts.render': async (backend, { id, format }) => {
    const text = await renderPost(backend, id, format);
    const foreign =
      format === 'html'
        ? await foreignPartsOf(backend.readText, getDocument(backend.db, id), undefined)
        : undefined;
    return { text, left: leftOutWords(foreign?.left ?? []) };
  },
  'revisions.list': ({ db }, { postId }) => ({ items: listRevisions(db, postId) }),
  'revisions.get': ({ db }, { id }) => getRevision(db, id),
} satisfies Handlers<typeof postRequests, Backend>;
