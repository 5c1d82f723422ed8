import { addressesOf } from '#interview/checks/walk.ts';
import type { checkRequests } from '#contract/checks.ts';
import type { Handlers } from '../../core/answer.ts';
import { factsOf } from '../../checks/facts.ts';
import { requireCheck, requiredChecks } from '../../checks/required.ts';
import type { Backend } from '../backend.ts';
import { getDocument } from '../../library/posts.ts';

export const checkHandlers = {
  'checks.facts': (backend, { postId, blogId }) =>
    factsOf(backend, getDocument(backend.db, postId), postId, blogId),
  'checks.required': ({ db }, { blogId }) => ({ codes: requiredChecks(db, blogId) }),
  'checks.require': (backend, { blogId, code, required }) => {
    const codes = requireCheck(backend.db, blogId, code, required);
    backend.emit('checks.changed', {});
    return { codes };
  },
  'links.check': (backend, { postId }) => {
    backend.linkChecks.start(addressesOf(getDocument(backend.db, postId)));
    return {};
  },
  'links.stop': (backend) => {
    backend.linkChecks.stop();
    return {};
  },
} satisfies Handlers<typeof checkRequests, Backend>;
