/** Pictures on Google Drive, against a Drive that is played over HTTP: as it goes well, and as it does not. */
import { cpSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { publishingOf } from '../../../../../main/backend/publishing/start-publishing.ts';
import { aDesk, interview } from '../a-desk.ts';
import type { ADesk } from '../a-desk.ts';
import { aDriveDesk, anAllowedDesk, askedOfDrive, driveOf, shownOn } from './a-drive-desk.ts';
import { outsideWith, photosOf, withPhotos } from './a-picture-desk.ts';

const uploads = (desk: ADesk) =>
  desk.backend.db
    .prepare('SELECT sha256, url, state FROM picture_uploads WHERE replaced_at IS NULL ORDER BY rowid')
    .all() as { sha256: string; url: string; state: string }[];

describe('a picture’s way', () => {
  test('named, put, opened to everybody, read as anybody reads it; only then the post leaves', async () => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const [one = '', two = ''] = await photosOf(desk, 2);
    const postId = desk.write(withPhotos([one, two]));
    const sheet = await desk.call('publications.prepare', { postId, blogId });
    expect(sheet.photos).toMatchObject({ host: 'drive', count: 2, missing: [] });
    expect([blog.faults.log(), uploads(desk)]).toEqual([[], []]);
    await desk.send(postId, blogId);
    await desk.finish();
    const drive = await driveOf(blog);
    const [folder, ...more] = await drive.folders();
    expect([folder?.name, more]).toEqual(['Escale', []]);
    const files = await drive.pictures();
    // Under a name that says nothing, with a mark that only Escale sees.
    expect(files.map(({ name, appProperties, parents }) => ({ name, appProperties, parents }))).toEqual(
      [one, two].map((sha256) => ({
        name: `${sha256}.jpg`,
        appProperties: { escale: sha256 },
        parents: [folder?.id],
      })),
    );
    const addresses = files.map(({ id }) => `${blog.apiOrigin}/d/${id}=w2048`);
    expect(shownOn(blog)).toEqual(addresses);
    expect(blog.live()[0]?.content).not.toContain('picture.invalid');
    expect(uploads(desk)).toEqual(
      [one, two].map((sha256, at) => ({ sha256, url: addresses[at], state: 'verified' })),
    );
    const methods = blog.faults.log().map(({ method }) => method);
    expect(methods.lastIndexOf('drive.picture')).toBeLessThan(methods.indexOf('posts.insert'));
    const bytes = Buffer.from(await (await fetch(addresses[0] ?? '')).arrayBuffer());
    expect(bytes.includes('Secret')).toBe(false);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 900, format: 'jpeg' });
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  test('once there it is not put again, nor asked for; another library finds it by its mark', async () => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const postId = desk.write(withPhotos(await photosOf(desk, 1)));
    const again = async (title: string) => {
      blog.faults.clearLog();
      desk.rewrite(postId, (post) => ({ ...post, title }));
      await desk.send(postId, blogId);
      await desk.finish();
    };
    await again('Un');
    const [address] = shownOn(blog);
    await again('Deux');
    expect(askedOfDrive(blog)).toEqual([]);
    desk.backend.db.exec('DELETE FROM picture_uploads; UPDATE accounts SET drive_folder = NULL');
    await again('Trois');
    expect(askedOfDrive(blog)).not.toContain('files.create');
    expect(shownOn(blog)).toEqual([address]);
    expect(await (await driveOf(blog)).files()).toHaveLength(2);
  });

  test('two posts that wait with the same picture put it once', async () => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const photos = await photosOf(desk, 1);
    blog.faults.add({ method: 'drive.files.list', line: 'drop-before', times: 2 });
    for (const title of ['Un', 'Deux']) {
      const postId = desk.write({ ...withPhotos(photos), title });
      await desk.send(postId, blogId);
    }
    await desk.finish();
    const [one, two, ...more] = shownOn(blog);
    expect([two, more]).toEqual([one, []]);
    expect(one).toContain('/d/');
    expect(await (await driveOf(blog)).pictures()).toHaveLength(1);
  });

  test('the folder is remembered; one in the bin, or gone, is made anew', async () => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const photos = await photosOf(desk, 4);
    const drive = await driveOf(blog);
    const publish = async (sha256: string) => {
      blog.faults.clearLog();
      await desk.send(desk.write({ ...withPhotos([sha256]), title: sha256.slice(0, 8) }), blogId);
      await desk.finish();
      const { parents } = (await drive.pictures()).find(({ name }) => name.startsWith(sha256)) ?? {};
      return parents?.[0] ?? '';
    };
    const first = await publish(photos[0] ?? '');
    expect(await publish(photos[1] ?? '')).toBe(first);
    await drive.trash(first);
    const second = await publish(photos[2] ?? '');
    expect(second).not.toBe(first);
    await drive.remove(second);
    expect([first, second]).not.toContain(await publish(photos[3] ?? ''));
  });
});

describe('never twice', () => {
  test.each([
    'drive.files.list',
    'drive.files.generateIds',
    'drive.files.create',
    'drive.permissions.create',
  ])('an answer of %s that is lost makes no second file', async (method) => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const postId = desk.write(withPhotos(await photosOf(desk, 1)));
    for (const occurrence of [1, 2]) blog.faults.add({ method, line: 'store-then-drop', occurrence });
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    expect(await desk.job(jobId)).toMatchObject({ state: 'waiting-network' });
    expect(blog.posts()).toEqual([]);
    await desk.finish();
    const drive = await driveOf(blog);
    expect(await drive.pictures()).toHaveLength(1);
    expect(await drive.folders()).toHaveLength(1);
    expect(shownOn(blog)).toHaveLength(1);
  });

  test('nor does a process that ended before it heard', async () => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const [sha256 = ''] = await photosOf(desk, 1);
    const postId = desk.write(withPhotos([sha256]));
    blog.faults.add({ method: 'drive.files.create', line: 'store-then-drop', occurrence: 2 });
    await desk.send(postId, blogId);
    await desk.settled();
    expect(uploads(desk)).toMatchObject([{ sha256, state: 'planned' }]);
    const folder = desk.abandon();
    cpSync(`${desk.folder}/assets`, `${folder}/assets`, { recursive: true });
    const next = await aDesk(blog, {
      folder,
      secrets: desk.secrets,
      outside: outsideWith(blog.apiOrigin),
    });
    await next.finish();
    expect(await (await driveOf(blog)).pictures()).toHaveLength(1);
    expect(shownOn(blog)).toHaveLength(1);
  });
});

describe('another place since', () => {
  test('a text whose pictures Drive was to name does not leave, nor goes into the author’s hands', async () => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const postId = desk.write(withPhotos(await photosOf(desk, 1)));
    const jobId = await desk.send(postId, blogId, 30);
    await desk.call('pictures.choose-host', { blogId, host: 'inline' });
    await desk.finish();
    const changed = { code: 'pictures.place-changed' };
    expect(await desk.job(jobId)).toMatchObject({ state: 'needs-author', failure: changed });
    await desk.call('by-hand.set-way', { blogId, way: 'by-hand' });
    await expect(desk.call('by-hand.text', { jobId, what: 'text' })).rejects.toMatchObject(changed);
    await desk.call('by-hand.set-way', { blogId, way: 'connected' });
    expect(blog.posts()).toEqual([]);
    const second = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(second)).toMatchObject({ state: 'done' });
    expect(blog.live()[0]?.content).toContain('data:image/jpeg');
    expect(askedOfDrive(blog)).toEqual([]);
  });

  test('a blog written to by hand has no Drive, whatever was chosen before', async () => {
    const { desk, blogId } = await anAllowedDesk();
    const postId = desk.write(withPhotos(await photosOf(desk, 1)));
    await desk.call('by-hand.set-way', { blogId, way: 'by-hand' });
    expect(await desk.call('pictures.of-blog', { blogId })).toEqual({ practice: false, host: 'drive' });
    const { photos } = await desk.call('publications.prepare', { postId, blogId });
    expect(photos).toMatchObject({ host: 'drive', missing: [{ name: 'Été au jardin.jpg' }] });
    await expect(desk.send(postId, blogId)).rejects.toMatchObject({ code: 'pictures.drive-not-set' });
    await expect(desk.call('pictures.allow-drive', { blogId })).rejects.toMatchObject({
      code: 'account.not-found',
    });
  });
});

describe('host again', () => {
  async function aLook(desk: ADesk) {
    await desk.call('pictures.check-links', { anew: true });
    await publishingOf(desk.backend).links.settled();
    return desk.call('pictures.links', {});
  }
  async function published() {
    const ready = await anAllowedDesk();
    const postId = ready.desk.write(withPhotos(await photosOf(ready.desk, 1)));
    await ready.desk.send(postId, ready.blogId);
    await ready.desk.finish();
    return { ...ready, postId, before: shownOn(ready.blog), drive: await driveOf(ready.blog) };
  }

  test.each(['trash', 'remove'] as const)(
    'a picture lost by %s comes back under another address',
    async (how) => {
      const { blog, desk, blogId, before, drive } = await published();
      const [file] = await drive.pictures();
      await drive[how](file?.id ?? '');
      expect(await aLook(desk)).toMatchObject({ dead: 1, blogs: [{ curable: 1 }] });
      expect(await desk.call('pictures.host-again', { blogId })).toEqual({
        posts: 1,
        pictures: 1,
        byHand: 0,
        busy: 0,
      });
      await desk.finish();
      const [after = ''] = shownOn(blog);
      expect(before).not.toContain(after);
      expect((await fetch(after)).headers.get('content-type')).toBe('image/jpeg');
      expect(await aLook(desk)).toMatchObject({ dead: 0 });
    },
  );

  test('one that is still there is opened to everybody again, without touching a post', async () => {
    const { blog, desk, blogId, before } = await published();
    blog.faults.behaviours.drivePictures = 'page';
    expect(await aLook(desk)).toMatchObject({ dead: 1 });
    blog.faults.behaviours.drivePictures = 'picture';
    blog.faults.clearLog();
    expect(await desk.call('pictures.host-again', { blogId })).toMatchObject({ posts: 0, pictures: 1 });
    expect(askedOfDrive(blog)).toContain('permissions.create');
    expect(blog.faults.log().filter(({ method }) => method.startsWith('posts.'))).toEqual([]);
    expect(shownOn(blog)).toEqual(before);
  });
});

test('a post without pictures goes its way, allowed or not', async () => {
  const { blog, desk, blogId } = await aDriveDesk();
  await desk.send(desk.write(interview()), blogId);
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
});
