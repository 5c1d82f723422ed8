import type { backendHostRequests } from '#contract/host.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { readAndKeep } from './exchange.ts';
import { exportsOf } from '../../exchange/export/run-exports.ts';
import { addAsset, readAsset } from '../../library/pictures/assets.ts';
import { writeFiles } from '../../publishing/jobs/pictures/handoff.ts';
import { getHandoff } from '../../library/publications/handoff-rows.ts';
import { renderOnlinePage, renderPreviewPage, renderSamplePage } from '../../publishing/jobs/render-post.ts';
import { publishingOf } from '../../publishing/start-publishing.ts';
import { receiveReturn } from '../../publishing/destinations/wordpress/returns.ts';
import { spellingHostHandlers } from './checks.ts';

export const hostHandlers = {
  ...spellingHostHandlers,
  'host.online': ({ lifecycle }, { online }) => {
    lifecycle.online(online);
    return {};
  },
  'host.resume': ({ lifecycle }) => {
    lifecycle.resume();
    return {};
  },
  'host.returned': (backend, returned) => {
    receiveReturn(publishingOf(backend), returned);
    return {};
  },
  'host.close': async ({ lifecycle }) => {
    await lifecycle.close();
    return {};
  },
  'files.grant': ({ granted }, { token, path }) => {
    granted.grant(token, path);
    return {};
  },
  'destinations.grant': (backend, { token, path }) => {
    exportsOf(backend).destinations.grant(token, path);
    return {};
  },
  'assets.add': (backend, input) => addAsset(backend, input, backend.now()),
  'documents.read': (backend, input) => readAndKeep(backend, input),
  'assets.read': (backend, input) => readAsset(backend, input),
  'previews.print': (backend, { id }) => ({ html: exportsOf(backend).pages.get(id) }),
  'previews.online': async (backend, { id }) => ({ html: await renderOnlinePage(backend, id) }),
  'pictures.files': async (backend, { handoffId }) => {
    const { files } = getHandoff(backend.db, handoffId);
    return { paths: await writeFiles(backend, handoffId, files) };
  },
  'previews.post': (backend, { id, blogId }) => ({ html: renderPreviewPage(backend, id, blogId) }),
  'previews.sample': (backend, input) => ({ html: renderSamplePage(backend, input) }),
} satisfies Handlers<typeof backendHostRequests, Backend>;
