import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startPracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';
import {
  blogFolder,
  openPracticeBlog,
  asking,
  askToken,
  openSignedInBlog,
  signIn,
} from './test-practice-blog.ts';
import type { PostListAnswer } from './test-practice-blog.ts';

async function startProcess(folder: string) {
  const blog = await startPracticeBlogProcess(folder);
  onTestFinished(() => blog.close());
  return blog;
}

describe('after SIGKILL', () => {
  test('the blog is unchanged: its ports, its client, its sign-ins, its posts', async () => {
    const folder = await blogFolder();
    const before = await startProcess(folder);
    const { access_token, refresh_token = '' } = await signIn(before);
    const posts = `blogs/${before.blogRemoteId}/posts`;
    const { json: post } = await asking(before, access_token)('POST', posts, {
      body: { title: 'Là', content: '<p>a</p>' },
    });
    await before.kill();

    const after = await startProcess(folder);
    const { controlOrigin: _before, ...settings } = before;
    expect(after).toMatchObject({
      apiOrigin: settings.apiOrigin,
      pagesOrigin: settings.pagesOrigin,
      client: settings.client,
      blogRemoteId: settings.blogRemoteId,
    });
    expect((await asking(after, access_token)('GET', `${posts}/${post.id}`)).json.url).toBe(post.url);
    expect((await askToken(after, { grant_type: 'refresh_token', refresh_token })).status).toBe(200);
    expect(await (await fetch(post.url ?? '')).text()).toContain('<p>a</p>');
  });

  test('during a burst of writes: what was answered is stored, and nothing is partial', async () => {
    const folder = await blogFolder();
    const answered = new Map<string, string>();
    for (let round = 0; round < 3; round += 1) {
      const blog = await startProcess(folder);
      const { access_token } = await signIn(blog);
      const ask = asking(blog, access_token);
      const posts = `blogs/${blog.blogRemoteId}/posts`;
      // Writers continue until the connection breaks, with the kill at a random moment.
      const write = async (writer: number) => {
        for (let count = 0; ; count += 1) {
          const body = { title: `${round}.${writer}.${count}`, content: 'x'.repeat(50_000) };
          const { json } = await ask('POST', posts, { query: { isDraft: 'true' }, body });
          answered.set(json.id, body.title);
          if (answered.size === (round + 1) * 15) void blog.kill();
        }
      };
      await Promise.allSettled([0, 1, 2, 3].map(write));
      await blog.kill();
    }
    const blog = await startProcess(folder);
    const { access_token } = await signIn(blog);
    const query = { status: 'DRAFT', view: 'AUTHOR', maxResults: '500' };
    const { json } = await asking(blog, access_token)<PostListAnswer>(
      'GET',
      `blogs/${blog.blogRemoteId}/posts`,
      {
        query,
      },
    );
    const titles = new Map(json.items?.map(({ id, title }) => [id, title]));
    expect(answered.size).toBeGreaterThanOrEqual(45);
    expect([...answered].filter(([id, title]) => titles.get(id) !== title)).toEqual([]);
    // At most the one pending write of each writer may be stored without an answer.
    expect(titles.size - answered.size).toBeLessThanOrEqual(3 * 4);
    expect(json.items?.every(({ content }) => content?.length === 50_000)).toBe(true);
    expect((await readdir(folder)).filter((name) => name.endsWith('.unreadable'))).toEqual([]);
  }, 30_000);

  test('loses only a code that was not exchanged', async () => {
    const folder = await blogFolder();
    const before = await startProcess(folder);
    await before.tell({ do: 'fault', fault: { method: 'oauth.token', line: 'drop-before' } });
    await expect(signIn(before)).rejects.toThrow('fetch failed');
    await before.kill();
    expect(await signIn(await startProcess(folder))).toHaveProperty('refresh_token');
  });
});

test('ends with its parent process', async () => {
  const blog = await startProcess(await blogFolder());
  await blog.close();
  await expect(fetch(blog.pagesOrigin)).rejects.toThrow('fetch failed');
});

test('the process obeys control messages: clock, behaviours, edits by someone else, its log', async () => {
  const blog = await startProcess(await blogFolder());
  const noon = Date.UTC(2030, 0, 1, 12);
  await blog.tell({ do: 'clock', at: noon });
  const post = await blog.editElsewhere({ act: 'insert', input: { title: 'Ailleurs' }, draft: true });
  expect(post.updated).toBe(noon);
  expect(await blog.editElsewhere({ act: 'publish', id: post.id })).toMatchObject({
    path: '/2030/01/ailleurs.html',
  });
  await blog.tell({ do: 'behave', behaviours: { role: 'READER' } });
  const { access_token } = await signIn(blog);
  expect(
    (await asking(blog, access_token)('DELETE', `blogs/${blog.blogRemoteId}/posts/${post.id}`)).status,
  ).toBe(403);
  expect((await blog.log()).map(({ method }) => method)).toEqual([
    'oauth.authorize',
    'oauth.token',
    'posts.delete',
  ]);
  await blog.editElsewhere({ act: 'remove', id: post.id });
  await expect(blog.editElsewhere({ act: 'trash', id: post.id })).rejects.toThrow('Not Found');
});

describe('the ports', () => {
  test('are stable; a used one is replaced, and the new one is stable', async () => {
    const first = await openPracticeBlog();
    await first.close();
    const again = await openPracticeBlog({ folder: first.folder });
    expect([again.apiOrigin, again.pagesOrigin]).toEqual([first.apiOrigin, first.pagesOrigin]);
    await again.close();

    const other = createServer();
    await new Promise<void>((done) =>
      other.listen(Number(new URL(first.pagesOrigin).port), '127.0.0.1', done),
    );
    onTestFinished(() => void other.close());
    const moved = await openPracticeBlog({ folder: first.folder });
    expect(moved.apiOrigin).toBe(first.apiOrigin);
    expect(moved.pagesOrigin).not.toBe(first.pagesOrigin);
    await moved.close();
    expect((await openPracticeBlog({ folder: first.folder })).pagesOrigin).toBe(moved.pagesOrigin);
  });

  test('change the addresses of posts with the blog', async () => {
    const { blog, ask, posts, online } = await openSignedInBlog();
    const { id } = await online({ title: 'Un' });
    await blog.close();
    const blocker = createServer();
    await new Promise<void>((done) =>
      blocker.listen(Number(new URL(blog.pagesOrigin).port), '127.0.0.1', done),
    );
    onTestFinished(() => void blocker.close());
    const moved = await openPracticeBlog({ folder: blog.folder });
    expect((await ask('GET', `${posts}/${id}`)).json.url).toBe(`${moved.pagesOrigin}/2026/11/un.html`);
  });

  test('can be chosen', async () => {
    const probe = createServer();
    await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
    const { port } = probe.address() as AddressInfo;
    await new Promise((done) => probe.close(done));
    expect((await openPracticeBlog({ ports: { pages: port } })).pagesOrigin).toBe(`http://127.0.0.1:${port}`);
  });
});

test('sets an unreadable file aside, reports it, and keeps the rest', async () => {
  const { blog, online } = await openSignedInBlog();
  const [one, other] = [await online({ title: 'Un' }), await online({ title: 'Deux' })];
  await blog.close();
  const path = join(blog.folder, 'posts', `${one.id}.json`);
  await writeFile(path, '{"version":1,"title":"Un"');
  await writeFile(`${path}.writing`, 'half');
  const errors: string[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message: string) => void errors.push(message),
  };
  const again = await openPracticeBlog({ folder: blog.folder, log });
  expect((await fetch(`${again.pagesOrigin}${new URL(one.url ?? '').pathname}`)).status).toBe(404);
  expect((await fetch(`${again.pagesOrigin}${new URL(other.url ?? '').pathname}`)).status).toBe(200);
  expect((await readdir(join(blog.folder, 'posts'))).toSorted()).toEqual(
    [`${other.id}.json`, `${one.id}.json.unreadable`].toSorted(),
  );
  expect(await readFile(`${path}.unreadable`, 'utf8')).toBe('{"version":1,"title":"Un"');
  expect(errors).toEqual(['practice blog: a file could not be read and was set aside']);
});
