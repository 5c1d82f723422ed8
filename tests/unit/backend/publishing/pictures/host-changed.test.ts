/** A library of an earlier build, whose blog used a picture host that Escale no longer has. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDesk } from '../publishing-desk.ts';
import { openPictureDesk, addPhotos, withPhotos } from './picture-desk.ts';

/** The migrated state: no host is chosen, and the frozen text has a picture without an address. */
function makeEarlier(folder: string, jobId: string, sha256: string): void {
  const db = new Database(join(folder, 'library.sqlite'));
  db.exec('UPDATE blogs SET picture_host = NULL');
  db.prepare(
    `UPDATE jobs SET content = ?, state = 'needs-author', failure_code = 'pictures.host-changed', failure_params = '{}',
       failure_incident = 'i' WHERE id = ?`,
  ).run(`<p><img src="https://picture.invalid/${sha256}" alt=""></p>`, jobId);
  db.close();
}

test('a library of another picture host opens, asks again, and marks pending jobs as changed', async () => {
  const { blog, desk, blogId } = await openPictureDesk();
  const [sha256 = ''] = await addPhotos(desk, 1);
  const postId = desk.write(withPhotos([sha256]));
  await desk.call('pictures.choose-host', { blogId, host: 'inline' });
  const jobId = await desk.send(postId, blogId, 30);
  await desk.close();
  makeEarlier(desk.folder, jobId, sha256);

  const next = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
  const changed = { code: 'pictures.host-changed' };
  expect(await next.call('pictures.of-blog', { blogId })).toEqual({ canChoosePictureHost: true });
  expect(await next.job(jobId)).toMatchObject({ state: 'needs-author', failure: changed });
  const { photos } = await next.call('publications.prepare', { postId, blogId });
  expect(photos).toMatchObject({ count: 1, missing: [{ sha256, name: 'Été au jardin.jpg' }] });
  expect(photos.host).toBeUndefined();

  // Retried, nothing is sent; nor can it be pasted.
  await next.call('jobs.retry', { id: jobId });
  await next.finish();
  expect(await next.job(jobId)).toMatchObject({ state: 'needs-author', failure: changed });
  await next.call('by-hand.set-way', { blogId, way: 'by-hand' });
  await expect(next.call('by-hand.text', { jobId, what: 'text' })).rejects.toMatchObject(changed);
  expect(blog.posts()).toEqual([]);

  // With a host chosen again, the post is sent with its picture.
  await next.call('by-hand.set-way', { blogId, way: 'connected' });
  await next.call('jobs.cancel', { id: jobId });
  await next.call('pictures.choose-host', { blogId, host: 'inline' });
  await next.send(postId, blogId);
  await next.finish();
  expect(blog.live()[0]?.content).toContain('src="data:image/jpeg;base64,');
  expect(existsSync(join(next.folder, 'assets', sha256.slice(0, 2), sha256))).toBe(true);
});
