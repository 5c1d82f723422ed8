/** Answers of other servers: a searched site, a picture store, the update feed. */
import type { Backend } from '#backend/app/backend.ts';
import { createStoreHost } from '#backend/publishing/pictures/image-hosts/s3.ts';
import { LONGEST_REFUSAL } from '#backend/network/read-bounded.ts';
import { findSite, MOST } from '#backend/publishing/destinations/wordpress/find-site.ts';
import { LARGEST_CHANNEL_FILE, readChannelFile } from '#shell/updates/channel-file.ts';
import { readSmall, UpdateError } from '#shell/updates/web.ts';
import { streamedResponse } from './answers.ts';
import { type Reading, sizeOf, type WorstInput } from './reading.ts';

const fillTo =
  (start: string, piece: string, length: number, read: (text: string) => Promise<unknown>): WorstInput =>
  (share) => {
    const text = start + piece.repeat(Math.ceil((length * share) / piece.length));
    return () => read(text);
  };

/**
 * Searches a site whose home page has the API’s address at its end, or beyond the limit; every other address is
 * missing.
 */
const find = (page: string): Promise<unknown> =>
  findSite(
    {
      fetch: (address) =>
        Promise.resolve(
          address === 'https://blog.example/'
            ? streamedResponse(Buffer.from(page))
            : new Response('{}', { status: 404 }),
        ),
    },
    'https://blog.example/',
  );
const LINK = '<link rel="https://api.w.org/" href="http://blog.example/wp-json/">';

const store = {
  endpoint: 'https://store.example',
  bucket: 'photos',
  prefix: '',
  region: 'fr',
  publicBase: 'https://store.example/',
  publicRead: false,
};
const keys = { endpoint: 'https://store.example', accessKeyId: 'a', secretAccessKey: 'b' };
/** A store that refuses a picture in these words. */
async function uploadPicture(refusal: string): Promise<void> {
  const fetch = (_: unknown, init?: RequestInit): Promise<Response> =>
    Promise.resolve(
      init?.method === 'PUT'
        ? new Response(streamedResponse(Buffer.from(refusal)).body, { status: 403 })
        : new Response(null, { status: 404 }),
    );
  const host = createStoreHost({ fetch } as Backend, store, () => Promise.resolve(keys));
  await host.putBytes({ name: 'a.jpg', mime: 'image/jpeg', bytes: Buffer.from('a') });
}

/** Reads a channel file with a valid signature, like the shell. */
async function channel(text: string): Promise<void> {
  const reply = {
    status: 200,
    body: (async function* () {
      yield await Promise.resolve(Buffer.from(text));
    })(),
    cancel: () => undefined,
  };
  const web = { ask: () => Promise.resolve(reply), loopback: false, contacts: () => undefined };
  try {
    const bytes = await readSmall(web, new URL('https://updates.example/latest.json'), LARGEST_CHANNEL_FILE);
    readChannelFile(new TextDecoder().decode(bytes), 'latest', Date.UTC(2026, 11, 1));
  } catch (error) {
    throw error instanceof UpdateError ? Object.assign(error, { code: error.trouble }) : error;
  }
}

export const WEB_ANSWERS: readonly Reading[] = [
  {
    name: 'a site that is looked for',
    where: 'process',
    bounds: [
      {
        most: `${sizeOf(MOST)} of a page`,
        above: () => find(`${' '.repeat(MOST)}${LINK}`),
        code: 'wordpress.not-found',
      },
    ],
    worst: {
      'tags of links': fillTo('', '<link ', MOST, find),
      'links that lead elsewhere': fillTo('', '<link rel="https://api.w.org/">', MOST, find),
      'a link without an end': fillTo('<link ', ' rel="https://api.w.org/"', MOST, find),
      space: fillTo('', ' ', MOST, find),
    },
  },
  {
    name: 'refusal of a store of pictures',
    where: 'process',
    bounds: [
      {
        most: sizeOf(LONGEST_REFUSAL),
        above: () => uploadPicture(' '.repeat(LONGEST_REFUSAL + 1)),
        code: 'pictures.store-refused',
      },
    ],
    worst: {
      space: fillTo('', ' ', LONGEST_REFUSAL, uploadPicture),
      codes: fillTo('', '<Code>AAAAAAAA', LONGEST_REFUSAL, uploadPicture),
    },
  },
  {
    name: 'channel file of updates',
    where: 'shell',
    bounds: [
      {
        most: sizeOf(LARGEST_CHANNEL_FILE),
        above: () => channel(' '.repeat(LARGEST_CHANNEL_FILE + 1)),
        code: 'no-answer',
      },
    ],
    worst: {
      values: fillTo('[', '{},', LARGEST_CHANNEL_FILE, channel),
      'lists in each other': fillTo('', '[', LARGEST_CHANNEL_FILE, channel),
      files: fillTo('{"version":"1.0.0","files":[', '{"url":"a"},', LARGEST_CHANNEL_FILE, channel),
    },
  },
];
