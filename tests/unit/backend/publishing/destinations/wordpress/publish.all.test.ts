/** An interview on a real WordPress, from the click to the pages for readers and colleagues. */
import { expect, test, beforeEach } from 'vitest';
import type { TopBlock } from '#interview/document.ts';
import { run, sql } from '#backend/core/sql.ts';
import { interview } from '../../publishing-desk.ts';
import { mirror } from '../../mirror/mirror-desk.ts';
import { addPhotos, withPhotos } from '../../pictures/picture-desk.ts';
import { startSite, openWordPressDesk, colleague, type SeenPost } from './wordpress-desk.ts';

const site = startSite();
beforeEach(() => site().empty());

const addressOf = (input: string | URL | Request): string =>
  input instanceof Request ? input.url : input.toString();
const bodyOf = (init: RequestInit): string => (typeof init.body === 'string' ? init.body : '');

const blocksOf = async (content: string): Promise<{ same: boolean; blocks: ParsedBlock[] }> => {
  const answer = await fetch(`${site().url}/?for-tests=blocks`, { method: 'POST', body: content });
  return (await answer.json()) as { same: boolean; blocks: ParsedBlock[] };
};
type ParsedBlock = Readonly<{ blockName: string | null; innerBlocks: readonly ParsedBlock[] }>;
const blockNames = (blocks: readonly ParsedBlock[] = []): string[] =>
  blocks.flatMap(({ blockName }) => blockName ?? []);

async function onlyPost(): Promise<SeenPost> {
  const posts = await colleague(site()).posts();
  expect(posts).toHaveLength(1);
  return posts[0] as SeenPost;
}

test('a post is read turn by turn by readers, and as blocks by a colleague', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write(interview());
  // No rule of ours predicts the address that the site chooses.
  const sheet = await desk.call('publications.prepare', { postId, blogId });
  expect(sheet).toMatchObject({ addressOpen: true, address: sheet.blog.url });
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  const post = await onlyPost();
  expect(post).toMatchObject({ status: 'publish', title: { raw: 'Trois questions à l’équipe du port' } });
  const page = await (await fetch(post.link)).text();
  for (const words of [
    'Comment avez-vous commencé ?',
    'un matin de mars',
    'Marc Odet',
    'Merci à tous les deux.',
  ])
    expect(page).toContain(words);
  const { same, blocks } = await blocksOf(post.content.raw);
  expect(same).toBe(true);
  expect(blockNames(blocks)).toEqual(['core/group']);
  expect(blockNames(blocks[0]?.innerBlocks)).toEqual([
    'core/heading',
    'core/group',
    'core/group',
    'core/paragraph',
  ]);
  const tags = (await colleague(site()).ask('GET', 'tags?_fields=name')) as { name: string }[];
  expect(tags.map(({ name }) => name).toSorted()).toEqual(['Port &amp; mer', 'Rencontres']);
  expect((await desk.publications(postId))[0]).toMatchObject({ state: 'online', url: post.link });
});

test('a boxed note is a group that the site keeps unchanged, and is read back as a note', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const note: TopBlock = {
    type: 'aside',
    title: [{ type: 'text', text: 'Repères' }],
    content: [
      [{ type: 'text', text: '1872 : ouverture du port.' }],
      [{ type: 'text', text: '2024 : travaux.' }],
    ],
  };
  const post = interview();
  const postId = desk.write({ ...post, body: [note, ...post.body] });
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect((await desk.publications(postId))[0]).toMatchObject({ state: 'online' });
  const online = await onlyPost();
  const { same, blocks } = await blocksOf(online.content.raw);
  expect(same).toBe(true);
  expect(blockNames(blocks[0]?.innerBlocks)[0]).toBe('core/group');
  expect(online.content.raw).toMatch(/<!-- wp:group \{[^}]*"tagName":"aside"/);
  expect(await (await fetch(online.link)).text()).toMatch(/<aside [^>]*>[^]*Repères[^]*2024[^]*<\/aside>/);
  // A colleague changes a word.
  await colleague(site()).edit(online.id, { content: online.content.raw.replace('travaux', 'réouverture') });
  desk.clock.at += 60_000;
  expect(await mirror(desk, blogId)).toMatchObject({ notes: [] });
  const { document } = await desk.call('posts.get', { id: postId });
  expect(document.body[0]).toEqual({
    ...note,
    content: [
      [{ type: 'text', text: '1872 : ouverture du port.' }],
      [{ type: 'text', text: '2024 : réouverture.' }],
    ],
  });
});

test('a post in another language than the site is marked with it; one sent before that is updated as before', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write({ ...interview(), language: 'en' });
  await desk.send(postId, blogId);
  await desk.finish();
  expect((await onlyPost()).content.raw).toMatch(
    /^<!-- wp:html -->\n<div class="is-layout-flow iv-post" [^>]*lang="en">/,
  );
  // The format of posts before groups.
  const earlier = (await onlyPost()).content.raw.replace('is-layout-flow ', '');
  desk.clock.at += 60_000;
  await colleague(site()).edit((await onlyPost()).id, { content: earlier });
  expect(await mirror(desk, blogId)).toMatchObject({ notes: [] });
  desk.rewrite(postId, (post) => ({ ...post, language: 'fr' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect((await onlyPost()).content.raw).toMatch(/^<!-- wp:group /);
  expect(await mirror(desk, blogId)).toMatchObject({ notes: [] });
});

test('an update keeps unchanged fields, and reuses existing tags', async () => {
  await colleague(site()).ask('POST', 'tags', { name: 'rencontres' });
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write(interview());
  await desk.send(postId, blogId);
  await desk.finish();
  desk.rewrite(postId, (post) => ({ ...post, title: 'Quatre questions' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect((await onlyPost()).title.raw).toBe('Quatre questions');
  expect((await colleague(site()).ask('GET', 'tags')) as unknown[]).toHaveLength(2);
});

test('a colleague’s change is read before it is overwritten', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write(interview());
  await desk.send(postId, blogId);
  await desk.finish();
  const post = await onlyPost();
  const content = post.content.raw.replace('un matin de mars', 'un soir de mars');
  await colleague(site(), 'lise').edit(post.id, { content });
  desk.rewrite(postId, (mine) => ({ ...mine, title: 'Mon titre' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'publication.changed-on-blog' },
  });
  expect((await onlyPost()).content.raw).toContain('un soir de mars');
});

const lostAnswer = (): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });

// The write succeeded; the answer about it, or about the replaced text, was lost at first.
test.each([
  ['at once', { write: false, look: false }],
  ['where the look at them failed', { write: false, look: true }],
  ['where the answer to the write was lost', { write: true, look: false }],
  ['where both were lost', { write: true, look: true }],
])('reads from the revisions what was saved between read and write, %s', async (_, fields) => {
  let between: (() => Promise<void>) | undefined;
  const lost = { ...fields };
  const { desk, blogId } = await openWordPressDesk(site(), {
    fetch: async (input, init) => {
      const address = addressOf(input);
      const writes =
        init?.method === 'POST' && /\/posts\/\d+\?/.test(address) && bodyOf(init).includes('Mon titre');
      if (writes) {
        const first = between;
        between = undefined;
        await first?.();
      }
      const answer = await fetch(input, init);
      if (writes && lost.write) {
        lost.write = false;
        throw lostAnswer();
      }
      if (
        between === undefined &&
        lost.look &&
        address.includes('/revisions') &&
        desk.post(postId).document.title === 'Mon titre'
      ) {
        lost.look = false;
        throw lostAnswer();
      }
      return answer;
    },
  });
  const postId = desk.write(interview());
  await desk.send(postId, blogId);
  await desk.finish();
  const post = await onlyPost();
  between = async () => {
    await colleague(site()).edit(post.id, {
      content: post.content.raw.replace('un matin de mars', 'un soir de mars'),
    });
  };
  desk.rewrite(postId, (mine) => ({ ...mine, title: 'Mon titre' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(between).toBeUndefined();
  expect(lost).toEqual({ write: false, look: false });
  // It was replaced for a moment, and is restored.
  expect((await onlyPost()).content.raw).toContain('un soir de mars');
  expect(await desk.job(jobId)).toMatchObject({ failure: { code: 'publication.changed-on-blog' } });
  const stored = desk.backend.db.prepare('SELECT remote_content FROM publications').get() as {
    remote_content: string;
  };
  expect(stored.remote_content).toContain('un soir de mars');
});

test('schedules in the site’s time zone, withdraws and deletes', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write(interview());
  const publishAt = desk.clock.at + 3 * 3_600_000;
  await desk.send(postId, blogId, 0, { act: 'schedule', publishAt });
  await desk.finish();
  expect(await onlyPost()).toMatchObject({ status: 'future', date_gmt: '2026-11-24T15:00:00' });
  await desk.call('publications.take-down', { postId, blogId, act: 'revert' });
  await desk.finish();
  expect((await onlyPost()).status).toBe('draft');
  await desk.send(postId, blogId, 0, { act: 'publish' });
  await desk.finish();
  expect((await onlyPost()).status).toBe('publish');
  await desk.call('publications.take-down', { postId, blogId, act: 'delete' });
  await desk.finish();
  expect((await onlyPost()).status).toBe('trash');
});

test('a post of an author without the right to raw HTML is read back as sent', async () => {
  const { desk, blogId, signedIn } = await openWordPressDesk(site(), { user: 'marc' });
  expect(signedIn).toMatchObject({ mayPublish: true, blog: { role: 'author' } });
  const postId = desk.write(interview());
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
});

test('a post of a contributor with unknown rights waits for an editor, who owns it then', async () => {
  const { desk, blogId, signedIn } = await openWordPressDesk(site(), { user: 'anna' });
  expect(signedIn.mayPublish).toBe(false);
  run(desk.backend.db, sql`UPDATE blogs SET rights = NULL`);
  const postId = desk.write(interview());
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'wordpress.pending' },
  });
  const post = await onlyPost();
  expect(post.status).toBe('pending');
  await colleague(site()).edit(post.id, { status: 'publish' });
  await desk.call('jobs.retry', { id: jobId });
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ failure: { code: 'wordpress.taken-over' } });
  await desk.call('jobs.cancel', { id: jobId });
});

test('uploads a picture to the media library once, with its alternative text', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write(withPhotos(await addPhotos(desk, 1)));
  for (const title of ['Un', 'Deux']) {
    desk.rewrite(postId, (post) => ({ ...post, title }));
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  }
  const media = (await colleague(site()).ask('GET', 'media?context=edit')) as {
    source_url: string;
    alt_text: string;
  }[];
  expect(media).toMatchObject([
    { alt_text: 'Photo 1', title: { raw: 'Photo 1' }, post: (await onlyPost()).id },
  ]);
  const { content } = await onlyPost();
  expect(content.raw).toContain(`<img src="${media[0]?.source_url}"`);
  expect(content.raw).not.toContain('picture.invalid');
  const image = /<img [^>]*wp-image-[^>]*>/.exec(content.rendered)?.[0];
  for (const pattern of [/ width="900"/, / height="600"/, / srcset="[^"]* 300w/, / sizes="/])
    expect(image).toMatch(pattern);
  expect(await mirror(desk, blogId)).toMatchObject({ notes: [] });
  expect((await fetch(media[0]?.source_url ?? '')).headers.get('content-type')).toMatch(/^image\//);
});

test('pictures sent before without an id are recognized, and get it with the next update', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const postId = desk.write(withPhotos(await addPhotos(desk, 2)));
  await desk.send(postId, blogId);
  await desk.finish();
  const sent = (await onlyPost()).content.raw;
  const earlier = sent
    .replace(/"id":\d+,"sizeSlug":"full","linkDestination":"none",/g, '')
    .replace(/ size-full| class="wp-image-\d+"/g, '');
  expect(earlier).not.toContain('wp-image-');
  desk.clock.at += 60_000;
  await colleague(site()).edit((await onlyPost()).id, { content: earlier });
  expect(await mirror(desk, blogId)).toMatchObject({ notes: [] });
  desk.rewrite(postId, (post) => ({ ...post, title: 'Deux' }));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect((await onlyPost()).content.raw).toBe(sent);
});

test('tables, code and pictures side by side are blocks, and a colleague’s changes in them are read', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const photos = await addPhotos(desk, 2);
  const images = withPhotos(photos).body.filter((block) => block.type === 'image');
  const cell = (text: string, header = false) => ({ header, content: [{ type: 'text' as const, text }] });
  const postId = desk.write({
    ...interview(),
    body: [
      { type: 'gallery', images },
      {
        type: 'table',
        rows: [
          [cell('Jour', true), cell('Heure', true)],
          [cell('Lundi'), cell('07:10')],
        ],
      },
      { type: 'code', text: 'if (a < b)\n  [fin]', language: 'php' },
      ...interview().body,
    ],
  });
  await desk.send(postId, blogId);
  await desk.finish();
  const post = await onlyPost();
  const { same, blocks } = await blocksOf(post.content.raw);
  expect(same).toBe(true);
  expect(blockNames(blocks[0]?.innerBlocks).slice(0, 3)).toEqual(['core/gallery', 'core/table', 'core/code']);
  expect(post.content.rendered.match(/ srcset="/g)).toHaveLength(2);
  expect(await mirror(desk, blogId)).toMatchObject({ notes: [] });
  desk.clock.at += 60_000;
  const content = post.content.raw.replace('07:10', '07:25').replace('if (a', 'while (a');
  await colleague(site()).edit(post.id, { content });
  await mirror(desk, blogId);
  const { document } = await desk.call('posts.get', { id: postId });
  expect(document.body.slice(0, 3)).toMatchObject([
    { type: 'gallery', images: photos.map((asset) => ({ asset })) },
    { type: 'table', rows: [{}, [{}, cell('07:25')]] },
    { type: 'code', text: 'while (a < b)\n  [fin]', language: 'php' },
  ]);
});

test('an insert whose answer was lost is not repeated', async () => {
  let lost = 0;
  const { desk, blogId } = await openWordPressDesk(site(), {
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method === 'POST' && /\/posts(\/\d+)?\?/.test(addressOf(input)) && lost < 2) {
        lost += 1;
        throw new TypeError('fetch failed', {
          cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
        });
      }
      return answer;
    },
  });
  const postId = desk.write(interview());
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(lost).toBe(2);
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect((await onlyPost()).status).toBe('publish');
});

test('a sign-out makes the password invalid there', async () => {
  const { desk, signedIn } = await openWordPressDesk(site());
  const me = async (): Promise<number> =>
    (
      await fetch(`${site().url}/wp-json/wp/v2/users/me`, {
        headers: {
          authorization: `Basic ${Buffer.from(`lise:${site().passwords['lise']}`).toString('base64')}`,
        },
      })
    ).status;
  expect(await me()).toBe(200);
  const accountId = signedIn.blog.accountId ?? '';
  expect(await desk.call('accounts.sign-out', { accountId })).toEqual({ revoked: true });
  expect([...desk.secrets.keys()]).toEqual([]);
  expect(await me()).toBe(401);
});
