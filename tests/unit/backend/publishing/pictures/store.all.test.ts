/** Pictures on the institution’s own store, against a third-party S3 server. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  openPictureDesk,
  startStore,
  outsideTo,
  addPhotos,
  storeAddress,
  withPhotos,
} from './picture-desk.ts';

async function openDeskWithStore() {
  const store = await startStore();
  const ready = await openPictureDesk({ outside: outsideTo(store.origin) });
  await ready.desk.call('pictures.set-store', { blogId: ready.blogId, ...storeAddress(store) });
  await ready.desk.call('pictures.choose-host', { blogId: ready.blogId, host: 's3' });
  return { ...ready, store };
}

const uploads = (desk: Awaited<ReturnType<typeof openDeskWithStore>>['desk']) =>
  desk.backend.db.prepare('SELECT sha256, url, state FROM picture_uploads ORDER BY rowid').all();

test('pictures are uploaded first and read publicly before the post is sent', async () => {
  const { blog, desk, blogId, store } = await openDeskWithStore();
  const [one = '', two = ''] = await addPhotos(desk, 2);
  const postId = desk.write(withPhotos([one, two]));
  const sheet = await desk.call('publications.prepare', { postId, blogId });
  expect(sheet.photos).toMatchObject({ host: 's3', count: 2, missing: [] });
  // The prediction sends no request and writes nothing.
  expect([store.requests, uploads(desk)]).toEqual([[], []]);
  await desk.send(postId, blogId);
  await desk.finish();
  const address = (sha256: string) => `${store.origin}/photos/billets/${sha256}.jpg`;
  const content = blog.live()[0]?.content ?? '';
  for (const sha256 of [one, two]) expect(content).toContain(`src="${address(sha256)}"`);
  expect(content).not.toContain('data:');
  expect(store.requests).toEqual(
    [one, two].flatMap((sha256) =>
      ['HEAD', 'PUT', 'GET'].map((method) => `${method} /photos/billets/${sha256}.jpg`),
    ),
  );
  expect(store.put.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const response = await fetch(address(one));
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.includes('Secret')).toBe(false);
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  expect(uploads(desk)).toEqual(
    [one, two].map((sha256) => ({ sha256, url: address(sha256), state: 'verified' })),
  );
});

test('an existing picture is neither uploaded nor requested again', async () => {
  const { desk, blogId, store } = await openDeskWithStore();
  const photos = await addPhotos(desk, 1);
  const postId = desk.write(withPhotos(photos));
  await desk.send(postId, blogId);
  await desk.finish();
  store.requests.length = 0;
  desk.rewrite(postId, (post) => ({ ...post, title: 'Un autre titre' }));
  await desk.send(postId, blogId);
  await desk.finish();
  expect(store.requests).toEqual([]);
  // Another library, or one that lost its rows, finds the upload.
  desk.backend.db.exec('DELETE FROM picture_uploads');
  desk.rewrite(postId, (post) => ({ ...post, title: 'Encore un' }));
  await desk.send(postId, blogId);
  await desk.finish();
  expect(store.requests.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET']);
});

test('while the store fails the job waits without a draft, then is sent by itself', async () => {
  const { blog, desk, blogId, store } = await openDeskWithStore();
  const postId = desk.write(withPhotos(await addPhotos(desk, 1)));
  store.plays.as = 'ill';
  const jobId = await desk.send(postId, blogId);
  await desk.settled();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'waiting',
    failure: { code: 'pictures.store-unavailable', params: { status: 503, host: '127.0.0.1' } },
  });
  expect(blog.posts()).toEqual([]);
  store.plays.as = 'itself';
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
});

test('a store without public read access blocks the post, with that reason', async () => {
  const { blog, desk, blogId, store } = await openDeskWithStore();
  const postId = desk.write(withPhotos(await addPhotos(desk, 1)));
  store.plays.as = 'closed';
  const jobId = await desk.send(postId, blogId);
  await desk.settled();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'pictures.not-public', params: { reason: 'not-found', status: 403 } },
  });
  expect(blog.posts()).toEqual([]);
  store.plays.as = 'itself';
  await desk.call('jobs.retry', { id: jobId });
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
});

test('a picture uploaded before a kill is not uploaded twice', async () => {
  const { blog, desk, blogId, store } = await openDeskWithStore();
  const [one = '', two = ''] = await addPhotos(desk, 2);
  const postId = desk.write(withPhotos([one, two]));
  // The first is uploaded, the second one’s answer was lost.
  store.plays.as = 'gone';
  const jobId = await desk.send(postId, blogId);
  await desk.settled();
  expect(await desk.job(jobId)).toMatchObject({ failure: { code: 'pictures.not-public' } });
  store.plays.as = 'itself';
  store.requests.length = 0;
  await desk.call('jobs.retry', { id: jobId });
  await desk.finish();
  expect(store.requests.filter((line) => line.startsWith('PUT'))).toEqual([`PUT /photos/billets/${two}.jpg`]);
  expect(blog.live()).toHaveLength(1);
});

describe('the test of a store', () => {
  test('uploads, reads and deletes a tiny picture', async () => {
    const { desk, blogId, store } = await openDeskWithStore();
    await desk.call('pictures.try-store', { blogId });
    expect(store.requests.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'PUT', 'GET', 'DELETE']);
    const [, name = ''] = store.requests[2]?.split(' ') ?? [];
    expect((await fetch(`${store.origin}${name}`)).status).toBe(404);
  });

  test('reports missing public access, and deletes the picture anyway', async () => {
    const { desk, blogId, store } = await openDeskWithStore();
    store.plays.as = 'closed';
    await expect(desk.call('pictures.try-store', { blogId })).rejects.toMatchObject({
      code: 'pictures.not-public',
      params: { reason: 'not-found', status: 403 },
    });
    expect(store.requests.at(-1)).toMatch(/^DELETE/);
  });

  test.each([
    {
      what: 'an unknown key',
      change: { accessKeyId: 'NOBODY' },
      status: 403,
      reason: 'InvalidAccessKeyId',
    },
    { what: 'a missing bucket', change: { bucket: 'vide' }, status: 404, reason: 'NoSuchBucket' },
  ])('reports the refusal: $what', async ({ change, status, reason }) => {
    const { desk, blogId, store } = await openDeskWithStore();
    await desk.call('pictures.set-store', { blogId, ...storeAddress(store), ...change });
    await expect(desk.call('pictures.try-store', { blogId })).rejects.toMatchObject({
      code: 'pictures.store-refused',
      params: { status, reason },
    });
  });

  test('reports an unreachable store', async () => {
    const { desk, blogId, store } = await openDeskWithStore();
    await store.close();
    await expect(desk.call('pictures.try-store', { blogId })).rejects.toMatchObject({
      code: 'network.offline',
    });
  });
});

test('the key pair is stored with the secrets for this service only, not in the library or the log', async () => {
  const { desk, blogId, store } = await openDeskWithStore();
  const secret = 'tres-secret-4711';
  await desk.call('pictures.set-store', { blogId, ...storeAddress(store), secretAccessKey: secret });
  await desk.call('pictures.try-store', { blogId });
  expect([...desk.secrets.values()].filter((value) => value.includes(secret))).toHaveLength(1);
  expect(await desk.call('pictures.of-blog', { blogId })).toMatchObject({
    host: 's3',
    store: {
      endpoint: store.origin,
      prefix: 'billets/',
      publicBase: `${store.origin}/photos/`,
      keyId: 'S3RVER',
    },
  });
  expect(JSON.stringify(await desk.call('pictures.of-blog', { blogId }))).not.toContain(secret);
  expect(JSON.stringify(desk.lines)).not.toContain(secret);
  for (const { name } of desk.backend.db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all() as {
    name: string;
  }[]) {
    if (/^search_(rows|words)/.test(name)) continue;
    expect(JSON.stringify(desk.backend.db.prepare(`SELECT * FROM "${name}"`).all()), name).not.toContain(
      secret,
    );
  }
  // Saved again without the secret: the stored one stays valid, but not for another service.
  await desk.call('pictures.set-store', { blogId, ...storeAddress(store), secretAccessKey: '' });
  await expect(
    desk.call('pictures.set-store', {
      blogId,
      ...storeAddress(store),
      endpoint: 'https://s3.example.org',
      secretAccessKey: '',
    }),
  ).rejects.toMatchObject({ code: 'pictures.store-not-set' });
});

test.each([
  { change: { endpoint: 'http://s3.example.org' }, field: 'endpoint' },
  { change: { endpoint: 'https://moi:motdepasse@s3.example.org' }, field: 'endpoint' },
  { change: { endpoint: 'https://s3.example.org/?x=1' }, field: 'endpoint' },
  { change: { endpoint: 'http://localhost:9000' }, field: 'endpoint' },
  { change: { publicBase: 'ftp://photos.example.org' }, field: 'publicBase' },
  { change: { bucket: '../autre' }, field: 'bucket' },
  { change: { prefix: 'a/../b' }, field: 'prefix' },
  { change: { prefix: 'été' }, field: 'prefix' },
  { change: { region: 'eu west' }, field: 'region' },
])('refuses an invalid setting: $field', async ({ change, field }) => {
  const { desk, blogId } = await openPictureDesk();
  const store = storeAddress({ origin: 'https://s3.example.org' } as never);
  await expect(desk.call('pictures.set-store', { blogId, ...store, ...change })).rejects.toMatchObject({
    code: 'pictures.store-address',
    params: { field },
  });
  expect([...desk.secrets.keys()].filter((key) => key.startsWith('picture-store'))).toEqual([]);
});

test('a packaged app accepts https only', async () => {
  const { blog, desk, blogId } = await openPictureDesk();
  const store = await startStore();
  const practice = await desk.call('blogs.start-practice', {});
  expect(blogId).not.toBe(practice.id);
  await desk.close();
  const { openDesk: aDesk } = await import('../publishing-desk.ts');
  const packaged = await aDesk(blog, { folder: desk.folder, packaged: true });
  await expect(
    packaged.call('pictures.set-store', { blogId: practice.id, ...storeAddress(store) }),
  ).rejects.toMatchObject({ code: 'pictures.store-address', params: { field: 'endpoint' } });
});

test('a custom address is verified, used for all posts, and remembered when it is replaced', async () => {
  const store = await startStore();
  const { blog, desk, blogId } = await openPictureDesk({ outside: outsideTo(store.origin) });
  await desk.call('pictures.choose-host', { blogId, host: 'address' });
  const [sha256 = ''] = await addPhotos(desk, 1);
  const postId = desk.write(withPhotos([sha256]));
  const before = await desk.call('publications.prepare', { postId, blogId });
  expect(before.photos.missing).toEqual([{ sha256, name: 'Été au jardin.jpg' }]);
  expect(before.checks).toContainEqual(
    expect.objectContaining({ code: 'pictures-missing', blocks: true, count: 1 }),
  );
  await expect(desk.send(postId, blogId)).rejects.toMatchObject({ code: 'pictures.no-address' });

  const give = (url: string) => desk.call('pictures.give-address', { sha256, url });
  await expect(give(`${store.origin}/photos/rien.jpg`)).rejects.toMatchObject({
    code: 'pictures.not-public',
  });
  await expect(give('http://127.0.0.1:9/x.jpg')).rejects.toMatchObject({ code: 'pictures.not-public' });
  await expect(give('javascript:alert(1)')).rejects.toMatchObject({ code: 'outside.refused' });
  const dot = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a00' } })
    .png()
    .toBuffer();
  for (const name of ['un.png', 'deux.png'])
    await fetch(`${store.origin}/photos/${name}`, { method: 'PUT', body: new Uint8Array(dot) });
  await fetch(`${store.origin}/photos/page.html`, { method: 'PUT', body: '<html>' });
  await expect(give(`${store.origin}/photos/page.html`)).rejects.toMatchObject({
    code: 'pictures.not-public',
    params: { reason: 'not-a-picture' },
  });
  await give(`${store.origin}/photos/un.png`);
  await give(` ${store.origin}/photos/deux.png `);
  expect((await desk.call('publications.prepare', { postId, blogId })).photos.missing).toEqual([]);
  await desk.send(postId, blogId);
  await desk.finish();
  expect(blog.live()[0]?.content).toContain(`src="${store.origin}/photos/deux.png"`);
  expect(uploads(desk)).toEqual(
    ['un', 'deux'].map((name) => ({ sha256, url: `${store.origin}/photos/${name}.png`, state: 'verified' })),
  );
});
