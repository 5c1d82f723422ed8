import type { conflictRequests } from '#contract/conflicts.ts';
import type { Handlers } from '../answer.ts';
import type { Backend } from '../context.ts';
import { peopleActsOf } from '../people/run-acts.ts';
import { readConflict } from '../publishing/conflicts/read-conflict.ts';
import { settleConflict } from '../publishing/conflicts/settle.ts';
import { letGo } from '../publishing/conflicts/take-remote.ts';
import { hold } from '../publishing/conflicts/under-hand.ts';
import { publishingOf } from '../publishing/start-publishing.ts';

export const conflictHandlers = {
  'conflicts.get': ({ db }, input) => readConflict(db, input),
  'conflicts.settle': (backend, input) => settleConflict(publishingOf(backend), input),
  'conflicts.hold': (backend, { postId, held }) => {
    hold(backend, postId, held);
    if (!held) {
      letGo(backend, postId);
      peopleActsOf(backend)?.wake();
    }
    return {};
  },
} satisfies Handlers<typeof conflictRequests, Backend>;
