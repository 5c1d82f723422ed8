/** What Drive refuses, for a while or for good; and what readers would not see. */
import { describe, expect, test } from 'vitest';
import { anAllowedDesk, driveOf, shownOn } from './a-drive-desk.ts';
import { photosOf, withPhotos } from './a-picture-desk.ts';

describe('what Drive refuses holds the post back, and says so', () => {
  test.each([
    { method: 'drive.files.create', reason: 'storageQuotaExceeded', code: 'pictures.drive-full', params: {} },
    ...[
      'publishOutNotPermitted',
      'shareOutNotPermitted',
      'cannotShareTeamDriveWithNonGoogleAccounts',
      'insufficientFilePermissions',
      'forbidden',
    ].map((reason) => ({
      method: 'drive.permissions.create',
      reason,
      code: 'pictures.drive-policy',
      params: { what: 'sharing' },
    })),
    {
      method: 'drive.files.list',
      reason: 'domainPolicy',
      code: 'pictures.drive-policy',
      params: { what: 'apps' },
    },
    {
      method: 'drive.files.create',
      reason: 'forbidden',
      code: 'pictures.drive-rejected',
      params: { reason: 'forbidden' },
    },
  ])('$reason of $method', async ({ method, reason, code, params }) => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const postId = desk.write(withPhotos(await photosOf(desk, 1)));
    // The folder is made by the first `files.create`.
    const occurrence = method === 'drive.files.create' ? 2 : 1;
    blog.faults.add({ method, status: 403, reason, occurrence });
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    expect(await desk.job(jobId)).toMatchObject({ state: 'needs-author', failure: { code, params } });
    expect(blog.posts()).toEqual([]);
    await desk.call('jobs.retry', { id: jobId });
    await desk.finish();
    expect(shownOn(blog)).toHaveLength(1);
    expect(await (await driveOf(blog)).pictures()).toHaveLength(1);
  });

  test.each([
    { status: 403, reason: 'sharingRateLimitExceeded', wait: 3_600_000 },
    { status: 403, reason: 'userRateLimitExceeded', wait: 2_000 },
    { status: 429, reason: 'rateLimitExceeded', wait: 2_000 },
    { status: 503, reason: 'backendError', wait: 2_000 },
  ])('$status $reason passes: it is asked again by itself', async ({ status, reason, wait }) => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const postId = desk.write(withPhotos(await photosOf(desk, 1)));
    blog.faults.add({ method: 'drive.permissions.create', status, reason });
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    const job = await desk.job(jobId);
    expect(job).toMatchObject({ state: 'waiting', failure: { code: 'pictures.drive-unavailable' } });
    expect((job.leavesAt ?? 0) - desk.clock.at).toBe(wait);
    await desk.finish();
    expect(blog.live()).toHaveLength(1);
  });

  test('an address that gives a page to readers; one that is asked too often waits', async () => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const postId = desk.write(withPhotos(await photosOf(desk, 1)));
    blog.faults.behaviours.drivePictures = 'page';
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'needs-author',
      failure: { code: 'pictures.not-public', params: { reason: 'not-a-picture' } },
    });
    blog.faults.behaviours.drivePictures = 'too-many';
    await desk.call('jobs.retry', { id: jobId });
    await desk.settled();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'waiting',
      failure: { code: 'pictures.store-unavailable', params: { status: 429 } },
    });
    expect(blog.posts()).toEqual([]);
    blog.faults.behaviours.drivePictures = 'picture';
    await desk.finish();
    expect(blog.live()).toHaveLength(1);
    expect(await (await driveOf(blog)).pictures()).toHaveLength(1);
  });

  test('a picture put in the bin before its post left is put anew, and the post says its new address', async () => {
    const { blog, desk, blogId } = await anAllowedDesk();
    const postId = desk.write(withPhotos(await photosOf(desk, 1)));
    blog.faults.behaviours.drivePictures = 'page';
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    const drive = await driveOf(blog);
    const [before] = await drive.pictures();
    await drive.trash(before?.id ?? '');
    blog.faults.behaviours.drivePictures = 'picture';
    await desk.call('jobs.retry', { id: jobId });
    await desk.finish();
    const after = (await drive.pictures()).find(({ trashed }) => !trashed);
    expect(after?.id).not.toBe(before?.id);
    expect(shownOn(blog)).toEqual([`${blog.apiOrigin}/d/${after?.id ?? ''}=w2048`]);
  });
});
