/**
 * The practice blog’s methods and answers against the contract of Blogger (tests/fixtures/blogger/), and that against
 * Google’s client.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { blogger } from '@googleapis/blogger';
import { describe, expect, test } from 'vitest';
import { COMMON_PARAMETERS, findMethod, METHODS } from '#backend/practice-blog/methods.ts';
import type { Method } from '#backend/practice-blog/methods.ts';
import { openSignedInBlog, NOON } from './test-practice-blog.ts';
import { contractErrors, discoverySchema, methodsOf } from './contract-checker.ts';

const contract = discoverySchema.parse(
  JSON.parse(readFileSync(path.resolve('tests/fixtures/blogger/contract.json'), 'utf8')),
);
const TABLE = Object.entries(METHODS) as [string, Method][];

test('matches a request to its method: literal path segments before ids', () => {
  const names = [
    ['GET', '/v3/users/self'],
    ['GET', '/v3/users/self/blogs'],
    ['GET', '/v3/blogs/byurl'],
    ['GET', '/v3/blogs/12'],
    ['GET', '/v3/blogs/12/posts/bypath'],
    ['GET', '/v3/blogs/12/posts/search'],
    ['GET', '/blogger/v3/blogs/12/posts/34'],
    ['POST', '/v3/blogs/12/posts/34/publish'],
    ['POST', '/v3/blogs/12/posts/34'],
    ['GET', '/v3/blogs/12/posts/34/'],
  ].map(([verb = '', path = '']) => findMethod(verb, path)?.name);
  expect(names).toEqual([
    'users.get',
    'blogs.listByUser',
    'blogs.getByUrl',
    'blogs.get',
    'posts.getByPath',
    'posts.search',
    'posts.get',
    'posts.publish',
    undefined,
    undefined,
  ]);
});

describe('against the contract of Blogger', () => {
  test('has the same methods, and no other', () => {
    expect(TABLE.map(([name]) => name).toSorted()).toEqual([...methodsOf(contract).keys()].toSorted());
  });

  test.each(TABLE)('describes %s as there', (name, method) => {
    const official = methodsOf(contract).get(name);
    const query = Object.fromEntries(
      Object.entries(official?.parameters ?? {})
        .filter(([, { location }]) => location === 'query')
        .map(([parameter, { type, required, repeated, enum: values }]) => [
          parameter,
          {
            type,
            ...(required === true ? { required } : {}),
            ...(repeated === true ? { repeated } : {}),
            ...(values === undefined ? {} : { values }),
          },
        ]),
    );
    expect({ verb: method.verb, path: method.path }).toEqual({
      verb: official?.httpMethod,
      path: official?.path,
    });
    expect(method.query).toEqual(query);
    expect(method.takesPost ?? false).toBe(official?.request?.$ref === 'Post');
  });

  test('has the same parameters for every method', () => {
    expect(Object.keys(COMMON_PARAMETERS).toSorted()).toEqual(Object.keys(contract.parameters).toSorted());
  });

  test('answers every method as that document allows', async () => {
    const { blog, ask, posts, draft, online } = await openSignedInBlog();
    const v3 = `blogs/${blog.blogRemoteId}`;
    const content = '<p>a</p><img src="https://pictures.example/a.jpg">';
    const { id } = await draft({
      title: 'Un',
      content,
      labels: ['ville'],
      location: { name: 'Brest', lat: 48.4, lng: -4.5, span: '1,1' },
    });
    const { url = '' } = await online({ title: 'Deux', content, titleLink: 'https://pages.example/' });
    await ask('PATCH', `${posts}/${id}`, {
      body: { title: 'Un bis', labels: null },
      query: { fetchImages: 'true' },
    });
    await ask('PUT', `${posts}/${id}`, {
      body: { title: 'Un ter', readerComments: 'DONT_ALLOW_SHOW_EXISTING' },
    });
    await ask('POST', `${posts}/${id}/publish`, {
      query: { publishDate: new Date(NOON + 1_000).toISOString() },
    });
    await ask('POST', `${posts}/${id}/revert`);
    await ask('DELETE', `${posts}/${id}`, { query: { useTrash: 'true' } });
    await ask('GET', `${posts}/${id}`, { query: { view: 'AUTHOR', fetchImages: 'true' } });
    await ask('GET', `${posts}/bypath`, { query: { path: new URL(url).pathname } });
    await ask('GET', `${posts}/search`, { query: { q: 'deux' } });
    await ask('GET', posts, {
      query: { maxResults: '1', status: ['LIVE', 'SOFT_TRASHED'], view: 'ADMIN', fetchImages: 'true' },
    });
    await ask('GET', posts, { query: { status: 'SCHEDULED' } });
    await ask('GET', v3, { query: { maxPosts: '5' } });
    await ask('GET', 'blogs/byurl', { query: { url: blog.pagesOrigin } });
    await ask('GET', 'users/self');
    await ask('GET', 'users/self/blogs', { query: { fetchUserInfo: 'true', status: 'LIVE' } });
    await ask('GET', `users/self/${v3}`);
    const page = await blog.elsewhere.savePage({ title: 'À propos', content: '<p>Nous.</p>' });
    await ask('GET', `${v3}/pages`, {
      query: { status: ['LIVE', 'DRAFT'], view: 'AUTHOR', maxResults: '1' },
    });
    await ask('GET', `${v3}/pages/${page.id}`);
    await ask('GET', `${v3}/pages/1`);
    const reader = { postId: id, author: 'Awa', content: 'Bravo' };
    const first = await blog.elsewhere.comment(reader);
    const second = await blog.elsewhere.comment({ ...reader, inReplyTo: first.id, status: 'PENDING' });
    await ask('GET', `${v3}/comments`, {
      query: {
        status: ['LIVE', 'PENDING', 'SPAM'],
        maxResults: '1',
        startDate: new Date(NOON).toISOString(),
      },
    });
    await ask('POST', `${posts}/${id}/comments/${second.id}/approve`);
    await ask('POST', `${posts}/${id}/comments/${second.id}/spam`);
    await ask('DELETE', `${posts}/${id}/comments/${second.id}`);

    const exchanges = blog.faults.log().filter(({ method }) => !method.startsWith('oauth.'));
    expect(exchanges.flatMap((exchange) => contractErrors(contract, exchange))).toEqual([]);
    expect(new Set(exchanges.map(({ method }) => method))).toEqual(new Set(Object.keys(METHODS)));
  });

  test('the checker detects what is outside the contract', () => {
    const errors = (method: string, verb: string, query: string, body = '', answer?: unknown) =>
      contractErrors(contract, { at: 0, method, verb, path: '', query, body, status: 200, answer }).length;
    expect(errors('posts.list', 'GET', '?status=draft')).toBe(1);
    expect(errors('posts.list', 'GET', '?orderBy=updated&draft=1')).toBe(2);
    expect(errors('posts.insert', 'POST', '?isDraft=yes', '{"labels":"a","text":1}')).toBe(3);
    expect(errors('posts.get', 'GET', '', '', { status: 'PUBLISHED', replies: { totalItems: 3 } })).toBe(2);
    expect(errors('posts.getByPath', 'GET', '')).toBe(1);
    expect(errors('posts.unpublish', 'POST', '')).toBe(1);
    expect(
      errors('posts.get', 'GET', '?view=AUTHOR', '', { status: 'LIVE', replies: { totalItems: '3' } }),
    ).toBe(0);
  });
});

describe("the contract against Google's client", () => {
  const types = readFileSync(path.resolve('node_modules/@googleapis/blogger/build/v3.d.ts'), 'utf8');
  /** The names that an interface of the client declares, without nested ones, which are indented further. */
  const declared = (name: string): string[] => {
    const [, body = ''] =
      new RegExp(`interface ${name.replaceAll('$', '\\$')} [^{]*\\{\\n(.*?)\\n {4}\\}`, 's').exec(types) ??
      [];
    return [...body.matchAll(/^ {8}(?:'([^']+)'|(\w+))\?:/gm)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
  };

  test.each([...methodsOf(contract)])('routes %s where the client sends it', async (name, method) => {
    const [resource = '', verb = ''] = name.split('.');
    const sent: unknown[] = [];
    const client = blogger({
      version: 'v3',
      retry: false,
      adapter: ({ url, method: verb }) => {
        sent.push({ url, method: verb });
        return Promise.reject(new Error('told'));
      },
    });
    const required = Object.entries(method.parameters ?? {}).filter(
      ([, parameter]) => parameter.required === true,
    );
    const values = Object.fromEntries(required.map(([parameter]) => [parameter, `a-${parameter}`]));
    const calls = client as unknown as Record<string, Record<string, (values: object) => Promise<unknown>>>;
    await expect(calls[resource]?.[verb]?.(values)).rejects.toThrow('told');
    const inQuery = required
      .filter(([, { location }]) => location === 'query')
      .map(([parameter]) => parameter);
    const query = new URLSearchParams(inQuery.map((parameter) => [parameter, `a-${parameter}`])).toString();
    const address = method.path.replace(/\{(\w+)\}/g, 'a-$1');
    expect(sent).toEqual([
      {
        url: `https://blogger.googleapis.com/${address}${query === '' ? '' : `?${query}`}`,
        method: method.httpMethod,
      },
    ]);
  });

  test.each([...methodsOf(contract)])('accepts the client’s parameters of %s', (name, method) => {
    const [resource = '', verb = ''] = name.split('.');
    const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
    const parameters = declared(`Params$Resource$${capital(resource)}$${capital(verb)}`);
    expect(Object.keys(method.parameters ?? {}).toSorted()).toEqual(
      parameters.filter((parameter) => parameter !== 'requestBody').toSorted(),
    );
    expect(method.request !== undefined).toBe(parameters.includes('requestBody'));
  });

  test.each(Object.entries(contract.schemas))('has the client’s fields of %s', (name, schema) => {
    expect(Object.keys(schema.properties ?? {}).toSorted()).toEqual(declared(`Schema$${name}`).toSorted());
  });
});
