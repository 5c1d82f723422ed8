import type { proposalRequests } from '#contract/proposals.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import type { Moment } from '../../library/posts/posts.ts';
import { acceptProposal, proposeAnyway, refuseProposal } from '../../proposals/accept.ts';
import { beginBatch } from '../../proposals/batches.ts';
import { answerPeople, peopleQuestion } from '../../proposals/people.ts';
import { markSeen, proposalsState, setProposalPosition, showProposal } from '../../proposals/show.ts';
import { undo } from '../../proposals/undo.ts';

const momentOf = ({ now, newId }: Backend): Moment => ({ now: now(), newId });

export const proposalHandlers = {
  'proposals.get': ({ db, proposing }) => proposalsState(db, proposing?.reading() ?? false),
  'proposals.show': ({ db }, input) => showProposal(db, input),
  'proposals.mark-seen': (backend, { postId }) => {
    markSeen(backend.db, postId, backend.now());
    return {};
  },
  'proposals.accept': (backend, { postId }) => {
    acceptProposal(backend.db, postId, momentOf(backend));
    backend.emit('posts.changed', { ids: [postId] });
    backend.emit('proposals.changed', {});
    backend.proposing?.peopleChanged();
    return {};
  },
  'proposals.refuse': (backend, { postId }) => {
    refuseProposal(backend.db, postId, backend.now());
    backend.emit('proposals.changed', {});
    return {};
  },
  'proposals.propose-anyway': (backend, { postId }) => {
    proposeAnyway(backend.db, postId, momentOf(backend));
    backend.emit('proposals.changed', {});
    backend.proposing?.peopleChanged();
    return {};
  },
  'proposals.accept-all': (backend) => {
    const id = beginBatch(backend.db, momentOf(backend));
    backend.emit('proposals.changed', {});
    backend.proposing?.wake();
    return { id };
  },
  'proposals.undo': (backend, { postId }) => {
    const { position, posts, reindex } = undo(backend.db, postId, backend.now());
    if (posts.length > 0) backend.emit('posts.changed', { ids: [...posts] });
    backend.emit('proposals.changed', {});
    backend.proposing?.reindex(reindex);
    backend.proposing?.peopleChanged();
    return position;
  },
  'proposals.people': ({ db }, input) => peopleQuestion(db, input),
  'proposals.answer-people': (backend, input) => {
    const posts = answerPeople(backend.db, input, momentOf(backend));
    backend.emit('proposals.changed', {});
    backend.proposing?.reindex(posts);
    backend.proposing?.peopleChanged();
    return {};
  },
  'proposals.set-position': ({ db }, position) => {
    setProposalPosition(db, position);
    return {};
  },
} satisfies Handlers<typeof proposalRequests, Backend>;
