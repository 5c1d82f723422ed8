/** Each intent with each fault and each death of the process: done once, with correct rows. */
import { describe, expect, test } from 'vitest';
import type { Fault } from '#tests/builders/practice-blog/faults.ts';
import {
  openDeskBlog,
  openDesk,
  deskFolder,
  openConnectedDesk,
  interview,
  NOON,
} from '../publishing-desk.ts';
import { outcome } from '../outcome.ts';
import { POINTS } from '../points.ts';

const TOMORROW = NOON + 21 * 3_600_000;

describe('with faults on the way', () => {
  const METHODS = ['posts.insert', 'posts.get', 'posts.publish', 'posts.patch'] as const;
  const FAULTS = {
    'line cut before': { line: 'drop-before' },
    // A read is sent once more at once.
    'line cut twice': { line: 'drop-before', times: 2 },
    'stored, then cut': { line: 'store-then-drop' },
    'half an answer': { line: 'truncate' },
    'server error': { status: 503, reason: 'backendError' },
    'token refused': { status: 401, reason: 'authError' },
  } as const satisfies Record<string, Omit<Fault, 'method'>>;
  const each = METHODS.flatMap((method) =>
    Object.entries(FAULTS).map(([name, fault]) => [method, name, fault] as const),
  );

  test.each(each)('%s, %s: one draft', async (method, _, fault) => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method, ...fault });
    await desk.send(postId, blogId, 0, { act: 'deposit' });
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toMatchObject({
      blog: ['DRAFT'],
      job: 'done',
      state: 'deposited',
    });
  });

  test.each(each)('%s, %s: one scheduled post', async (method, _, fault) => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method, ...fault });
    await desk.send(postId, blogId, 0, { act: 'schedule', publishAt: TOMORROW });
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toMatchObject({
      blog: ['SCHEDULED'],
      job: 'done',
      state: 'scheduled',
    });
  });

  test.each(each)('%s, %s: one public post, with its address and its title', async (method, _, fault) => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method, ...fault });
    await desk.send(postId, blogId, 0, { addressTitle: 'equipe port' });
    await desk.finish();
    expect(blog.posts().map(({ status, title, path }) => [status, title, path])).toEqual([
      ['LIVE', interview().title, '/2026/11/equipe-port.html'],
    ]);
  });

  const HOWS = {
    deposit: { how: { act: 'deposit' }, status: 'DRAFT' },
    schedule: { how: { act: 'schedule', publishAt: TOMORROW }, status: 'SCHEDULED' },
    address: { how: { addressTitle: 'equipe port' }, status: 'LIVE' },
    revert: { how: 'revert', status: 'DRAFT' },
    delete: { how: 'delete', status: 'SOFT_TRASHED' },
  } as const;
  const kills = POINTS.flatMap((point) =>
    Object.entries(HOWS).map(([name, fault]) => [point, name, fault] as const),
  );

  test.each(kills)('killed at %s of %s and started again', async (point, _, { how, status }) => {
    const blog = await openDeskBlog();
    const secrets = new Map<string, string>();
    const folder = deskFolder();
    const first = await openDesk(blog, { folder, secrets });
    const { blogId } = await first.signIn();
    const postId = first.write(interview());
    const takesDown = typeof how === 'string';
    if (takesDown) {
      await first.send(postId, blogId);
      await first.finish();
    }
    await first.close();
    let reached: () => void = () => undefined;
    const arrived = new Promise<'there'>((resolve) => (reached = () => resolve('there')));
    const dying = await openDesk(blog, {
      folder,
      secrets,
      point: (name) => (name === point ? (reached(), new Promise<void>(() => undefined)) : undefined),
    });
    const request = takesDown
      ? dying.call('publications.take-down', { postId, blogId, act: how })
      : dying.send(postId, blogId, 0, how);
    // A point that this intent never reaches: it ends.
    await Promise.race([arrived, request.then(() => dying.settled())]);
    const again = await openDesk(blog, { folder: dying.abandon(), secrets });
    await again.finish();
    expect(blog.posts().map((post) => post.status)).toEqual([status]);
    expect((await again.call('jobs.list', {})).items[0]).toMatchObject({ state: 'done' });
    expect(blog.posts()[0]).toMatchObject({ title: interview().title });
  });
});
