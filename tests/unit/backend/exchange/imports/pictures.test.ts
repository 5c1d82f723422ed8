import { existsSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imagesOf } from '#interview/pictures.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { largestVersions } from '#backend/exchange/imports/picture-addresses.ts';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { assetFile } from '#backend/library/store/library-files.ts';
import { AppError } from '#contract/failure.ts';
import { BLOG, sampleEntry, sampleSource, FIRST_DAY } from '#tests/builders/entry-source.ts';
import { openImportDesk, type ImportDesk } from './import-desk.ts';

let desk: ImportDesk;
/** The response for each address: bytes, or a failure code. */
const web = new Map<string, Uint8Array | string>();
const requests: string[] = [];
let whileFetching: ((address: string) => void | Promise<void>) | undefined;

beforeEach(async () => {
  web.clear();
  requests.length = 0;
  whileFetching = undefined;
  desk = await openImportDesk({
    fetchOutside: async (address) => {
      requests.push(address);
      await whileFetching?.(address);
      const picture = web.get(address) ?? 'outside.not-found';
      if (typeof picture === 'string') throw new AppError(picture as 'outside.not-found');
      return picture;
    },
    sizeOutside: (address) => {
      const picture = web.get(address);
      return Promise.resolve(picture instanceof Uint8Array ? picture.byteLength : undefined);
    },
  });
});
afterEach(() => desk.dispose());

const makePicture = async (width: number): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width, height: 20, channels: 3, background: '#36a' } })
      .png()
      .toBuffer(),
  );
const shows = (...addresses: string[]): string =>
  addresses.map((address) => `<p><img src="${address}" alt="Une image"></p>`).join('\n');
const posts = (...bodies: string[]) =>
  sampleSource([{ blog: BLOG }, ...bodies.map((html, index) => ({ entry: sampleEntry(index, { html }) }))]);
const A = 'https://pictures.example.org/a.png';
const B = 'https://pictures.example.org/b.png';

const thePost = async () => {
  const [row] = desk.rows<{ id: string }>('SELECT id FROM posts ORDER BY rowid');
  return desk.call('posts.get', { id: row?.id ?? '' });
};
async function fetchPictures(id: string) {
  await desk.call('imports.fetch-pictures', { id });
  return desk.settled(id);
}

describe('the pictures of an import', () => {
  it('are counted with their declared size before any is fetched', async () => {
    web.set(A, await makePicture(30));
    const { id } = await desk.take(posts(shows(A, B), shows(A)));
    expect(await desk.call('imports.pictures', { id })).toEqual({ pictures: 2, known: 0 });
    await importsOf(desk.backend).idle();
    await expect
      .poll(() => desk.call('imports.pictures', { id }))
      .toEqual({
        pictures: 2,
        known: 1,
        bytes: (await makePicture(30)).byteLength,
      });
    expect(requests).toEqual([]);
  });

  it('are added to posts next to their address, and the published HTML stays unchanged', async () => {
    web.set(A, await makePicture(30));
    web.set(B, await makePicture(40));
    const { id } = await desk.take(posts(shows(A, B), shows(A)));
    const before = await thePost();
    expect(await fetchPictures(id)).toMatchObject({
      state: 'done',
      report: { pictures: { fetched: 2, missing: [] } },
    });
    const after = await thePost();
    expect(imagesOf(after.document)).toMatchObject([
      { url: A, asset: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      { url: B, asset: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ]);
    const html = (document: typeof after.document): string =>
      renderBlogHtml(document, { publicationId: 'p', pictureAddress: () => 'https://never.invalid/' });
    expect(html(after.document)).toBe(html(before.document));
    expect(after).toMatchObject({
      status: 'published',
      updatedAt: before.updatedAt,
      saveNumber: before.saveNumber + 1,
    });
    expect(requests).toEqual([A, B]);
    // An editor with the former state gets the usual failure of a change elsewhere.
    await expect(
      desk.call('posts.save', {
        id: after.id,
        baseSave: before.saveNumber,
        saveId: 's',
        document: before.document,
      }),
    ).rejects.toMatchObject({ code: 'post.changed-elsewhere' });
    // The same import again changes nothing, and sends no request.
    expect((await desk.take(posts(shows(A, B), shows(A)))).report).toMatchObject({ unchanged: 2 });
    expect(await thePost()).toEqual(after);
  });

  it('are shared by every post that shows the same picture', async () => {
    web.set(A, await makePicture(30));
    const { id } = await desk.take(
      posts(...Array.from({ length: 60 }, (_, index) => `<p>${index}</p>${shows(A)}`)),
    );
    expect(await fetchPictures(id)).toMatchObject({ state: 'done', report: { pictures: { fetched: 1 } } });
    expect(requests).toEqual([A]);
    expect(
      desk.rows(
        `SELECT count(*) AS posts FROM posts WHERE document LIKE '%"asset"%' AND status = 'published'`,
      ),
    ).toEqual([{ posts: 60 }]);
  });

  it('are reported with a reason when missing, and fetched again', async () => {
    web.set(A, new TextEncoder().encode('<!doctype html>nothing here'));
    const { id } = await desk.take(posts(shows(A, B)));
    expect(await fetchPictures(id)).toMatchObject({
      state: 'done',
      report: {
        pictures: {
          fetched: 0,
          missing: [
            { url: A, reason: 'not-a-picture' },
            { url: B, reason: 'not-found' },
          ],
        },
      },
    });
    web.set(B, await makePicture(30));
    expect(await fetchPictures(id)).toMatchObject({
      report: { pictures: { fetched: 1, missing: [{ url: A }] } },
    });
    expect(imagesOf((await thePost()).document).map(({ asset }) => asset !== undefined)).toEqual([
      false,
      true,
    ]);
  });

  it('are taken from a newer body too', async () => {
    web.set(A, await makePicture(30));
    const { id } = await desk.take(posts(shows(A)));
    await fetchPictures(id);
    await desk.take(
      sampleSource([
        { blog: BLOG },
        { entry: sampleEntry(0, { html: `<p>Neuf</p>${shows(A)}`, updatedAt: FIRST_DAY * 2 }) },
      ]),
    );
    expect(imagesOf((await thePost()).document)).toMatchObject([
      { url: A, asset: expect.any(String) as string },
    ]);
  });

  it('stop at a pause: those fetched are shown, the rest continues later', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `https://pictures.example.org/${index}.png`);
    for (const [index, address] of many.entries()) web.set(address, await makePicture(30 + index));
    const { id } = await desk.take(posts(shows(...many)));
    whileFetching = async (address) => {
      if (address === many[10]) await desk.call('imports.pause', { id });
    };
    await desk.call('imports.fetch-pictures', { id });
    expect(await desk.settled(id)).toMatchObject({
      state: 'paused',
      progress: { phase: 'pictures', total: 20 },
    });
    const shownPictures = imagesOf((await thePost()).document).filter(
      ({ asset }) => asset !== undefined,
    ).length;
    expect(shownPictures).toBeGreaterThan(5);
    expect(shownPictures).toBeLessThan(20);
    whileFetching = undefined;
    await desk.call('imports.resume', { id });
    expect(await desk.settled(id)).toMatchObject({ state: 'done', report: { pictures: { fetched: 20 } } });
    expect(imagesOf((await thePost()).document).every(({ asset }) => asset !== undefined)).toBe(true);
    expect(new Set(requests).size).toBe(20);
  });

  it('wait for the network when no host answers', async () => {
    const hosts = Array.from({ length: 6 }, (_, index) => `https://host-${index}.example.org/a.png`);
    for (const address of hosts) web.set(address, 'network.offline');
    const { id } = await desk.take(posts(shows(...hosts)));
    expect(await fetchPictures(id)).toMatchObject({ state: 'failed', failure: { code: 'network.offline' } });
    for (const address of hosts) web.set(address, await makePicture(30));
    await desk.call('imports.resume', { id });
    await desk.settled(id);
    expect(await fetchPictures(id)).toMatchObject({
      state: 'done',
      report: { pictures: { fetched: 6, missing: [] } },
    });
  });

  it('are deleted with the import on undo, except those that another post shows', async () => {
    web.set(A, await makePicture(30));
    web.set(B, await makePicture(40));
    const { id } = await desk.take(posts(shows(A, B)));
    await fetchPictures(id);
    const [a, b] = imagesOf((await thePost()).document).map(({ asset }) => asset ?? '');
    const mine = await desk.call('posts.create', { kind: 'article', language: 'fr' });
    await desk.call('posts.save', {
      id: mine.id,
      baseSave: 0,
      saveId: 's',
      document: {
        ...mine.document,
        body: [{ type: 'image', asset: b, alt: '', caption: [], credit: '', decorative: true }],
      },
    });
    await desk.call('imports.undo', { id });
    expect(await desk.settled(id)).toMatchObject({ state: 'undone' });
    expect(desk.rows('SELECT sha256 FROM assets')).toEqual([{ sha256: b }]);
    expect(existsSync(assetFile(desk.folder, a ?? ''))).toBe(false);
    expect(existsSync(assetFile(desk.folder, b ?? ''))).toBe(true);
    expect(desk.rows('SELECT id FROM posts')).toEqual([{ id: mine.id }]);
  });

  it('that an existing post received are removed with the import that fetched them', async () => {
    const source = posts(shows(A));
    await desk.take(source);
    const before = await thePost();
    web.set(A, await makePicture(30));
    const { id } = await desk.take(source);
    await fetchPictures(id);
    await desk.call('imports.undo', { id });
    await desk.settled(id);
    expect(await thePost()).toEqual({ ...before, saveNumber: before.saveNumber + 2 });
  });
});

it.each([
  [
    'https://1.bp.blogspot.com/-a/X/s320/photo.jpg',
    ['https://1.bp.blogspot.com/-a/X/s0/photo.jpg', 'https://1.bp.blogspot.com/-a/X/s1600/photo.jpg'],
  ],
  [
    'https://blogger.googleusercontent.com/img/b/R29vZ2xl/abc/w320-h214/p.png',
    [
      'https://blogger.googleusercontent.com/img/b/R29vZ2xl/abc/s0/p.png',
      'https://blogger.googleusercontent.com/img/b/R29vZ2xl/abc/s1600/p.png',
    ],
  ],
  [
    'https://blogger.googleusercontent.com/img/a/AVvX=w640-h480',
    ['https://blogger.googleusercontent.com/img/a/AVvX=s0'],
  ],
  ['https://lh3.googleusercontent.com/AbC=s72-c', ['https://lh3.googleusercontent.com/AbC=s0']],
  ['https://lh3.googleusercontent.com/d/FILEID', []],
  ['https://elsewhere.example.org/s320/photo.jpg', []],
  ['https://blogspot.com.example.org/s320/photo.jpg', []],
  ['not an address', []],
])('fetches the largest version of %s', (address, larger) => {
  expect(largestVersions(address)).toEqual([...larger, address]);
});
