import type { reviewRequests } from '#contract/review.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import type { Moment } from '../../library/posts/posts.ts';
import { acceptProposal, proposeAnyway, refuseProposal } from '../../review/accept.ts';
import { beginBatch } from '../../review/batches.ts';
import { answerPeople, peopleQuestion } from '../../review/people.ts';
import { markSeen, reviewState, setReviewPosition, showProposal } from '../../review/show.ts';
import { undo } from '../../review/undo.ts';

const momentOf = ({ now, newId }: Backend): Moment => ({ now: now(), newId });

export const reviewHandlers = {
  'review.get': ({ db, reviewing }) => reviewState(db, reviewing?.reading() ?? false),
  'review.show': ({ db }, input) => showProposal(db, input),
  'review.mark-seen': (backend, { postId }) => {
    markSeen(backend.db, postId, backend.now());
    return {};
  },
  'review.accept': (backend, { postId }) => {
    acceptProposal(backend.db, postId, momentOf(backend));
    backend.emit('posts.changed', { ids: [postId] });
    backend.emit('review.changed', {});
    backend.reviewing?.peopleChanged();
    return {};
  },
  'review.refuse': (backend, { postId }) => {
    refuseProposal(backend.db, postId, backend.now());
    backend.emit('review.changed', {});
    return {};
  },
  'review.propose-anyway': (backend, { postId }) => {
    proposeAnyway(backend.db, postId, momentOf(backend));
    backend.emit('review.changed', {});
    backend.reviewing?.peopleChanged();
    return {};
  },
  'review.accept-all': (backend) => {
    const id = beginBatch(backend.db, momentOf(backend));
    backend.emit('review.changed', {});
    backend.reviewing?.wake();
    return { id };
  },
  'review.undo': (backend, { postId }) => {
    const { position, posts, reindex } = undo(backend.db, postId, backend.now());
    if (posts.length > 0) backend.emit('posts.changed', { ids: [...posts] });
    backend.emit('review.changed', {});
    backend.reviewing?.reindex(reindex);
    backend.reviewing?.peopleChanged();
    return position;
  },
  'review.people': ({ db }, input) => peopleQuestion(db, input),
  'review.answer-people': (backend, input) => {
    const posts = answerPeople(backend.db, input, momentOf(backend));
    backend.emit('review.changed', {});
    backend.reviewing?.reindex(posts);
    backend.reviewing?.peopleChanged();
    return {};
  },
  'review.set-position': ({ db }, position) => {
    setReviewPosition(db, position);
    return {};
  },
} satisfies Handlers<typeof reviewRequests, Backend>;
