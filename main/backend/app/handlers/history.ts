import type { historyRequests } from '#contract/history.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import {
  addApproval,
  approvalsOf,
  awaitApproval,
  awaitedOf,
  withdrawApproval,
} from '../../library/approvals.ts';
import { byAuthor } from '../../library/erasure/guards.ts';
import { getDocument, type RestoreInput, restoreRevision } from '../../library/posts.ts';

function restore(backend: Backend, input: RestoreInput) {
  const { now, newId } = backend;
  // What an erasure took out of it is not in it any more; what the author wrote since is the author's.
  const { saveNumber, before, postId, participantsChanged } = byAuthor(backend.db, () =>
    restoreRevision(backend.db, input, { now: now(), newId }),
  );
  backend.emit('posts.changed', { ids: [postId] });
  if (participantsChanged.length > 0) backend.emit('participants.changed', { ids: [...participantsChanged] });
  return { saveNumber, before };
}

/** Who approved it is a fact of the checks too. */
function tellApprovals(backend: Backend, postId: string): void {
  backend.emit('posts.changed', { ids: [postId] });
  backend.emit('checks.changed', {});
}

export const historyHandlers = {
  'revisions.restore': restore,
  'revisions.restore-turn': restore,
  'approvals.list': async ({ db }, { postId }) => ({
    approved: await approvalsOf(db, postId, () => getDocument(db, postId)),
    awaited: awaitedOf(db, postId),
  }),
  'approvals.add': (backend, input) => {
    const { db, now, newId } = backend;
    const revisionId = byAuthor(db, () => addApproval(db, input, { now: now(), newId }));
    tellApprovals(backend, input.postId);
    return { revisionId };
  },
  'approvals.withdraw': (backend, { revisionId }) => {
    const postId = withdrawApproval(backend.db, revisionId, backend.now());
    tellApprovals(backend, postId);
    return {};
  },
  'approvals.await': (backend, input) => {
    byAuthor(backend.db, () => awaitApproval(backend.db, input, backend.now()));
    tellApprovals(backend, input.postId);
    return {};
  },
} satisfies Handlers<typeof historyRequests, Backend>;
