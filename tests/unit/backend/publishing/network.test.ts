/** A missing network, a slow one, and a service that asks for a delay. */
import { describe, expect, test } from 'vitest';
import { AppError } from '#contract/failure.ts';
import { verdictOn } from '#backend/publishing/jobs/back-off.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { openDeskBlog, openDesk, openConnectedDesk, interview, NOON } from './publishing-desk.ts';
import type { DeskBlog } from './publishing-desk.ts';

/** A network with a switch. */
function createNetwork() {
  const network = { up: true, requests: 0 };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    network.requests += 1;
    if (network.up) return globalThis.fetch(input, init);
    throw new TypeError('fetch failed', {
      cause: Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
    });
  };
  return { network, fetch };
}

/** Requests to the blog other than reads. */
const writeRequests = (blog: DeskBlog): string[] =>
  blog.faults
    .log()
    .map((request) => request.method)
    .filter((method) => method !== 'posts.list');

describe('offline', () => {
  test('stays queued, reports it, retries at growing intervals, and is sent by itself once online', async () => {
    const { network, fetch } = createNetwork();
    const { blog, desk, blogId, postId } = await openConnectedDesk({ fetch });
    network.up = false;
    network.requests = 0;
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'waiting-network',
      failure: { code: 'network.offline' },
    });
    expect(desk.post(postId).status).toBe('queued');
    for (const hour of [1, 2, 3]) {
      while ((desk.timers.next() ?? Infinity) <= NOON + hour * 3_600_000) {
        desk.timers.advanceTo(desk.timers.next() ?? 0);
        await desk.settled();
      }
    }
    // Three hours: seven steps to five minutes, then one request every five.
    expect(network.requests).toBeLessThan(50);
    expect(network.requests).toBeGreaterThan(20);
    network.up = true;
    desk.backend.lifecycle.online(true);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
    expect(blog.live()).toHaveLength(1);
  });

  test('can be cancelled before anything is sent', async () => {
    const { network, fetch } = createNetwork();
    const { blog, desk, blogId, postId } = await openConnectedDesk({ fetch });
    network.up = false;
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    await desk.call('jobs.cancel', { id: jobId });
    network.up = true;
    desk.backend.lifecycle.resume();
    await desk.finish();
    expect(blog.posts()).toEqual([]);
    expect(desk.post(postId).status).toBe('draft');
  });

  test('cancelled after a possible insert: nothing becomes public, and sending again makes no second post', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: 'posts.insert', line: 'store-then-drop' });
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    await desk.call('jobs.cancel', { id: jobId });
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'cancelled', left: true });
    expect(blog.posts().map((post) => post.status)).toEqual(['DRAFT']);
    await desk.send(postId, blogId);
    await desk.finish();
    expect(blog.posts().map((post) => post.status)).toEqual(['LIVE']);
  });

  test('cannot be cancelled once it may be public', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: 'posts.publish', line: 'store-then-drop' });
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    await expect(desk.call('jobs.cancel', { id: jobId })).rejects.toMatchObject({
      code: 'job.already-leaving',
    });
    await desk.finish();
    expect(blog.live()).toHaveLength(1);
  });

  test('the queue survives a restart and is sent at the next start', async () => {
    const { network, fetch } = createNetwork();
    const blog = await openDeskBlog();
    const secrets = new Map<string, string>();
    const desk = await openDesk(blog, { fetch, secrets });
    const { blogId } = await desk.signIn();
    const postId = desk.write(interview());
    network.up = false;
    await desk.send(postId, blogId);
    await desk.settled();
    await desk.close();
    const again = await openDesk(blog, { folder: desk.folder, secrets });
    await again.finish();
    expect(blog.live()).toHaveLength(1);
    expect(again.post(postId).status).toBe('published');
  });

  test('resume and a manual retry start pending jobs at once', async () => {
    const { network, fetch } = createNetwork();
    const { desk, blogId, postId } = await openConnectedDesk({ fetch });
    network.up = false;
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    network.requests = 0;
    publishingOf(desk.backend).resume();
    await desk.settled();
    expect(network.requests).toBe(1);
    await desk.call('jobs.retry', { id: jobId });
    await desk.settled();
    expect(network.requests).toBe(2);
  });
});

test('respects Retry-After', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  blog.faults.add({ method: 'posts.insert', status: 429, reason: 'rateLimitExceeded', retryAfter: 90 });
  const jobId = await desk.send(postId, blogId);
  await desk.settled();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'waiting',
    dueAt: NOON + 90_000,
    failure: { code: 'destination.quota' },
  });
  desk.timers.advanceTo(NOON + 89_999);
  await desk.settled();
  expect(writeRequests(blog)).toEqual(['posts.insert']);
  desk.timers.advanceTo(NOON + 90_000);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
});

test('times out an answer that never comes, and finds what its request did', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk({ timeoutMs: 100 });
  blog.faults.add({ method: 'posts.insert', latency: 400 });
  await desk.send(postId, blogId);
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
});

test('closing lets the current request end, and starts no other', async () => {
  let inserting: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (inserting = resolve));
  const { blog, desk, blogId, postId } = await openConnectedDesk({
    point: (name) => (name === 'publish:before-insert' ? inserting() : undefined),
  });
  blog.faults.add({ method: 'posts.insert', latency: 60 });
  await desk.send(postId, blogId);
  await begun;
  await desk.close();
  expect(writeRequests(blog)).toEqual(['posts.insert']);
  expect(blog.drafts()).toHaveLength(1);
  const again = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
  await again.finish();
  expect(blog.posts().map((post) => post.status)).toEqual(['LIVE']);
});

test('closing during the publish request keeps its answer, and does not read back', async () => {
  let closed: Promise<void> | undefined;
  const { blog, desk, blogId, postId } = await openConnectedDesk({
    point: (name) => {
      if (name === 'publish:published') closed = publishingOf(desk.backend).outbox.close();
    },
  });
  await desk.send(postId, blogId);
  await desk.settled();
  await closed;
  expect(writeRequests(blog)).toEqual(['posts.insert', 'posts.publish']);
  const { db } = desk.backend;
  expect(db.prepare('SELECT remote_status FROM publications').pluck().all()).toEqual(['live']);
});

test('closing during the search for an existing post sends and writes nothing more', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  blog.faults.add({ method: 'posts.list', latency: 60 });
  await desk.send(postId, blogId);
  await desk.close();
  expect(blog.faults.log().map((request) => request.method)).toEqual(['posts.list']);
  expect(blog.posts()).toEqual([]);
});

test('the delay grows to five minutes, with random spread', () => {
  const offline = new AppError('network.offline');
  const waits = [0, 1, 2, 8, 30].map((attempts) =>
    [0, 0.999].map((random) => verdictOn(offline, attempts, random)),
  );
  expect(waits.map((pair) => pair.map((verdict) => ('after' in verdict ? verdict.after : 0)))).toEqual([
    [1_500, 2_499],
    [3_000, 4_998],
    [6_000, 9_996],
    [225_000, 374_850],
    [225_000, 374_850],
  ]);
  expect(verdictOn(new AppError('destination.quota', { daily: 1 }), 0, 0)).toEqual({
    state: 'waiting',
    after: 3_600_000,
  });
  expect(verdictOn(new AppError('destination.forbidden'), 0, 0)).toEqual({ state: 'needs-author' });
});
