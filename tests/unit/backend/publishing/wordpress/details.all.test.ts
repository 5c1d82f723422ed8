/** What a WordPress holds beside the text, on a real one: chosen here, sent where it was touched, never over what a colleague chose. */
import { beforeEach, expect, test } from 'vitest';
import { interview } from '../a-desk.ts';
import { aSite, aWordPressDesk, colleague, type SeenPost } from './a-wordpress-desk.ts';

const site = aSite();
beforeEach(() => site().empty());

type Seen = SeenPost & Readonly<{ slug: string; excerpt: Readonly<{ raw: string }>; categories: number[] }>;

async function seen() {
  const { ask, posts } = colleague(site());
  const [post] = (await posts()) as Seen[];
  if (post === undefined) throw new Error('there is no post');
  const all = (await ask('GET', 'categories?per_page=100')) as { id: number; name: string }[];
  const categories = post.categories.flatMap((id) => all.find((one) => one.id === id)?.name ?? []);
  return { ...post, excerpt: post.excerpt.raw, categories: categories.toSorted() };
}

test('an address, an excerpt and categories go with the first publication; what is not touched is never sent', async () => {
  const { desk, blogId } = await aWordPressDesk(site());
  const { ask, edit } = colleague(site());
  await ask('POST', 'categories', { name: 'Vie du port' });
  const postId = desk.write(interview());
  expect(await desk.call('publications.prepare', { postId, blogId })).toMatchObject({ details: {} });
  await desk.send(postId, blogId, 0, {
    addressTitle: 'Équipe du port',
    // Of one that is there under another writing, and of one that is not.
    details: { excerpt: 'Trois voix du port.', categories: ['vie du port', 'Rencontres'] },
  });
  await desk.finish();
  const first = await seen();
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
  expect(await seen()).toMatchObject({
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
  expect(await seen()).toMatchObject({
    title: { raw: 'Mon titre' },
    excerpt: '',
    categories: ['Rencontres'],
  });
});

test('a draft that is there already gets its address as it becomes public', async () => {
  const { desk, blogId } = await aWordPressDesk(site());
  const postId = desk.write(interview());
  await desk.send(postId, blogId, 0, { act: 'deposit' });
  await desk.finish();
  await desk.send(postId, blogId, 0, { act: 'publish', addressTitle: 'au port' });
  await desk.finish();
  expect(await seen()).toMatchObject({ status: 'publish', slug: 'au-port' });
});

test('a contributor uses the categories that are there, and may make none', async () => {
  await colleague(site()).ask('POST', 'categories', { name: 'Vie du port' });
  const { desk, blogId } = await aWordPressDesk(site(), { user: 'anna' });
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
  expect(await seen()).toMatchObject({ categories: ['Vie du port'] });
});
