/** A real WordPress read publicly by its address; and the same site connected with an account afterwards. */
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import type { Import } from '#contract/imports.ts';
import { blocksToText } from '#interview/plain.ts';
import { startOutsideOf } from '#tests/builders/wordpress/outside-of.ts';
import { interview, openDeskBlog, openDesk } from '../../publishing-desk.ts';
import { startSite, colleague, openWordPressDesk, siteClock } from './wordpress-desk.ts';

const CLASSIC_THEME = join(import.meta.dirname, '../../../../../builders/wordpress/classic-theme');

const site = startSite();
beforeEach(() => site().empty());

type Desk = Awaited<ReturnType<typeof openDesk>>;

async function openReadingDesk(): Promise<{ desk: Desk; requests: string[] }> {
  const outside = await startOutsideOf(site().url);
  Object.assign(globalThis, { __ESCALE_TEST_HOOKS__: true });
  process.env['ESCALE_TEST_OUTSIDE'] = outside.origin;
  onTestFinished(() => {
    outside.close();
    delete process.env['ESCALE_TEST_OUTSIDE'];
    Reflect.deleteProperty(globalThis, '__ESCALE_TEST_HOOKS__');
  });
  return { desk: await openDesk(await openDeskBlog(siteClock(site()))), requests: outside.requests };
}

async function importSite(desk: Desk, address = site().url): Promise<Import> {
  const imports = importsOf(desk.backend);
  const { id } = await desk.call('imports.start', { source: { address } });
  await imports.settled(id);
  const looked = await desk.call('imports.get', { id });
  expect(looked.failure).toBeUndefined();
  await desk.call('imports.begin', { id, comments: true, partial: false });
  await imports.settled(id);
  return desk.call('imports.get', { id });
}

const titles = (desk: Desk): unknown[] =>
  desk.backend.db.prepare('SELECT title FROM posts ORDER BY title').pluck().all();
const postCalled = (desk: Desk, title: string): string =>
  String(desk.backend.db.prepare('SELECT id FROM posts WHERE title = ?').pluck().get(title));
const blogs = (desk: Desk): unknown[] =>
  desk.backend.db.prepare('SELECT kind, remote_id, account_id IS NULL AS free FROM blogs').all();

async function fillSite(): Promise<void> {
  const { ask } = colleague(site());
  const id = async (path: string, body: unknown): Promise<number> =>
    ((await ask('POST', path, body)) as { id: number }).id;
  const category = await id('categories', { name: 'Port & mer' });
  const tag = await id('tags', { name: 'Pêche' });
  const post = await id('posts', {
    title: 'Trois questions – au port',
    content:
      '<!-- wp:paragraph --><p><strong>Que voit-on d’ici ?</strong></p><!-- /wp:paragraph -->\n\n<!-- wp:paragraph --><p>Le large.</p><!-- /wp:paragraph -->',
    status: 'publish',
    categories: [category],
    tags: [tag],
    sticky: true,
    comment_status: 'open',
  });
  const comment = await ask('POST', 'comments', { post, content: 'Merci.' });
  expect(comment).toMatchObject({ status: 'approved' });
  await id('posts', { title: 'Ancien', content: 'Une ligne\n\nUne autre\nsuite', status: 'publish' });
  await id('posts', { title: 'Fermé', content: 'Secret.', status: 'publish', password: 'x' });
  for (const status of ['draft', 'private', 'pending'])
    await id('posts', { title: `Non publié, ${status}`, content: 'Rien.', status });
  await id('pages', { title: 'À propos', content: '<p>Nous.</p>', status: 'publish' });
}

test('imports public posts once, without the others; undo leaves nothing', async () => {
  await fillSite();
  const { desk, requests } = await openReadingDesk();
  const done = await importSite(desk, `${site().url}/n-importe-quelle-page/`);
  expect(done.recognized).toMatchObject({ posts: 2, pages: 1, drafts: 0, comments: 1, feed: 'full' });
  expect(done.report).toMatchObject({ added: 3, warnings: [{ code: 'entry-protected', text: 'Fermé' }] });
  expect(titles(desk)).toEqual(['Ancien', 'Trois questions – au port', 'À propos']);
  const { document } = desk.post(postCalled(desk, 'Trois questions – au port'));
  expect(document.labels).toEqual(['Port & mer', 'Pêche']);
  expect(blocksToText(document.body)).toContain('Le large.');
  expect(blocksToText(desk.post(postCalled(desk, 'Ancien')).document.body)).toContain('Une autre');
  const again = await importSite(desk);
  expect(again.report).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
  expect(requests.every((path) => !path.includes('context=edit'))).toBe(true);
  for (const { id } of [again, done]) {
    await desk.call('imports.undo', { id });
    await importsOf(desk.backend).settled(id);
  }
  expect(titles(desk)).toEqual([]);
  expect(blogs(desk)).toEqual([]);
});

test('connected afterwards, its mirror matches the imported posts and adds drafts', async () => {
  await fillSite();
  const { desk } = await openReadingDesk();
  await importSite(desk);
  const mine = postCalled(desk, 'Ancien');
  desk.rewrite(mine, (post) => ({ ...post, title: 'Ancien, relu ici' }));
  const [before] = blogs(desk);
  expect(before).toMatchObject({ kind: 'wordpress', free: 1 });
  const { blog } = await desk.call('wordpress.sign-in', {
    address: site().url,
    user: 'lise',
    password: site().passwords['lise'] ?? '',
  });
  expect(blogs(desk)).toEqual([{ ...(before as object), free: 0 }]);
  await desk.call('mirrors.start', { blogId: blog.id });
  await desk.mirrored();
  expect(titles(desk)).toEqual([
    'Ancien, relu ici',
    'Fermé',
    'Non publié, draft',
    'Non publié, pending',
    'Non publié, private',
    'Trois questions – au port',
    'À propos',
  ]);
  expect((await desk.publications(mine))[0]).toMatchObject({ blogId: blog.id, state: 'online-changed' });

  // A second import matches the mirror.
  const again = await importSite(desk);
  expect(again.report).toMatchObject({ added: 0, updated: 0 });
  expect(titles(desk)).toHaveLength(7);
});

test.each(['API', 'feed'])(
  'imports categories as labels by the %s and separates them once connected, without losing or duplicating any',
  async (by) => {
    await fillSite();
    const { ask, posts } = colleague(site());
    const { desk } = await openReadingDesk();
    if (by === 'feed') await fetch(`${site().url}/?for-tests=close-api`);
    await importSite(desk);
    await fetch(`${site().url}/?for-tests=open-api`);
    const id = postCalled(desk, 'Trois questions – au port');
    const other = postCalled(desk, 'Ancien');
    expect(desk.post(id).document.labels).toEqual(['Port & mer', 'Pêche']);
    const edit = (): void =>
      desk.rewrite(id, (post) => ({ ...post, title: 'Quatre questions', labels: [...post.labels, 'Voile'] }));
    // A feed lacks the date of a change: for a post changed here too, the two texts are a conflict.
    if (by === 'API') edit();
    const { blog } = await desk.call('wordpress.sign-in', {
      address: site().url,
      user: 'lise',
      password: site().passwords['lise'] ?? '',
    });
    await desk.call('mirrors.start', { blogId: blog.id });
    await desk.mirrored();
    if (by === 'feed') edit();

    // Changed here by the author only, not by the site’s categories.
    expect(desk.post(id).document.labels).toEqual(['Pêche', 'Voile']);
    expect(await desk.publications(id)).toMatchObject([{ state: 'online-changed' }]);
    expect(desk.post(other).document.labels).toEqual([]);
    expect(await desk.publications(other)).toMatchObject([{ state: 'online' }]);
    const details = async (postId: string) =>
      (await desk.call('publications.prepare', { postId, blogId: blog.id })).details;
    expect((await details(id)).categories).toEqual(['Port & mer']);
    const [usual] = (await details(other)).categories ?? [];
    expect(usual).toBeDefined();

    const jobId = await desk.send(id, blog.id);
    await desk.finish();
    expect((await desk.job(jobId)).state).toBe('done');
    const sitePost = (await posts()).find(({ title }) => title.raw === 'Quatre questions');
    const namesOf = async (taxonomy: 'tags' | 'categories') =>
      ((await ask('GET', `${taxonomy}?post=${sitePost?.id}`)) as { name: string }[])
        .map(({ name }) => name)
        .toSorted();
    expect(await namesOf('tags')).toEqual(['Pêche', 'Voile']);
    expect(await namesOf('categories')).toEqual(['Port &amp; mer']);

    // A colleague changes only the categories: the sheet shows it.
    const news = (await ask('POST', 'categories', { name: 'Actualités' })) as { id: number };
    desk.clock.at += 60_000;
    await ask('POST', `posts/${sitePost?.id}`, { categories: [news.id] });
    await desk.call('mirrors.start', { blogId: blog.id });
    await desk.mirrored();
    expect((await details(id)).categories).toEqual(['Actualités']);
    expect(await desk.publications(id)).toMatchObject([{ state: 'online' }]);
  },
);

test('uses the feed when the API is closed', async () => {
  await fillSite();
  const { desk } = await openReadingDesk();
  await fetch(`${site().url}/?for-tests=close-api`);
  onTestFinished(async () => void (await fetch(`${site().url}/?for-tests=open-api`)));
  const done = await importSite(desk);
  expect(done.recognized).toMatchObject({ posts: 2, pages: 0, feed: 'latest' });
  expect(done.report).toMatchObject({ added: 2 });
  await fetch(`${site().url}/?for-tests=open-api`);
  expect((await importSite(desk)).report).toMatchObject({ added: 1 });
});

test.each([
  ['of blocks', undefined],
  ['without blocks, which puts an element more into groups', CLASSIC_THEME],
])('imports a post published by Escale as an interview, from a site with a theme %s', async (_, theme) => {
  if (theme !== undefined) onTestFinished(site().useTheme(theme));
  const { desk: author, blogId } = await openWordPressDesk(site());
  const postId = author.write(interview());
  await author.send(postId, blogId);
  await author.finish();
  const { desk } = await openReadingDesk();
  await importSite(desk);
  const { document } = desk.post(postCalled(desk, interview().title));
  const sent = author.post(postId).document;
  expect(document.kind).toBe('interview');
  expect(document.participants.map(({ name }) => name)).toEqual(sent.participants.map(({ name }) => name));
  expect(document.body.map(({ type }) => type)).toEqual(sent.body.map(({ type }) => type));
  expect(blocksToText(document.body)).toBe(blocksToText(sent.body));
});
