import { describe, expect, test } from 'vitest';
import { brokenLines } from '#tests/builders/practice-blog/behaviours.ts';
import { faultPlan } from '#tests/builders/practice-blog/faults.ts';
import { askToken, openSignedInBlog, signIn } from './test-practice-blog.ts';
import type { PostListAnswer, RefusalAnswer } from './test-practice-blog.ts';

async function setUp() {
  const setting = await openSignedInBlog();
  const stored = async () => {
    const query = { status: ['DRAFT', 'LIVE'], view: 'AUTHOR' };
    const { json } = await setting.ask<PostListAnswer>('GET', setting.posts, { query });
    return json.items?.map(({ title }) => title) ?? [];
  };
  const insert = (title: string) =>
    setting.ask<RefusalAnswer>('POST', setting.posts, { query: { isDraft: 'true' }, body: { title } });
  return { ...setting, faults: setting.blog.faults, stored, insert };
}

describe('faults over the wire', () => {
  test('a status with a reason applies once and stores nothing', async () => {
    const { faults, insert, stored } = await setUp();
    faults.add({
      method: 'posts.insert',
      status: 403,
      reason: 'rateLimitExceeded',
      message: 'Rate Limit Exceeded',
    });
    const { status, json } = await insert('un');
    expect(status).toBe(403);
    expect(json.error).toMatchObject({
      message: 'Rate Limit Exceeded',
      errors: [{ reason: 'rateLimitExceeded' }],
    });
    expect(await stored()).toEqual([]);
    expect((await insert('un')).status).toBe(200);
  });

  test('a bare status gets its usual reason, and Retry-After on request', async () => {
    const { faults, insert } = await setUp();
    faults.add({ method: '*', status: 503, retryAfter: 7, times: 2 });
    const answers = [await insert('1'), await insert('2'), await insert('3')];
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(answers[1]?.json.error.errors[0]?.reason).toBe('backendError');
    expect(answers.map(({ headers }) => headers.get('retry-after'))).toEqual(['7', '7', null]);
  });

  test('drop-before: cuts the line and stores nothing', async () => {
    const { faults, insert, stored } = await setUp();
    faults.add({ method: 'posts.insert', line: 'drop-before' });
    await expect(insert('un')).rejects.toThrow('fetch failed');
    expect(await stored()).toEqual([]);
  });

  test('store-then-drop: cuts the line and stores all', async () => {
    const { faults, insert, stored } = await setUp();
    faults.add({ method: 'posts.insert', line: 'store-then-drop' });
    await expect(insert('un')).rejects.toThrow('fetch failed');
    expect(await stored()).toEqual(['un']);
  });

  test('truncate: stores all and returns half of the JSON', async () => {
    const { faults, insert, stored } = await setUp();
    faults.add({ method: 'posts.insert', line: 'truncate' });
    await expect(insert('un')).rejects.toThrow(SyntaxError);
    expect(await stored()).toEqual(['un']);
  });

  test('latency delays the answer and its effect', async () => {
    const { faults, ask, posts } = await setUp();
    faults.add({ method: 'posts.list', latency: 120 });
    const started = performance.now();
    expect((await ask('GET', posts)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(118);
  });

  test('an expired sign-in answers like the token endpoint', async () => {
    const { blog, faults } = await setUp();
    const { refresh_token = '' } = await signIn(blog);
    faults.add({
      method: 'oauth.token',
      status: 400,
      reason: 'invalid_grant',
      message: 'Token has been expired or revoked.',
    });
    const { status, json } = await askToken(blog, { grant_type: 'refresh_token', refresh_token });
    expect(status).toBe(400);
    expect(json).toEqual({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' });
  });

  test('pages and feed have faults of their own', async () => {
    const { blog, faults } = await setUp();
    faults.add({ method: 'feed', status: 404 });
    expect((await fetch(`${blog.pagesOrigin}/`)).status).toBe(200);
    expect((await fetch(`${blog.pagesOrigin}/feeds/posts/default`)).status).toBe(404);
  });

  test('logs each request with its fault', async () => {
    const { faults, insert } = await setUp();
    faults.clearLog();
    faults.add({ method: 'posts.insert', line: 'store-then-drop' });
    await expect(insert('un')).rejects.toThrow('fetch failed');
    const [logged] = faults.log();
    expect(faults.log()).toHaveLength(1);
    expect(logged).toMatchObject({
      method: 'posts.insert',
      verb: 'POST',
      query: '?isDraft=true',
      body: '{"title":"un"}',
      status: 200,
    });
    expect(logged?.answer).toMatchObject({ title: 'un', status: 'DRAFT' });
    expect(logged?.fault).toEqual({ method: 'posts.insert', line: 'store-then-drop' });
  });
});

test('applies another author’s edit on the web, and the newline setting of an old blog', async () => {
  const { blog, draft, read, faults } = await setUp();
  const { id, etag } = await draft({ title: 'Un', content: '<p>a\nb</p>' });
  faults.behaviours.alters = brokenLines;
  await blog.elsewhere.write(id, { content: '<p>c\nd</p>' }, { whole: false });
  const after = await read(id);
  expect(after).toMatchObject({ title: 'Un', content: '<p>c<br />d</p>' });
  expect(after.etag).not.toBe(etag);
  await blog.elsewhere.remove(id);
  await expect(blog.elsewhere.publish(id)).rejects.toThrow('Not Found');
});

describe('the plan', () => {
  const meets = (plan: ReturnType<typeof faultPlan>, calls: string[]) =>
    calls.map((method) => plan.next(method)?.status ?? 0);

  test('counts the matching calls', () => {
    const plan = faultPlan();
    plan.add({ method: 'posts.get', status: 500, occurrence: 2, times: 2 });
    expect(meets(plan, ['posts.get', 'posts.list', 'posts.get', 'posts.get', 'posts.get'])).toEqual([
      0, 0, 500, 500, 0,
    ]);
  });

  test('applies faults in the order they were added, and none after clear', () => {
    const plan = faultPlan();
    plan.add({ method: 'posts.get', status: 500 });
    plan.add({ method: '*', status: 404, times: 9 });
    expect(meets(plan, ['posts.get', 'posts.get', 'posts.list'])).toEqual([500, 404, 404]);
    plan.clear();
    expect(meets(plan, ['posts.get'])).toEqual([0]);
  });
});
