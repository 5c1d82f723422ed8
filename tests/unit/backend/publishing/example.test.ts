/** The welcome screen’s example: complete when created, and deleted without a trace. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checksOf } from '#interview/checks/check-post.ts';
import { NO_FACTS } from '#interview/checks/check-facts.ts';
import { get, sql } from '#backend/core/sql.ts';
import type { Backend } from '#backend/app/backend.ts';
import { openDeskBlog, openDesk, deskFolder, openConnectedDesk, interview } from './publishing-desk.ts';

const openLibrary = async () => {
  const folder = deskFolder();
  return { folder, desk: await openDesk(await openDeskBlog(), { folder }) };
};

const readStored = ({ db }: Backend, folder: string): object => ({
  ...get(
    db,
    sql`
    SELECT (SELECT count(*) FROM posts) AS posts, (SELECT count(*) FROM revisions) AS revisions,
      (SELECT count(*) FROM participants) AS people, (SELECT count(*) FROM assets) AS assets,
      (SELECT count(*) FROM publications) AS publications, (SELECT count(*) FROM jobs) AS jobs,
      (SELECT count(*) FROM search_rows_of) AS indexed,
      (SELECT count(*) FROM settings WHERE key = 'example') AS examples`,
  ),
  files: existsSync(join(folder, 'assets'))
    ? readdirSync(join(folder, 'assets'), { recursive: true, withFileTypes: true }).filter((file) =>
        file.isFile(),
      ).length
    : 0,
});

it.each(['fr', 'en'] as const)(
  'is a finished interview with people, pictures, history, a search (%s)',
  async (language) => {
    const { desk } = await openLibrary();
    const [{ postId, query }, same] = await Promise.all([
      desk.call('example.open', { language }),
      desk.call('example.open', { language }),
    ]);
    expect(same.postId).toBe(postId);
    expect(await desk.call('example.get', {})).toEqual({ example: { postId, query } });
    const { document, status } = await desk.call('posts.get', { id: postId });
    expect(status).toBe('draft');
    expect(document.language).toBe(language);
    expect(checksOf(document, NO_FACTS).map(({ code }) => code)).toEqual([]);
    const people = (await desk.call('participants.list', { query: '', limit: 10 })).items;
    expect(people).toHaveLength(3);
    expect(people.filter(({ portrait }) => portrait !== undefined)).toHaveLength(2);
    const { items } = await desk.call('revisions.list', { postId });
    expect(items.map(({ reason }) => reason)).toEqual(['left', 'left', 'left']);
    expect(new Set(items.map(({ words }) => words)).size).toBe(3);
    expect((await desk.call('settings.get', {})).savedSearches.map((search) => search.query)).toEqual([
      query,
    ]);
    const results = await desk.call('search.find', { query, limit: 5 });
    expect(results.hits.map((hit) => hit.postId)).toEqual([postId]);
    expect(results.hits[0]?.passages[0]?.marks.length).toBeGreaterThan(0);
  },
);

it('is deleted completely, from the practice blog too, and can be created again', async () => {
  const { desk, folder } = await openLibrary();
  desk.write(interview());
  const before = readStored(desk.backend, folder);
  const { postId } = await desk.call('example.open', { language: 'fr' });
  const blog = await desk.call('blogs.start-practice', {});
  await desk.send(postId, blog.id);
  await desk.finish();
  const [publication] = await desk.publications(postId);
  expect((await fetch(publication?.url ?? '')).status).toBe(200);
  await desk.call('example.remove', {});
  expect(readStored(desk.backend, folder)).toEqual(before);
  expect((await desk.call('settings.get', {})).savedSearches).toEqual([]);
  expect((await fetch(publication?.url ?? '')).status).toBe(404);
  expect(await desk.call('example.get', {})).toEqual({});
  // A second click has nothing left to do.
  await desk.call('example.remove', {});
  const again = await desk.call('example.open', { language: 'fr' });
  expect((await desk.call('posts.get', { id: again.postId })).document.participants).toHaveLength(3);
});

it('leaves a person or a picture that something else uses', async () => {
  const { desk } = await openLibrary();
  const { postId } = await desk.call('example.open', { language: 'fr' });
  const { document } = await desk.call('posts.get', { id: postId });
  const [nora] = document.participants;
  desk.write({ ...interview(), participants: nora === undefined ? [] : [nora], body: [] });
  await desk.call('example.remove', {});
  const people = (await desk.call('participants.list', { query: '', limit: 10 })).items;
  expect(people.map(({ name }) => name)).toEqual(['Nora Lambert']);
  expect((await desk.call('assets.get', { sha256: nora?.portrait ?? '' })).width).toBe(400);
});

it('stays while it is online on a real blog', async () => {
  const { desk, blogId } = await openConnectedDesk();
  const { postId } = await desk.call('example.open', { language: 'fr' });
  const { document, saveNumber } = await desk.call('posts.get', { id: postId });
  const body = document.body.filter(({ type }) => type !== 'image');
  const participants = document.participants.map(({ id, name, label }) => ({ id, name, label }));
  await desk.call('posts.save', {
    id: postId,
    baseSave: saveNumber,
    saveId: 's',
    document: { ...document, body, participants },
  });
  await desk.send(postId, blogId);
  await desk.finish();
  await expect(desk.call('example.remove', {})).rejects.toMatchObject({ code: 'example.online' });
  expect((await desk.call('example.get', {})).example?.postId).toBe(postId);
});
