import { describe, expect, test } from 'vitest';
import { openSignedInBlog, NOON } from './test-practice-blog.ts';

const HOUR = 3_600_000;
const isoTime = (instant: number) => new Date(instant).toISOString();

describe('publishing a draft', () => {
  test('now: published with the current date, at an address made from its title', async () => {
    const { blog, ask, posts, draft } = await openSignedInBlog();
    const { id } = await draft({ title: 'Les Œuvres de l’été' });
    blog.clock.at += HOUR;
    const { json } = await ask('POST', `${posts}/${id}/publish`);
    expect(json).toMatchObject({
      status: 'LIVE',
      url: `${blog.pagesOrigin}/2026/11/les-oeuvres-de-lete.html`,
    });
    expect(Date.parse(json.published)).toBe(NOON + HOUR);
  });

  test('at a future date: scheduled, then published by the clock alone', async () => {
    const { blog, ask, posts, draft, read } = await openSignedInBlog();
    const { id } = await draft({ title: 'Demain' });
    const { json } = await ask('POST', `${posts}/${id}/publish`, {
      query: { publishDate: isoTime(NOON + 24 * HOUR) },
    });
    expect(json.status).toBe('SCHEDULED');
    expect((await ask('GET', `${posts}/${id}`)).status).toBe(404);
    expect((await fetch(json.url ?? '')).status).toBe(404);
    blog.clock.at = NOON + 24 * HOUR;
    expect((await read(id)).status).toBe('LIVE');
    expect((await read(id)).etag).toBe(json.etag);
    expect((await fetch(json.url ?? '')).status).toBe(200);
  });

  test('at a past date: published with that date', async () => {
    const { ask, posts, draft } = await openSignedInBlog();
    const { id } = await draft({ title: 'Hier' });
    const { json } = await ask('POST', `${posts}/${id}/publish`, {
      query: { publishDate: isoTime(NOON - 24 * HOUR) },
    });
    expect(json.status).toBe('LIVE');
    expect(Date.parse(json.published)).toBe(NOON - 24 * HOUR);
  });

  test('without a date uses the date saved in the draft, a trap of Blogger', async () => {
    const { ask, posts, draft } = await openSignedInBlog();
    const { id } = await draft({ title: 'Piège', published: isoTime(NOON + HOUR) });
    const { json } = await ask('POST', `${posts}/${id}/publish`);
    expect(json.status).toBe('SCHEDULED');
    expect(Date.parse(json.published)).toBe(NOON + HOUR);
  });

  test('can clear a saved date', async () => {
    const { ask, posts, draft } = await openSignedInBlog();
    const { id } = await draft({ title: 'Sans piège', published: isoTime(NOON + HOUR) });
    await ask('PATCH', `${posts}/${id}`, { body: { published: null } });
    expect((await ask('POST', `${posts}/${id}/publish`)).json.status).toBe('LIVE');
  });
});

describe('after publishing', () => {
  test('publishing again changes nothing', async () => {
    const { blog, ask, posts, online } = await openSignedInBlog();
    const before = await online({ title: 'Un' });
    blog.clock.at += HOUR;
    expect((await ask('POST', `${posts}/${before.id}/publish`)).json).toEqual(before);
  });

  test('the address is stable, whatever the title and the state', async () => {
    const { ask, posts, online } = await openSignedInBlog();
    const { id, url } = await online({ title: 'Premier titre' });
    expect((await ask('PATCH', `${posts}/${id}`, { body: { title: 'Second titre' } })).json.url).toBe(url);
    expect((await ask('POST', `${posts}/${id}/revert`)).json).toMatchObject({ status: 'DRAFT', url });
    expect((await ask('POST', `${posts}/${id}/publish`)).json).toMatchObject({ status: 'LIVE', url });
  });

  test('a second post of the same title gets a number', async () => {
    const { online } = await openSignedInBlog();
    const paths = [];
    for (let count = 0; count < 3; count += 1)
      paths.push(new URL((await online({ title: 'Trois fois' })).url ?? '').pathname);
    expect(paths).toEqual([
      '/2026/11/trois-fois.html',
      '/2026/11/trois-fois_1.html',
      '/2026/11/trois-fois_2.html',
    ]);
  });

  test('reverting cancels a scheduled post', async () => {
    const { blog, ask, posts, draft, read } = await openSignedInBlog();
    const { id } = await draft({ title: 'Demain' });
    await ask('POST', `${posts}/${id}/publish`, { query: { publishDate: isoTime(NOON + HOUR) } });
    expect((await ask('POST', `${posts}/${id}/revert`)).json.status).toBe('DRAFT');
    blog.clock.at = NOON + 2 * HOUR;
    expect((await read(id)).status).toBe('DRAFT');
    expect((await ask('POST', `${posts}/${id}/publish`)).json.status).toBe('LIVE');
  });

  test('an edited scheduled post keeps its time; an edited published one stays published', async () => {
    const { blog, ask, posts, draft } = await openSignedInBlog();
    const { id } = await draft({ title: 'Demain' });
    await ask('POST', `${posts}/${id}/publish`, { query: { publishDate: isoTime(NOON + HOUR) } });
    const edited = await ask('PATCH', `${posts}/${id}`, { body: { title: 'Bientôt' } });
    expect(edited.json.status).toBe('SCHEDULED');
    expect(Date.parse(edited.json.published)).toBe(NOON + HOUR);
    blog.clock.at = NOON + HOUR;
    const dated = await ask('PATCH', `${posts}/${id}`, { body: { published: isoTime(NOON + 5 * HOUR) } });
    expect(dated.json.status).toBe('LIVE');
  });

  test('PATCH and PUT can publish or revert in the same call', async () => {
    const { ask, posts, draft } = await openSignedInBlog();
    const { id } = await draft({ title: 'Un' });
    const put = await ask('PUT', `${posts}/${id}`, { query: { publish: 'true' }, body: { title: 'Deux' } });
    expect(put.json).toMatchObject({ status: 'LIVE', title: 'Deux' });
    const patch = await ask('PATCH', `${posts}/${id}`, { query: { revert: 'true' }, body: {} });
    expect(patch.json.status).toBe('DRAFT');
  });
});
