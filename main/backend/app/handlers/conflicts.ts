import type { conflictRequests } from '#contract/conflicts.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { peopleActsOf } from '../../people/run-acts.ts';
import { readConflict } from '../../publishing/conflicts/read-conflict.ts';
import { settleConflict } from '../../publishing/conflicts/settle.ts';
import { letGo } from '../../publishing/conflicts/take-remote.ts';
import { setOpen } from '../../publishing/conflicts/open-posts.ts';
import { publishingOf } from '../../publishing/start-publishing.ts';

export const conflictHandlers = {
  'conflicts.get': ({ db, ahead }, input) => ahead.whenRead(() => readConflict({ db, ahead }, input)),
  'conflicts.settle': (backend, input) => settleConflict(publishingOf(backend), input),
  'conflicts.hold': async (backend, { postId, held }) => {
    setOpen(backend, postId, held);
    if (!held) {
      await letGo(backend, postId);
      peopleActsOf(backend)?.wake();
    }
    return {};
  },
} satisfies Handlers<typeof conflictRequests, Backend>;
