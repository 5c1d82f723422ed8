/** A post’s details on a real WordPress: chosen here, sent when changed, never over a colleague’s choice. */
import { beforeEach, expect, test } from 'vitest';
import { wordpressSlug } from '#interview/foreseen-address.ts';
import { interview } from '../../publishing-desk.ts';
import { addPhotos, withPhotos } from '../../pictures/picture-desk.ts';
import { startSite, openWordPressDesk, colleague, type SeenPost } from './wordpress-desk.ts';

const site = startSite();
beforeEach(() => site().empty());

type Seen = SeenPost &
  Readonly<{
    slug: string;
    excerpt: Readonly<{ raw: string }>;
    categories: number[];
    featured_media: number;
    comment_status: string;
  }>;

async function readSitePost() {
  const { ask, posts } = colleague(site());
  const [post] = (await posts()) as Seen[];
  if (post === undefined) throw new Error('there is no post');
  const all = (await ask('GET', 'categories?per_page=100')) as { id: number; name: string }[];
  const categories = post.categories.flatMap((id) => all.find((one) => one.id === id)?.name ?? []);
  return { ...post, excerpt: post.excerpt.raw, categories: categories.toSorted() };
}

test('sends address, excerpt and categories with the first publication, and never an unchanged field', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const { ask, edit } = colleague(site());
  await ask('POST', 'categories', { name: 'Vie du port' });
  const postId = desk.write(interview());
  expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({ details: {} });
  await desk.send(postId, blogId, 0, {
    addressTitle: 'Équipe du port',
    // One that exists in another spelling, and a new one.
    details: { excerpt: 'Trois voix du port.', categories: ['vie du port', 'Rencontres'] },
  });
  await desk.finish();
  const first = await readSitePost();
  expect(first).toMatchObject({
    status: 'publish',
    slug: 'equipe-du-port',
    title: { raw: 'Trois questions à l’équipe du port' },
    excerpt: 'Trois voix du port.',
    categories: ['Rencontres', 'Vie du port'],
  });
  expect(first.link).toContain('/equipe-du-port/');
  expect((await desk.call('blogs.categories', { blogId })).names).toEqual(
    expect.arrayContaining(['Rencontres', 'Vie du port']),
  );
  expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({
    details: { excerpt: 'Trois voix du port.' },
  });

  await edit(first.id, { excerpt: 'Leurs mots.', slug: 'leur-adresse' });
  desk.rewrite(postId, (post) => ({ ...post, title: 'Mon titre' }));
  const second = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(second)).toMatchObject({ state: 'done' });
  expect(await readSitePost()).toMatchObject({
    title: { raw: 'Mon titre' },
    slug: 'leur-adresse',
    excerpt: 'Leurs mots.',
    categories: ['Rencontres', 'Vie du port'],
  });
  expect((await desk.call('publications.prepare', { postId, blogId })).details).toMatchObject({
    excerpt: 'Leurs mots.',
  });

  const third = await desk.send(postId, blogId, 0, { details: { excerpt: '', categories: ['Rencontres'] } });
  await desk.finish();
  expect(await desk.job(third)).toMatchObject({ state: 'done' });
  expect(await readSitePost()).toMatchObject({
    title: { raw: 'Mon titre' },
    excerpt: '',
    categories: ['Rencontres'],
  });
});

test.each([
  'Un an au jardin : l’été à l’œuvre',
  'Le « cœur » d’une année… à 50 % – et après (suite) / fin. Ça va?',
  "L'an 2026\u00a0: A & B, the end × ½ №\u202f7",
  'Ærø, Straße, Þór & Łódź : 30 € ou £',
  'Привет мир 日本語 → нет й',
  `${'anticonstitutionnellement '.repeat(8)}fin`,
  'é日'.repeat(30),
])('the sheet predicts the address that the site makes: %s', async (title) => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write({ ...interview(), title });
  await desk.send(postId, blogId);
  await desk.finish();
  expect((await readSitePost()).slug).toBe(wordpressSlug(title));
});

test('the sheet predicts no address for a title without words', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write({ ...interview(), title: '?!' });
  await desk.send(postId, blogId);
  await desk.finish();
  const post = await readSitePost();
  // WordPress 6.2 adds a number.
  expect(post.slug).toMatch(new RegExp(`^${post.id}(?:-2)?$`));
  expect(wordpressSlug('?!')).toBe('');
});

test.each([60, 140])('updates a post with %i tags and keeps them all', async (count) => {
  const { ask, posts } = colleague(site());
  const made = await Promise.all(
    Array.from({ length: count }, (_, at) => ask('POST', 'tags', { name: `Un mot assez long ${at}` })),
  );
  const tags = (made as { id: number }[]).map(({ id }) => id).toSorted((one, other) => one - other);
  await ask('POST', 'posts', { title: 'Là-bas', content: '<p>Un.</p>', status: 'publish', tags });
  const { desk, blogId } = await openWordPressDesk(site());
  await desk.call('mirrors.start', { blogId });
  await desk.mirrored();
  const { items } = await desk.call('posts.list', { list: 'published', limit: 10 });
  const postId = items[0]?.id ?? '';
  desk.rewrite(postId, (post) => ({ ...post, title: 'Ici' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  const [post] = await posts();
  expect(post?.title.raw).toBe('Ici');
  expect(post?.tags.toSorted((one, other) => one - other)).toEqual(tags);
});

test('gives an existing draft its address when it becomes public', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write(interview());
  await desk.send(postId, blogId, 0, { act: 'deposit' });
  await desk.finish();
  await desk.send(postId, blogId, 0, { act: 'publish', addressTitle: 'au port' });
  await desk.finish();
  expect(await readSitePost()).toMatchObject({ status: 'publish', slug: 'au-port' });
});

test('a contributor uses existing categories and creates none', async () => {
  await colleague(site()).ask('POST', 'categories', { name: 'Vie du port' });
  const { desk, blogId } = await openWordPressDesk(site(), { user: 'anna' });
  const postId = desk.write(interview());
  const refused = await desk.send(postId, blogId, 0, { details: { categories: ['Nouvelle'] } });
  await desk.finish();
  expect(await desk.job(refused)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'wordpress.no-categories', params: { name: 'Nouvelle' } },
  });
  expect(await colleague(site()).posts()).toEqual([]);
  await desk.call('jobs.cancel', { id: refused });
  await desk.send(postId, blogId, 0, { act: 'deposit', details: { categories: ['Vie du port'] } });
  await desk.finish();
  expect(await readSitePost()).toMatchObject({ categories: ['Vie du port'] });
});

const mediaOf = async () =>
  (await colleague(site()).ask('GET', 'media?context=edit&orderby=id&order=asc')) as {
    id: number;
    slug: string;
    alt_text: string;
  }[];

test('uploads the featured picture once; a colleague’s choice stays until the author chooses', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const { edit } = colleague(site());
  const photos = await addPhotos(desk, 2);
  const postId = desk.write(withPhotos(photos));
  const [, asset = ''] = photos;
  const prepared = await desk.call('publications.prepare', { postId, blogId });
  expect(prepared.ownPictures).toEqual([
    { asset: photos[0], name: 'Photo 1' },
    { asset: photos[1], name: 'Photo 2' },
  ]);
  expect(prepared.details.featured).toBeUndefined();
  await desk.send(postId, blogId, 0, { details: { featured: { asset } } });
  await desk.finish();
  const media = await mediaOf();
  expect(media.map((one) => one.alt_text)).toEqual(['Photo 1', 'Photo 2']);
  const first = await readSitePost();
  expect(first).toMatchObject({ status: 'publish', featured_media: media[1]?.id });
  const featured = async () => (await desk.call('publications.prepare', { postId, blogId })).details.featured;
  expect(await featured()).toEqual({ asset });

  await edit(first.id, { featured_media: media[0]?.id });
  desk.rewrite(postId, (post) => ({ ...post, title: 'Mon titre' }));
  await desk.send(postId, blogId);
  await desk.finish();
  expect(await readSitePost()).toMatchObject({ title: { raw: 'Mon titre' }, featured_media: media[0]?.id });
  expect(await featured()).toEqual({ asset: photos[0] });

  await desk.send(postId, blogId, 0, { details: { featured: null } });
  await desk.finish();
  expect(await readSitePost()).toMatchObject({ featured_media: 0 });
  expect(await featured()).toBeNull();
  expect(await mediaOf()).toHaveLength(2);
});

test('uploads the featured picture again when it was deleted from the media library', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const photos = await addPhotos(desk, 1);
  const postId = desk.write(withPhotos(photos));
  await desk.send(postId, blogId);
  await desk.finish();
  const [before] = await mediaOf();
  await colleague(site()).ask('DELETE', `media/${before?.id}?force=true`);
  const jobId = await desk.send(postId, blogId, 0, { details: { featured: { asset: photos[0] ?? '' } } });
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  const [after] = await mediaOf();
  expect(after?.id).not.toBe(before?.id);
  expect(await readSitePost()).toMatchObject({ featured_media: after?.id });
});

test('shows the blog’s featured picture by its name there', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write(withPhotos(await addPhotos(desk, 1)));
  await desk.send(postId, blogId);
  await desk.finish();
  const { id } = await colleague(site()).upload('quai-du-port.png');
  await colleague(site()).edit((await readSitePost()).id, { featured_media: id });
  desk.rewrite(postId, (post) => ({ ...post, title: 'Mon titre' }));
  await desk.send(postId, blogId);
  await desk.finish();
  const { details } = await desk.call('publications.prepare', { postId, blogId });
  expect(details.featured).toEqual({ ref: String(id) });
  expect(await desk.call('blogs.picture-name', { blogId, ref: String(id) })).toEqual({
    name: 'quai-du-port',
  });
  expect(await desk.call('blogs.picture-name', { blogId, ref: '987654' })).toEqual({});
});

// The site’s comments are closed by default.
test('opens comments for one post, and keeps a colleague’s setting otherwise', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const { edit } = colleague(site());
  const postId = desk.write(interview());
  await desk.send(postId, blogId, 0, { details: { comments: true } });
  await desk.finish();
  const first = await readSitePost();
  expect(first.comment_status).toBe('open');
  await edit(first.id, { comment_status: 'closed' });
  desk.rewrite(postId, (post) => ({ ...post, title: 'Mon titre' }));
  await desk.send(postId, blogId);
  await desk.finish();
  expect(await readSitePost()).toMatchObject({ title: { raw: 'Mon titre' }, comment_status: 'closed' });
  expect((await desk.call('publications.prepare', { postId, blogId })).details.comments).toBe(false);
  await desk.send(postId, blogId, 0, { details: { comments: true } });
  await desk.finish();
  expect((await readSitePost()).comment_status).toBe('open');
});

test('restores categories, excerpt, picture and comments of a post published again after a deletion', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const [asset = ''] = await addPhotos(desk, 1);
  const postId = desk.write(withPhotos([asset]));
  const details = {
    excerpt: 'Trois voix.',
    categories: ['Rencontres'],
    featured: { asset },
    comments: true,
  };
  await desk.send(postId, blogId, 0, { details });
  await desk.finish();
  const first = await readSitePost();
  await colleague(site()).ask('DELETE', `posts/${first.id}?force=true`);
  await desk.send(postId, blogId, 0, { details: { comments: true } });
  await desk.finish();
  const { chosen } = await desk.call('publications.prepare', { postId, blogId });
  expect(chosen.details).toEqual(details);
  await desk.send(postId, blogId, 0, chosen);
  await desk.finish();
  const again = await readSitePost();
  expect(again.id).not.toBe(first.id);
  for (const field of ['excerpt', 'categories', 'comment_status'] as const)
    expect(again[field]).toEqual(first[field]);
  // Another test’s file has its name, so that the picture has another id.
  expect(again.featured_media).toBeGreaterThan(0);
});
