import { addressesOf } from '#interview/checks/addresses.ts';
import type { checkRequests } from '#contract/checks.ts';
import type { Handlers } from '../answer.ts';
import { factsOf } from '../checks/facts.ts';
import { linkChecksOf } from '../checks/link-checks.ts';
import { requireCheck, requiredChecks } from '../checks/required.ts';
import type { Backend } from '../context.ts';
import { getDocument } from '../library/posts.ts';

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
    linkChecksOf(backend).start(addressesOf(getDocument(backend.db, postId)));
    return {};
  },
  'links.stop': (backend) => {
    linkChecksOf(backend).stop();
    return {};
  },
} satisfies Handlers<typeof checkRequests, Backend>;
