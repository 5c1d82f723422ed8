/** A copied library sends nothing before the blog is compared: never a second public post. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PublishingDesk } from '../publishing-desk.ts';
import { openDesk, deskFolder, openConnectedDesk } from '../publishing-desk.ts';

const pausedBlogs = async (desk: PublishingDesk) => (await desk.call('mirrors.paused', {})).items;

/** Presses « Vérifier le blog »; paused jobs are then sent. */
async function verify(desk: PublishingDesk, blogId: string): Promise<void> {
  await desk.call('mirrors.start', { blogId });
  await desk.mirrored();
  await desk.finish();
}

describe('detection of a copied library', () => {
  it('the same library, opened again: no copy', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    const jobId = await desk.send(postId, blogId, 10);
    await desk.close();
    const again = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
    expect(await pausedBlogs(again)).toEqual([]);
    await again.finish();
    expect((await again.job(jobId)).state).toBe('done');
  });

  it('its folder, moved or renamed: no copy', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 10);
    await desk.close();
    const moved = join(deskFolder(), 'ailleurs');
    renameSync(desk.folder, moved);
    const again = await openDesk(blog, { folder: moved, secrets: desk.secrets });
    expect(await pausedBlogs(again)).toEqual([]);
    await again.finish();
    expect(blog.live()).toHaveLength(1);
    await again.close();
    renameSync(moved, desk.folder);
  });

  it('its folder, copied: a copy', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 10);
    await desk.close();
    const copy = join(deskFolder(), 'copie');
    cpSync(desk.folder, copy, { recursive: true, preserveTimestamps: true });
    const other = await openDesk(blog, { folder: copy, secrets: desk.secrets });
    expect(await pausedBlogs(other)).toEqual([{ blogId, blogName: 'Le Labo', jobs: 1, checking: false }]);
  });

  it('an older state written into the same file: a copy, once a job was committed since', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    const backup = desk.copyLibrary();
    await desk.send(postId, blogId);
    await desk.finish();
    await desk.close();
    for (const name of readdirSync(desk.folder))
      if (name.endsWith('-wal')) throw new Error('not folded back');
    copyFileSync(join(backup, 'library.sqlite'), join(desk.folder, 'library.sqlite'));
    if (existsSync(join(backup, 'library.sqlite-wal')))
      copyFileSync(join(backup, 'library.sqlite-wal'), join(desk.folder, 'library.sqlite-wal'));
    const again = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
    // No pending job was copied; the blog is paused all the same, and a new click needs the comparison.
    expect(await pausedBlogs(again)).toEqual([]);
    await again.send(postId, blogId);
    await again.mirrored();
    await again.finish();
    expect(blog.posts()).toHaveLength(1);
    expect(blog.live()).toHaveLength(1);
    expect(again.post(postId).status).toBe('published');
  });
});

describe('a library copied while a job is queued', () => {
  it('both go online: one public post, and both record it', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 10);
    const copy = desk.copyLibrary();
    const twin = await openDesk(blog, { folder: copy, secrets: desk.secrets });
    // It is due, and is not sent.
    await twin.finish(3).catch(() => undefined);
    expect(blog.posts()).toEqual([]);
    const [job] = (await twin.call('jobs.list', {})).items;
    expect(job).toMatchObject({ paused: true, state: 'waiting' });
    await desk.finish();
    expect(blog.live()).toHaveLength(1);
    await verify(twin, blogId);
    expect(blog.posts()).toHaveLength(1);
    expect(twin.post(postId).status).toBe('published');
    expect(await pausedBlogs(twin)).toEqual([]);
    expect((await twin.job(job?.id ?? '')).state).toBe('done');
    expect((await twin.publications(postId))[0]?.remoteId).toBe(blog.live()[0]?.id);
  });

  it('the copy is first: one public post', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 10);
    const folder = desk.copyLibrary();
    const twin = await openDesk(blog, { folder, secrets: desk.secrets });
    await verify(twin, blogId);
    expect(blog.live()).toHaveLength(1);
    // The original restarts, so that its job first searches for its possible result.
    const left = desk.abandon();
    const again = await openDesk(blog, { folder: left, secrets: desk.secrets });
    await again.finish();
    expect(blog.posts()).toHaveLength(1);
    expect(again.post(postId).status).toBe('published');
  });

  it('its job was being sent: one public post', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: 'posts.insert', line: 'store-then-drop' });
    await desk.send(postId, blogId);
    await desk.settled();
    const folder = desk.copyLibrary();
    await desk.finish();
    const twin = await openDesk(blog, { folder, secrets: desk.secrets });
    await verify(twin, blogId);
    expect(blog.live()).toHaveLength(1);
    expect(blog.posts().filter((post) => post.status !== 'SOFT_TRASHED')).toHaveLength(1);
  });

  it('cancelled: its jobs end, its texts stay, and nothing is sent', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 10);
    const twin = await openDesk(blog, { folder: desk.copyLibrary(), secrets: desk.secrets });
    await twin.call('mirrors.abandon', { blogId });
    expect(await pausedBlogs(twin)).toEqual([]);
    await twin.finish();
    expect((await twin.call('jobs.list', {})).items[0]?.state).toBe('cancelled');
    expect(blog.posts()).toEqual([]);
    expect(twin.post(postId)).toMatchObject({ status: 'draft', document: desk.post(postId).document });
  });

  it('offline: it stays paused', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 10);
    const twin = await openDesk(blog, { folder: desk.copyLibrary(), secrets: desk.secrets });
    blog.faults.add({ method: '*', line: 'drop-before', times: 5 });
    await twin.call('mirrors.start', { blogId });
    await twin.mirrored();
    expect((await pausedBlogs(twin)).map(({ jobs }) => jobs)).toEqual([1]);
    expect(blog.posts()).toEqual([]);
  });

  it('scheduled posts cannot be read: it stays paused, as one may be ours', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 10);
    const twin = await openDesk(blog, { folder: desk.copyLibrary(), secrets: desk.secrets });
    blog.faults.add({ method: 'posts.list', occurrence: 2, status: 403, reason: 'forbidden' });
    await twin.call('mirrors.start', { blogId });
    await twin.mirrored();
    expect((await pausedBlogs(twin)).map(({ jobs }) => jobs)).toEqual([1]);
  });

  it('a mirror running at the time of the copy does not resume by itself', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 10);
    blog.faults.add({ method: 'posts.list', latency: 60_000 });
    await desk.call('mirrors.start', { blogId });
    await expect.poll(async () => (await desk.call('mirrors.list', {})).items[0]?.state).toBe('running');
    const twin = await openDesk(blog, { folder: desk.copyLibrary(), secrets: desk.secrets });
    await twin.mirrored();
    expect((await pausedBlogs(twin)).map(({ jobs, checking }) => [jobs, checking])).toEqual([[1, false]]);
  });

  it('a list fails half-way through the comparison: it stays paused', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId, 10);
    const twin = await openDesk(blog, { folder: desk.copyLibrary(), secrets: desk.secrets });
    await desk.finish();
    blog.faults.add({ method: 'posts.list', occurrence: 3, line: 'truncate' });
    await twin.call('mirrors.start', { blogId });
    await twin.mirrored();
    expect((await pausedBlogs(twin)).map(({ jobs }) => jobs)).toEqual([1]);
    await verify(twin, blogId);
    expect(blog.posts()).toHaveLength(1);
  });
});

describe('an older backup restored', () => {
  it('from before the publication: the post is found by its mark, and not published again', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    const backup = desk.copyLibrary();
    await desk.send(postId, blogId);
    await desk.finish();
    const restored = await openDesk(blog, { folder: backup, secrets: desk.secrets });
    expect(restored.post(postId).status).toBe('draft');
    const jobId = await restored.send(postId, blogId);
    await restored.mirrored();
    await restored.finish();
    expect((await restored.job(jobId)).state).toBe('done');
    expect(blog.posts()).toHaveLength(1);
    expect(restored.post(postId).status).toBe('published');
  });

  it('compared before anything is sent: the post is online here again', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    const backup = desk.copyLibrary();
    await desk.send(postId, blogId);
    await desk.finish();
    const restored = await openDesk(blog, { folder: backup, secrets: desk.secrets });
    await verify(restored, blogId);
    expect(restored.post(postId).status).toBe('published');
    expect(await restored.publications(postId)).toMatchObject([
      { state: 'online', remoteId: blog.live()[0]?.id },
    ]);
  });

  it('with a newer text online: nothing is overwritten, and the author decides', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    const backup = desk.copyLibrary();
    desk.rewrite(postId, (post) => ({ ...post, title: 'Le titre d’après la sauvegarde' }));
    await desk.send(postId, blogId);
    await desk.finish();
    const restored = await openDesk(blog, { folder: backup, secrets: desk.secrets });
    const jobId = await restored.send(postId, blogId);
    await restored.mirrored();
    await restored.finish();
    expect((await restored.job(jobId)).failure?.code).toBe('publication.changed-on-blog');
    expect(blog.posts().map(({ title }) => title)).toEqual(['Le titre d’après la sauvegarde']);
  });

  it('from before an update sent since: the newer text is read back', async () => {
    const { desk, blog, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const backup = desk.copyLibrary();
    desk.rewrite(postId, (post) => ({ ...post, title: 'Corrigé' }));
    await desk.send(postId, blogId);
    await desk.finish();
    const restored = await openDesk(blog, { folder: backup, secrets: desk.secrets });
    await verify(restored, blogId);
    expect(restored.post(postId).document.title).toBe('Corrigé');
    expect(blog.posts()).toHaveLength(1);
  });
});

it('a copy always reads before it publishes, as the original may have been faster', async () => {
  const { desk, blog, blogId, postId } = await openConnectedDesk();
  const twin = await openDesk(blog, { folder: desk.copyLibrary(), secrets: desk.secrets });
  await verify(twin, blogId);
  await desk.send(postId, blogId);
  await desk.finish();
  const jobId = await twin.send(postId, blogId);
  await twin.finish();
  expect((await twin.job(jobId)).state).toBe('done');
  expect(blog.posts()).toHaveLength(1);
});

it('leaves the target of a symbolic link unchanged where the device number would be written', async () => {
  const { desk, blogId, postId } = await openConnectedDesk();
  const other = join(deskFolder(), 'somebody.txt');
  writeFileSync(other, 'Leurs mots.');
  const beside = join(desk.folder, 'library.sends');
  rmSync(beside);
  symlinkSync(other, beside);
  await desk.send(postId, blogId, 10);
  expect(readFileSync(other, 'utf8')).toBe('Leurs mots.');
  expect(JSON.parse(readFileSync(beside, 'utf8'))).toEqual({ epoch: 1 });
});

it('a library without a recorded folder counts as a copy, as the record may have been removed', async () => {
  const { desk, blog, blogId, postId } = await openConnectedDesk();
  await desk.send(postId, blogId, 10);
  desk.backend.db.exec("DELETE FROM settings WHERE key = 'claim'");
  await desk.close();
  rmSync(join(desk.folder, 'library.sends'));
  const again = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
  expect(await pausedBlogs(again)).toMatchObject([{ blogId }]);
  expect(blog.live()).toHaveLength(0);
});
