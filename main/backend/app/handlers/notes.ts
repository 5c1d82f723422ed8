import type { noteRequests } from '#contract/notes.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { byAuthor } from '../../library/erasure/guards.ts';
import { addNotes, listNotes, settleNote } from '../../library/notes.ts';

export const noteHandlers = {
  'notes.list': ({ db }, { postId }) => ({ items: listNotes(db, postId) }),
  'notes.add': (backend, { postId, notes }) => {
    const added = byAuthor(backend.db, () =>
      addNotes(backend.db, postId, notes, { now: backend.now(), newId: backend.newId }),
    );
    if (added > 0) backend.emit('notes.changed', { postIds: [postId] });
    return { added };
  },
  'notes.settle': (backend, { id, settled }) => {
    backend.emit('notes.changed', { postIds: [settleNote(backend.db, id, settled, backend.now())] });
    return {};
  },
} satisfies Handlers<typeof noteRequests, Backend>;
