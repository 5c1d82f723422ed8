/** Every fault and every death of the process at every step: one public post, and correct rows. */
import { describe, expect, test } from 'vitest';
import type { Fault } from '#tests/builders/practice-blog/faults.ts';
import type { Point } from '#backend/publishing/jobs/work.ts';
import { openDeskBlog, openDesk, deskFolder, interview } from './publishing-desk.ts';
import type { DeskBlog, PublishingDesk } from './publishing-desk.ts';
import { SEND_POINTS } from './points.ts';

const STEPS = ['posts.insert', 'posts.publish', 'posts.get'] as const;
const FAULTS = {
  'line cut before': { line: 'drop-before' },
  // A read is retried at once.
  'line cut twice': { line: 'drop-before', times: 2 },
  'stored, then cut': { line: 'store-then-drop' },
  'half an answer': { line: 'truncate' },
  'server error': { status: 503, reason: 'backendError' },
  'too many requests': { status: 429, reason: 'rateLimitExceeded', retryAfter: 90 },
  'token refused': { status: 401, reason: 'authError' },
} as const satisfies Record<string, Omit<Fault, 'method'>>;

/** A summary of both sides. */
async function outcome(blog: DeskBlog, desk: PublishingDesk, postId: string) {
  const [job] = (await desk.call('jobs.list', {})).items;
  const [publication] = await desk.publications(postId);
  return {
    onTheBlog: blog.posts().map((post) => post.status),
    job: job?.state,
    failure: job?.failure?.code,
    publication: publication?.state,
    sameId: publication?.remoteId === blog.live()[0]?.id,
    post: desk.post(postId).status,
  };
}
const ONE_PUBLIC_POST = {
  onTheBlog: ['LIVE'],
  job: 'done',
  failure: undefined,
  publication: 'online',
  sameId: true,
  post: 'published',
};

/** Surplus drafts go to Blogger’s bin, and nowhere else. */
const withoutBin = (blog: DeskBlog) => ({
  ...blog,
  posts: () => blog.posts().filter((post) => post.status !== 'SOFT_TRASHED'),
});

async function signedIn() {
  const blog = await openDeskBlog();
  const folder = deskFolder();
  const secrets = new Map<string, string>();
  const desk = await openDesk(blog, { folder, secrets });
  const { blogId } = await desk.signIn();
  return { blog, folder, secrets, desk, blogId, postId: desk.write(interview()) };
}

describe.each(STEPS)('during %s', (method) => {
  test.each(Object.entries(FAULTS))('%s: one public post', async (_, fault) => {
    const { blog, desk, blogId, postId } = await signedIn();
    blog.faults.add({ method, ...fault });
    await desk.send(postId, blogId);
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toEqual(ONE_PUBLIC_POST);
  });

  test('three cuts in a row, each after all was stored: one public post', async () => {
    const { blog, desk, blogId, postId } = await signedIn();
    blog.faults.add({ method, line: 'store-then-drop', times: 3 });
    await desk.send(postId, blogId);
    await desk.finish();
    expect(await outcome(blog, desk, postId)).toEqual(ONE_PUBLIC_POST);
  });
});

/** A run of Escale that stops for ever at one point, like a process killed there. */
async function dieAt(point: Point, fault?: Fault) {
  const first = await signedIn();
  await first.desk.close();
  const { blog, secrets, blogId, postId } = first;
  let reached: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (reached = resolve));
  const dying = await openDesk(blog, {
    folder: first.folder,
    secrets,
    point: (name) => (name === point ? (reached(), new Promise<void>(() => undefined)) : undefined),
  });
  if (fault !== undefined) blog.faults.add(fault);
  void dying.send(postId, blogId);
  await arrived;
  return { blog, folder: dying.abandon(), secrets, blogId, postId };
}

describe.each(SEND_POINTS)('killed at %s', (point) => {
  test('and restarted: one public post', async () => {
    const { blog, folder, secrets, postId } = await dieAt(point);
    const again = await openDesk(blog, { folder, secrets });
    await again.finish();
    expect(await outcome(blog, again, postId)).toEqual(ONE_PUBLIC_POST);
  });

  test.each(Object.entries(FAULTS))('restarted into %s: one public post', async (_, fault) => {
    const { blog, folder, secrets, postId } = await dieAt(point);
    blog.faults.add({ method: '*', ...fault, occurrence: 3 });
    const again = await openDesk(blog, { folder, secrets });
    await again.finish();
    expect(await outcome(blog, again, postId)).toEqual(ONE_PUBLIC_POST);
  });
});

test('adopts a public post with our mark, whatever the state of its row', async () => {
  const { blog, folder, secrets, postId } = await dieAt('publish:inserted');
  const [draft] = blog.drafts();
  await blog.elsewhere.publish(draft?.id ?? '');
  const again = await openDesk(blog, { folder, secrets });
  await again.finish();
  expect(await outcome(blog, again, postId)).toEqual(ONE_PUBLIC_POST);
});

test('does not adopt, overwrite or delete our draft that someone edited meanwhile', async () => {
  const { blog, folder, secrets, postId } = await dieAt('publish:inserted');
  const [draft] = blog.drafts();
  await blog.elsewhere.write(
    draft?.id ?? '',
    { content: `${draft?.content}<p>Une phrase de plus.</p>` },
    { whole: false },
  );
  const again = await openDesk(blog, { folder, secrets });
  await again.finish();
  expect(blog.live()).toHaveLength(1);
  expect(blog.live()[0]?.content).not.toContain('Une phrase de plus');
  expect(blog.drafts().map((post) => post.content.includes('Une phrase de plus'))).toEqual([true]);
  expect(await again.publications(postId)).toEqual([expect.objectContaining({ state: 'online' })]);
});

test('replaces a draft that refuses writes, and never publishes as a side effect', async () => {
  const { blog, desk, blogId, postId } = await signedIn();
  // Permanently refused after the insert: the author corrects the text and sends it again.
  blog.faults.add({ method: 'posts.publish', status: 403, reason: 'forbidden' });
  await desk.send(postId, blogId);
  await desk.finish();
  expect(blog.posts().map((post) => post.status)).toEqual(['DRAFT']);
  desk.rewrite(postId, (post) => ({ ...post, title: 'Le titre corrigé' }));
  blog.faults.add({ method: 'posts.patch', status: 404, reason: 'notFound' });
  await desk.send(postId, blogId);
  await desk.finish();
  expect(
    withoutBin(blog)
      .posts()
      .map((post) => [post.status, post.title]),
  ).toEqual([['LIVE', 'Le titre corrigé']]);
});
