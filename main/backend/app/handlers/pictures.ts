/** Requests about pictures, their hosts, and videos. */
import { AppError } from '#contract/failure.ts';
import type { pictureRequests, videoRequests } from '#contract/pictures.ts';
import type { Handlers } from '../../core/answer.ts';
import { describeVideo } from '../../exchange/describe-video.ts';
import { restorePictureFile } from '../../library/keeping/restore-picture-file.ts';
import { getBlog } from '../../library/publications/blogs.ts';
import { endHandoff, getHandoff } from '../../library/publications/handoff-rows.ts';
import { checkedStore } from '../../publishing/pictures/image-hosts/s3.ts';
import {
  choosePictureHost,
  chooseWidth,
  findStore,
  keepKeyPair,
  loadKeyPair,
  pictureHostOf,
  saveStore,
  tryStore,
} from '../../publishing/pictures/blog-pictures.ts';
import { linkCheck } from '../../publishing/pictures/check-links.ts';
import { giveAddress } from '../../publishing/pictures/image-hosts/by-author.ts';
import { startHandoff, knownHandoff, readHandoff } from '../../publishing/jobs/pictures/handoff.ts';
import { hostAgain } from '../../publishing/jobs/pictures/host-again.ts';
import { publishingOf } from '../../publishing/start-publishing.ts';
import type { Backend } from '../backend.ts';

export const videoHandlers = {
  'videos.describe': (backend, { url }) => describeVideo(backend, url),
} satisfies Handlers<typeof videoRequests, Backend>;

export const pictureHandlers = {
  'pictures.of-blog': async (backend, { blogId }) => {
    const { db } = backend;
    const { capabilities } = getBlog(db, blogId);
    const host = pictureHostOf(db, blogId);
    const store = findStore(db, blogId);
    const keys = store === undefined ? undefined : await loadKeyPair(backend, blogId, store.endpoint);
    return {
      canChoosePictureHost: capabilities.canChoosePictureHost,
      ...(host === undefined ? {} : { host }),
      ...(store === undefined
        ? {}
        : { store: { ...store, ...(keys === undefined ? {} : { keyId: keys.accessKeyId }) } }),
    };
  },
  'pictures.choose-host': (backend, { blogId, host }) => {
    choosePictureHost(backend.db, blogId, host);
    backend.emit('blogs.changed', {});
    return {};
  },
  'pictures.set-store': async (backend, { blogId, accessKeyId, secretAccessKey, ...storeInput }) => {
    const { db, now } = backend;
    getBlog(db, blogId);
    const store = checkedStore(storeInput, publishingOf(backend).packaged);
    const savedKeys = await loadKeyPair(backend, blogId, store.endpoint);
    const secret = secretAccessKey === '' ? savedKeys?.secretAccessKey : secretAccessKey;
    if (secret === undefined) throw new AppError('pictures.store-not-set');
    const pair = { endpoint: store.endpoint, accessKeyId, secretAccessKey: secret };
    const { kept } = await keepKeyPair(backend, blogId, pair);
    saveStore(db, blogId, store, now());
    backend.emit('blogs.changed', {});
    return { kept };
  },
  'pictures.try-store': async (backend, { blogId }) => {
    await tryStore(backend, blogId);
    return {};
  },
  'pictures.give-address': async (backend, { sha256, url }) => {
    await giveAddress(backend, sha256, url);
    backend.emit('blogs.changed', {});
    return {};
  },
  'pictures.choose-width': (backend, { postId, blogId, width }) => {
    chooseWidth(backend.db, postId, blogId, width);
    backend.emit('publications.changed', { postIds: [postId] });
    return {};
  },
  'pictures.start-handoff': (backend, { postId, blogId }) =>
    startHandoff(publishingOf(backend), postId, blogId),
  'pictures.handoff': (backend, { postId, blogId }) => {
    const handoff = knownHandoff(publishingOf(backend), postId, blogId);
    return handoff === undefined ? {} : { handoff };
  },
  'pictures.read-handoff': (backend, { id }) => readHandoff(publishingOf(backend), id),
  'pictures.end-handoff': (backend, { id }) => {
    const { postId } = getHandoff(backend.db, id);
    endHandoff(backend.db, id, backend.now());
    backend.emit('publications.changed', { postIds: [postId] });
    return {};
  },
  'pictures.find-again': async (backend, { sha256 }) => ({
    recovered: await restorePictureFile(backend, sha256),
  }),
  'pictures.check-links': (backend, { anew }) => {
    publishingOf(backend).links.start(anew);
    return {};
  },
  'pictures.stop-checking': (backend) => {
    publishingOf(backend).links.stop();
    return {};
  },
  'pictures.links': ({ db }) => linkCheck(db),
  'pictures.host-again': (backend, { blogId }) => hostAgain(publishingOf(backend), blogId),
} satisfies Handlers<typeof pictureRequests, Backend>;
