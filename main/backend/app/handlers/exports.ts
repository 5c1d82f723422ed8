import type { exportRequests } from '#contract/exports.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { postsToExport } from '../../exchange/export/export-posts.ts';
import { exportsOf, placeOf, sendText } from '../../exchange/export/run-exports.ts';
import { idsOfList } from '../../library/post-lists.ts';

export const exportHandlers = {
  'exports.start': async (backend, { destination, format, posts }) => {
    const exports = exportsOf(backend);
    const place = await placeOf(exports.destinations.take(destination), format);
    const ids = 'ids' in posts ? postsToExport(backend.db, posts.ids) : idsOfList(backend.db, posts.list);
    // Several posts are never one file.
    return { id: exports.start(ids.length === 1 ? place : { folder: place.folder }, format, ids) };
  },
  'exports.get': (backend, { id }) => exportsOf(backend).get(id),
  'exports.cancel': (backend, { id }) => {
    exportsOf(backend).cancel(id);
    return {};
  },
  'exports.send': async (backend, { destination, ...sent }) => {
    const place = await placeOf(exportsOf(backend).destinations.take(destination), sent.format);
    const done = await sendText(backend, place, sent);
    backend.emit('posts.changed', { ids: [sent.postId] });
    return done;
  },
} satisfies Handlers<typeof exportRequests, Backend>;
