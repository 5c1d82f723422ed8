/** Requests about sites in folders. */
import type { folderRequests } from '#contract/kinds/folder.ts';
import type { Handlers } from '#backend/core/answer.ts';
import { connectFolder, lookAtFolder, showFolder } from '#backend/publishing/destinations/folder/folder.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import type { Backend } from '../../backend.ts';

export const folderHandlers = {
  'folder.look': (backend, { token }) => lookAtFolder(backend, token),
  'folder.connect': (backend, input) => connectFolder(publishingOf(backend), input),
  'folder.faces': async (backend, { blogId }) => {
    const { ownFaces = false } = await publishingOf(backend).folders.siteOf(blogId).facts();
    return { own: ownFaces };
  },
  'folder.choose-faces': async (backend, { blogId, own }) => {
    await publishingOf(backend).folders.siteOf(blogId).chooseFaces(own);
    backend.emit('blogs.changed', {});
    return {};
  },
  'local-pages.show': async (backend, input) => {
    await showFolder(publishingOf(backend), input);
    return {};
  },
} satisfies Handlers<typeof folderRequests, Backend>;
