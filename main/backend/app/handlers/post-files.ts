import path from 'node:path';
import type { postFileRequests } from '#contract/post-files.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { exportsOf } from '../../exchange/export/run-exports.ts';
import { givePost } from '../../exchange/post-file/give-post.ts';
import { takePost } from '../../exchange/post-file/take-post.ts';
import { privateWordsOf } from '../../library/people/private-words.ts';
import { getDocument } from '../../library/posts.ts';

export const postFileHandlers = {
  'post-files.give': async (backend, { postId, destination, notes, people }) => {
    const chosen = exportsOf(backend).destinations.take(destination);
    const { file, ...given } = await givePost(backend, postId, chosen, { notes, people });
    return { name: path.basename(file), ...given };
  },
  'post-files.people': ({ db }, { postId }) => {
    const ids = getDocument(db, postId).participants.map(({ id }) => id);
    return { count: privateWordsOf(db, ids).length };
  },
  'post-files.take': async (backend, { token }) => {
    const taken = await takePost(backend, backend.granted.take(token));
    backend.emit('posts.changed', { ids: [taken.postId] });
    backend.emit('participants.changed', { ids: [] });
    if (taken.notes > 0) backend.emit('notes.changed', { postIds: [taken.postId] });
    return taken;
  },
} satisfies Handlers<typeof postFileRequests, Backend>;
