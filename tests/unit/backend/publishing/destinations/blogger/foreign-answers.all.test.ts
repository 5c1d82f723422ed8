/**
 * The network answers in Blogger’s place: a portal, a filter, half of a text. The job waits, reports it, and nobody
 * is signed out.
 */
import { describe, expect, test } from 'vitest';
import { foreignAnswer, type Received } from '#backend/publishing/destinations/blogger/errors.ts';
import { parseJson } from '#backend/network/read-bounded.ts';
import type { Fault } from '#tests/builders/practice-blog/faults.ts';
import { openDeskBlog, openDesk, openConnectedDesk, interview } from '../../publishing-desk.ts';

const foreignReceived = ({
  text = '<html><title>Portail</title>',
  ...more
}: Partial<Omit<Received, 'json'>>): Received => ({
  host: 'blogger.googleapis.com',
  status: 200,
  type: 'text/html; charset=utf-8',
  location: null,
  text,
  json: parseJson(text),
  ...more,
});

test.each<[string, Partial<Omit<Received, 'json'>>, string | undefined]>([
  ['a page with 200', {}, 'page'],
  ['a page that claims to be JSON, truncated', { type: 'application/json', text: '{"id":"1' }, 'cut'],
  [
    'a redirect',
    { status: 302, location: 'https://portail.mairie.example/login?session=secret' },
    'redirect',
  ],
  ['a redirect without an address', { status: 307 }, 'redirect'],
  ['511', { status: 511 }, 'portal'],
  ['a filter’s 403', { status: 403 }, 'page'],
  ['a filter’s 401, which signs nobody out', { status: 401 }, 'page'],
  ['an empty 401', { status: 401, text: '', type: null }, 'page'],
  ['a filter’s 404', { status: 404 }, 'page'],
  ['451', { status: 451 }, 'page'],
  ['Google’s own 401', { status: 401, type: 'application/json', text: '{"error":{"code":401}}' }, undefined],
  ['Google’s own 403', { status: 403, type: 'application/json', text: '{"error":{"code":403}}' }, undefined],
  ['Google’s own answer', { type: 'application/json', text: '{"kind":"blogger#post"}' }, undefined],
  ['a 304 without contents', { status: 304, text: '' }, undefined],
  ['deleted', { status: 204, text: '' }, undefined],
  ['a 502 page of Google’s own front end', { status: 502 }, undefined],
  ['a 429 page', { status: 429 }, undefined],
])('%s', (_, more, kind) => {
  expect(foreignAnswer(foreignReceived(more))?.params['kind']).toBe(kind);
});

test('the details for the IT service name hosts without session data', () => {
  const { params } = foreignAnswer(
    foreignReceived({ status: 302, location: 'https://portail.mairie.example/login?session=secret' }),
  ) ?? { params: {} };
  expect(params).toEqual({
    kind: 'redirect',
    status: 302,
    type: 'text/html',
    host: 'blogger.googleapis.com',
    to: 'portail.mairie.example',
  });
});

const PAGE = { type: 'text/html', body: '<html><body>Bienvenue sur le wifi</body></html>' };
const STRANGERS: readonly [string, Omit<Fault, 'method'>][] = [
  ['an HTML 200', { stranger: PAGE }],
  ['a redirect to a portal', { status: 302, stranger: { ...PAGE, location: 'http://portail.example/' } }],
  ['a 511', { status: 511, stranger: PAGE }],
  ['a filter’s 403', { status: 403, stranger: PAGE }],
  ['a filter’s 401', { status: 401, stranger: PAGE }],
];

describe.each(STRANGERS)('%s', (_, fault) => {
  test('while publishing: the job waits for the network, stays signed in, and is sent by itself', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: '*', times: 4, ...fault });
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'waiting-network',
      failure: { code: 'network.not-blogger', params: { host: '127.0.0.1' } },
    });
    expect((await desk.call('blogs.list', {})).items[0]?.state).toBe('connected');
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
    expect(blog.live()).toHaveLength(1);
    expect(blog.posts()).toHaveLength(1);
  });

  test('at the token endpoint: during a sign-in and a refresh', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: 'oauth.token', times: 9, ...fault });
    await expect(desk.call('accounts.sign-in', {})).rejects.toMatchObject({ code: 'network.not-blogger' });
    blog.faults.clear();
    blog.faults.add({ method: 'posts.insert', status: 401, reason: 'authError' });
    blog.faults.add({ method: 'oauth.token', times: 3, ...fault });
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    expect(await desk.job(jobId)).toMatchObject({
      state: 'waiting-network',
      failure: { code: 'network.not-blogger' },
    });
    blog.faults.clear();
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  });
});

test('finds the post of an insert whose answer a filter replaced, and creates no second one', async () => {
  const blog = await openDeskBlog();
  let filtering = true;
  // The insert succeeds; its answer is replaced on the way back.
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await globalThis.fetch(input, init);
    const insert = init?.method === 'POST' && new Request(input).url.includes('/posts?isDraft=true');
    if (!insert || !filtering) return answer;
    filtering = false;
    return new Response(PAGE.body, { status: 403, headers: { 'content-type': 'text/html' } });
  };
  const desk = await openDesk(blog, { fetch });
  const { blogId } = await desk.signIn();
  const jobId = await desk.send(desk.write(interview()), blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect(blog.posts().map((post) => post.status)).toEqual(['LIVE']);
});

test('distinguishes an untrusted certificate from a missing network', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk({
    fetch: (input, init) =>
      refusing
        ? Promise.reject(
            new TypeError('fetch failed', {
              cause: Object.assign(new Error('self-signed'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
            }),
          )
        : globalThis.fetch(input, init),
  });
  refusing = true;
  const jobId = await desk.send(postId, blogId);
  await desk.settled();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'waiting-network',
    failure: { code: 'network.certificate', params: { host: '127.0.0.1' } },
  });
  refusing = false;
  await desk.finish();
  expect(blog.live()).toHaveLength(1);
});
let refusing = false;
