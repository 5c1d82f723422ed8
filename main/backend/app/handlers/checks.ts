/** Requests about checks before publishing, links and spelling. */
import type { checkRequests, spellingHostRequests, spellingRequests } from '#contract/checks.ts';
import { addressesOf } from '#interview/checks/walk.ts';
import { factsOf } from '../../checks/facts.ts';
import { requireCheck, requiredChecks } from '../../checks/required.ts';
import type { Handlers } from '../../core/answer.ts';
import {
  addPersonalWord,
  knownForms,
  personalWords,
  removePersonalWord,
} from '../../library/people/personal-words.ts';
import { getDocument } from '../../library/posts/posts.ts';
import type { Backend } from '../backend.ts';

export const spellingHandlers = {
  'spelling.words': ({ db }) => ({ words: personalWords(db) }),
  'spelling.remove': (backend, { word }) => {
    removePersonalWord(backend.db, word);
    backend.emit('words.changed', {});
    return {};
  },
} satisfies Handlers<typeof spellingRequests, Backend>;

export const spellingHostHandlers = {
  'spelling.add': (backend, { word }) => {
    if (addPersonalWord(backend.db, word)) backend.emit('words.changed', {});
    return {};
  },
  'spelling.known': ({ db }) => ({ forms: knownForms(db) }),
} satisfies Handlers<typeof spellingHostRequests, Backend>;

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
