import { describe, expect, test } from 'vitest';
import { openSignedInBlog, asking, NOON } from './test-practice-blog.ts';
import type { RefusalAnswer } from './test-practice-blog.ts';

const HOUR = 3_600_000;
const isoTime = (instant: number) => new Date(instant).toISOString();

describe('access by account', () => {
  test('returns users/self and its blogs', async () => {
    const { blog, ask } = await openSignedInBlog({ name: 'Le carnet', author: 'Nour & Cie' });
    const user = await ask<{ id: string; displayName: string }>('GET', 'users/self');
    expect(user.json).toMatchObject({ kind: 'blogger#user', displayName: 'Nour & Cie' });
    const { json } = await ask<{ items: object[]; blogUserInfos: object[] }>('GET', 'users/self/blogs', {
      query: { fetchUserInfo: 'true', view: 'AUTHOR' },
    });
    const mine = {
      kind: 'blogger#blog',
      id: blog.blogRemoteId,
      name: 'Le carnet',
      url: `${blog.pagesOrigin}/`,
    };
    expect(json.items).toEqual([expect.objectContaining(mine)]);
    expect(json.blogUserInfos).toEqual([
      expect.objectContaining({
        blog_user_info: expect.objectContaining({ role: 'ADMIN', hasAdminAccess: true }) as object,
      }),
    ]);
    expect((await ask('GET', `users/${user.json.id}/blogs/${blog.blogRemoteId}`)).status).toBe(200);
    expect((await ask('GET', 'users/123/blogs')).status).toBe(404);
    expect(
      (await ask('GET', 'users/self/blogs', { query: { role: ['AUTHOR', 'READER'] } })).json,
    ).not.toHaveProperty('items');
  });

  test('answers blogs.get and blogs.getByUrl', async () => {
    const { blog, ask, online } = await openSignedInBlog();
    await online({ title: 'Un', content: '<p>Un</p>' });
    const byId = await ask<{ posts: { totalItems: number; items: object[] } }>(
      'GET',
      `blogs/${blog.blogRemoteId}`,
      {
        query: { maxPosts: '1' },
      },
    );
    expect(byId.json.posts).toMatchObject({ totalItems: 1, items: [{ title: 'Un' }] });
    const byUrl = await ask('GET', 'blogs/byurl', { query: { url: `${blog.pagesOrigin}/2026/11/un.html` } });
    expect(byUrl.json).toMatchObject({ id: blog.blogRemoteId });
    expect((await ask('GET', 'blogs/byurl', { query: { url: 'https://other.example/' } })).status).toBe(404);
    expect((await ask('GET', 'blogs/1234567890123456789')).status).toBe(404);
  });

  test('forbids a reader of the blog to write or to see drafts', async () => {
    const { blog, ask, posts, online } = await openSignedInBlog();
    const { id } = await online({ title: 'Un' });
    blog.faults.behaviours.role = 'READER';
    const { status, json } = await ask<RefusalAnswer>('PATCH', `${posts}/${id}`, { body: { title: 'Deux' } });
    expect([status, json.error.errors[0]?.reason]).toEqual([403, 'forbidden']);
    expect((await ask('GET', `${posts}/${id}`, { query: { view: 'AUTHOR' } })).status).toBe(403);
    expect((await ask('GET', `${posts}/${id}`)).status).toBe(200);
    expect((await ask('GET', 'users/self/blogs')).json).not.toHaveProperty('items');
  });
});

describe('a post', () => {
  test('is inserted as a draft, without an address', async () => {
    const { blog, draft } = await openSignedInBlog({ author: 'Nour' });
    const post = await draft({ title: 'Essai', content: '<p>Bonjour</p>', labels: ['ville', 'eau, air'] });
    expect(post).toMatchObject({
      kind: 'blogger#post',
      status: 'DRAFT',
      blog: { id: blog.blogRemoteId },
      title: 'Essai',
      content: '<p>Bonjour</p>',
      labels: ['ville', 'eau', 'air'],
      author: { displayName: 'Nour' },
      replies: { totalItems: '0' },
      readerComments: 'ALLOW',
    });
    expect(post.id).toMatch(/^\d{19}$/);
    expect(Number.isSafeInteger(Number(post.id))).toBe(false);
    expect(post).not.toHaveProperty('url');
    expect(Date.parse(post.updated)).toBe(NOON);
  });

  test('without isDraft is published at once, even with a future date', async () => {
    const { online } = await openSignedInBlog();
    const post = await online({ title: 'Tout de suite', published: isoTime(NOON + HOUR) });
    expect(post.status).toBe('LIVE');
    expect(Date.parse(post.published)).toBe(NOON + HOUR);
  });

  test('has an etag of its last write in milliseconds, new at each write', async () => {
    const { ask, posts, draft } = await openSignedInBlog();
    const first = await draft({ title: 'Un' });
    const decoded = Buffer.from(first.etag.slice(1, -1), 'base64').toString();
    expect(decoded).toMatch(new RegExp(`^timestamp: ${NOON}\noffset: `));
    const second = await ask('PATCH', `${posts}/${first.id}`, { body: { title: 'Un' } });
    expect(second.json.etag).not.toBe(first.etag);
  });

  test('keeps missing fields on patch, and loses them on put', async () => {
    const { ask, posts, draft } = await openSignedInBlog();
    const content = {
      title: 'Un',
      content: '<p>a</p>',
      labels: ['ville'],
      location: { name: 'Brest', lat: 48.4, lng: -4.5 },
    };
    const { id } = await draft(content);
    const patched = await ask('PATCH', `${posts}/${id}`, { body: { title: 'Deux' } });
    expect(patched.json).toMatchObject({ ...content, title: 'Deux' });
    const cleared = await ask('PATCH', `${posts}/${id}`, { body: { labels: [] } });
    expect(cleared.json).not.toHaveProperty('labels');
    const put = await ask('PUT', `${posts}/${id}`, { body: { title: 'Trois' } });
    expect(put.json).toMatchObject({ title: 'Trois', content: '' });
    expect(put.json).not.toHaveProperty('location');
  });

  test('is returned without its body, or with its pictures, on request', async () => {
    const { ask, posts, online } = await openSignedInBlog();
    const content =
      '<figure><img src="data:image/png;base64,AAAA" alt=""></figure><img src="https://a.example/b?c=1&amp;d=2">';
    const { id } = await online({ title: 'Images', content });
    const light = await ask('GET', `${posts}/${id}`, { query: { fetchBody: 'false', fetchImages: 'true' } });
    expect(light.json).not.toHaveProperty('content');
    expect(light.json.images).toEqual([
      { url: 'data:image/png;base64,AAAA' },
      { url: 'https://a.example/b?c=1&d=2' },
    ]);
    const few = await ask('GET', `${posts}/${id}`, {
      query: { fields: 'updated,etag,status,author/displayName', view: 'AUTHOR' },
    });
    expect(Object.keys(few.json)).toEqual(['status', 'updated', 'author', 'etag']);
    expect(Object.keys(few.json.author)).toEqual(['displayName']);
  });

  test('that is not published does not exist for a reader', async () => {
    const { ask, posts, draft } = await openSignedInBlog();
    const { id } = await draft({ title: 'Un' });
    expect((await ask('GET', `${posts}/${id}`)).status).toBe(404);
    expect((await ask('GET', `${posts}/${id}`, { query: { view: 'READER' } })).status).toBe(404);
    expect((await ask('GET', `${posts}/${id}`, { query: { view: 'AUTHOR' } })).json.status).toBe('DRAFT');
  });

  test('is found by its path', async () => {
    const { ask, posts, online } = await openSignedInBlog();
    const { id, url = '' } = await online({ title: 'Les jardins du port' });
    const path = new URL(url).pathname;
    expect(path).toBe('/2026/11/les-jardins-du-port.html');
    expect((await ask('GET', `${posts}/bypath`, { query: { path } })).json.id).toBe(id);
    expect((await ask('GET', `${posts}/bypath`, { query: { path: '/2026/11/none.html' } })).status).toBe(404);
  });

  test('can be returned with escaped labels and names', async () => {
    const { blog, draft, read } = await openSignedInBlog({ author: 'Nour & Cie' });
    blog.faults.behaviours.escapedLabels = true;
    const { id } = await draft({ title: 'Un & deux', labels: ['a & b'] });
    expect(await read(id)).toMatchObject({
      title: 'Un & deux',
      labels: ['a &amp; b'],
      author: { displayName: 'Nour &amp; Cie' },
    });
  });
});

describe('deleting a post', () => {
  test('moves it into the bin and back', async () => {
    const { blog, ask, posts, online, read } = await openSignedInBlog();
    const { id } = await online({ title: 'Un' });
    blog.clock.at += 1_000;
    const deleted = await ask('DELETE', `${posts}/${id}`, { query: { useTrash: 'true' } });
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    expect(await read(id)).toMatchObject({ status: 'SOFT_TRASHED' });
    expect(Date.parse((await read(id)).trashed ?? '')).toBe(NOON + 1_000);
    expect((await ask('GET', `${posts}/${id}`)).status).toBe(404);
    const back = await ask('POST', `${posts}/${id}/revert`);
    expect(back.json.status).toBe('DRAFT');
    expect(back.json).not.toHaveProperty('trashed');
  });

  test('deletes it for good', async () => {
    const { ask, posts, online } = await openSignedInBlog();
    const { id } = await online({ title: 'Un' });
    expect((await ask('DELETE', `${posts}/${id}`)).status).toBe(204);
    expect((await ask('GET', `${posts}/${id}`, { query: { view: 'AUTHOR' } })).status).toBe(404);
    expect((await ask<RefusalAnswer>('DELETE', `${posts}/${id}`)).json.error.errors[0]?.reason).toBe(
      'notFound',
    );
  });
});

describe('refusals in Google’s format', () => {
  test.each([
    ['an unknown parameter', { query: { draft: 'true' } }, 'Unknown name "draft"'],
    ['a parameter of Object', { query: { toString: 'x' } }, 'Unknown name "toString"'],
    ['a wrong boolean', { query: { isDraft: 'yes' } }, "'isDraft'"],
    ['a repeated boolean', { query: { isDraft: ['true', 'true'] } }, "'isDraft'"],
    ['an unknown field', { body: { titre: 'x' } }, 'Unknown name "titre"'],
    ['labels as text', { body: { labels: 'ville' } }, 'post.labels'],
    ['a title as number', { body: { title: 3 } }, 'post.title'],
    ['an unknown field of a location', { body: { location: { street: 'x' } } }, 'Unknown name "street"'],
    ['an unknown status', { body: { status: 'PUBLISHED' } }, 'post.status'],
    ['a date without its offset', { body: { published: '2026-11-24T12:00:00' } }, "'published'"],
    ['invalid JSON', { body: '{"title":' }, 'Invalid JSON payload'],
    ['a list instead of a post', { body: [] }, 'Expected an object'],
    [
      'a broken tag',
      { body: { content: '<p>a</p><![CDATA[b]]>' } },
      'Your HTML cannot be accepted: Tag is broken',
    ],
    [
      'more than 20 labels',
      { body: { labels: Array.from({ length: 21 }, (_, n) => `l${n}`) } },
      'value for field labels was not valid',
    ],
    [
      'more than 200 characters of labels',
      { body: { labels: ['a'.repeat(100), 'b'.repeat(99)] } },
      'value for field labels was not valid',
    ],
  ])('%s', async (_, call, message) => {
    const { ask, posts } = await openSignedInBlog();
    const { status, json } = await ask<RefusalAnswer>('POST', posts, { body: {}, ...call });
    expect(status).toBe(400);
    expect(json.error).toMatchObject({
      code: 400,
      status: 'INVALID_ARGUMENT',
      errors: [{ domain: 'global', reason: 'invalid' }],
    });
    expect(json.error.message).toContain(message);
    expect(
      (await ask('GET', posts, { query: { status: ['DRAFT', 'LIVE'], view: 'AUTHOR' } })).json,
    ).not.toHaveProperty('items');
  });

  test('accept 20 labels of 200 characters', async () => {
    const { draft } = await openSignedInBlog();
    const labels = Array.from({ length: 20 }, (_, n) => String(n).padStart(8, 'a')).map((label, n) =>
      n === 0 ? `${label}bb` : label,
    );
    expect(labels.join(', ')).toHaveLength(200);
    expect((await draft({ labels })).labels).toEqual(labels);
  });

  test('cover publish and revert together', async () => {
    const { ask, posts, draft } = await openSignedInBlog();
    const { id } = await draft({});
    const { status } = await ask('PATCH', `${posts}/${id}`, {
      query: { publish: 'true', revert: 'true' },
      body: {},
    });
    expect(status).toBe(400);
  });

  test('cover a missing token, a wrong one, and a read-only one', async () => {
    const { blog, posts } = await openSignedInBlog();
    const none = await fetch(`${blog.apiOrigin}/v3/${posts}`);
    expect(none.status).toBe(401);
    expect(await none.json()).toMatchObject({
      error: { status: 'UNAUTHENTICATED', errors: [{ reason: 'required' }] },
    });
    const wrong = await asking(blog, 'ya29.none')<RefusalAnswer>('GET', posts);
    expect([wrong.status, wrong.json.error.errors[0]?.reason]).toEqual([401, 'authError']);
  });

  test('cover an unknown method', async () => {
    const { blog, ask, posts } = await openSignedInBlog();
    expect((await ask<RefusalAnswer>('POST', `${posts}/1/unpublish`)).json.error.code).toBe(404);
    expect((await ask('GET', `blogs/${blog.blogRemoteId}/pages`)).json).toMatchObject({
      kind: 'blogger#pageList',
    });
    expect((await ask('GET', `blogs/${blog.blogRemoteId}/pages/12`)).status).toBe(404);
    expect((await ask('DELETE', `${posts}/..%2f..%2fblog`)).status).toBe(404);
  });

  test('cover a blog whose drafts cannot be written', async () => {
    const { blog, ask, posts, draft } = await openSignedInBlog();
    const { id } = await draft({ title: 'Un' });
    blog.faults.behaviours.draftsRefuseWrites = true;
    expect((await ask('PATCH', `${posts}/${id}`, { body: { title: 'Deux' } })).status).toBe(404);
    await ask('POST', `${posts}/${id}/publish`);
    expect((await ask('PATCH', `${posts}/${id}`, { body: { title: 'Deux' } })).status).toBe(200);
  });
});

test('answers at the older address of the API too', async () => {
  const { blog, posts, token } = await openSignedInBlog();
  const response = await fetch(`${blog.apiOrigin}/blogger/v3/${posts}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
});
