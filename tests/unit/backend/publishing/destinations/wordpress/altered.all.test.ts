/** A real WordPress whose plugins alter saved posts: the post is online, and the difference is reported once. */
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { interview, openDesk as openNextDesk, openDeskBlog } from '../../publishing-desk.ts';
import { colleague, openWordPressDesk, siteClock, startSite } from './wordpress-desk.ts';

const site = startSite();
beforeEach(() => site().empty());

/** `body` changes $data, the row of a post that is about to be saved. */
function addAltering(body: string): () => void {
  const remove = site().addPlugin(`add_filter('wp_insert_post_data', function (array $data): array {
    if ($data['post_type'] === 'post' && $data['post_content'] !== '') { ${body} }
    return $data;
  }, 20);`);
  let removed = false;
  const once = (): void => {
    if (!removed) remove();
    removed = true;
  };
  onTestFinished(once);
  return once;
}

const SIGNATURE = '<p class="sig">Le Labo, 2026</p>';
const PLUGINS: Readonly<Record<string, string>> = {
  'a signature, once': `if (!str_contains($data['post_content'], 'class=\\\\"sig')) $data['post_content'] .= wp_slash('${SIGNATURE}');`,
  'a signature at each save': `$data['post_content'] .= wp_slash('${SIGNATURE}');`,
  'another apostrophe': `$data['post_content'] = str_replace('’', "\\\\'", $data['post_content']);`,
  'a class on paragraphs': `$data['post_content'] = preg_replace('/<p>/', wp_slash('<p class="lettrine">'), $data['post_content']);`,
  'another title': `$data['post_title'] = str_replace('Trois', '3', $data['post_title']);`,
};

async function openDesk() {
  const opened = await openWordPressDesk(site());
  const { desk, blogId } = opened;
  const postId = desk.write(interview());
  const readPublication = async () => (await desk.publications(postId))[0];
  const send = async (act?: 'deposit') => {
    const jobId = await desk.send(postId, blogId, 0, act === undefined ? {} : { act });
    await desk.finish();
    return await desk.job(jobId);
  };
  const alterations = () => desk.call('publications.alterations', { postId, blogId });
  const accept = () => desk.call('publications.accept-alterations', { postId, blogId });
  const rewrite = (from: string, to: string) =>
    desk.rewrite(postId, (post) => JSON.parse(JSON.stringify(post).replaceAll(from, to)) as typeof post);
  return { ...opened, postId, readPublication, send, alterations, accept, rewrite };
}

test.each(Object.entries(PLUGINS))(
  '%s: the post is online, the differences are reported, and no longer once accepted',
  async (_, body) => {
    addAltering(body);
    const { desk, blogId, postId, readPublication, send, alterations, accept, rewrite } = await openDesk();
    expect(await send()).toMatchObject({ state: 'done' });
    const publication = await readPublication();
    expect(publication).toMatchObject({ state: 'online-altered', isPublic: true });
    expect(publication?.url).toMatch(/^http/);
    expect(desk.post(postId).status).toBe('published');
    const { items } = await desk.call('posts.list', { list: 'published', limit: 10 });
    expect(items).toMatchObject([{ id: postId, status: 'published', altered: true }]);
    expect((await alterations()).items).not.toHaveLength(0);
    expect((await alterations()).otherText).toBe(false);

    rewrite('un matin de mars', 'un soir de mai');
    expect((await readPublication())?.state).toBe('online-changed');
    const { changes } = await desk.call('publications.prepare', { postId, blogId });
    expect(changes.map(({ what }) => what)).toEqual(['answer']);
    expect(await send()).toMatchObject({ state: 'done' });
    expect((await colleague(site()).posts())[0]?.content.raw).toContain('un soir de mai');
    expect((await readPublication())?.state).toBe('online-altered');

    await accept();
    expect((await readPublication())?.state).toBe('online');
    rewrite('un soir de mai', 'un soir de juin');
    expect(await send()).toMatchObject({ state: 'done' });
    expect((await readPublication())?.state).toBe('online');
    const other = desk.write({ ...interview(), title: 'Trois autres questions' });
    await desk.send(other, blogId);
    await desk.finish();
    expect(await desk.publications(other)).toMatchObject([{ state: 'online' }]);
    expect((await colleague(site()).posts()).map(({ status }) => status)).toEqual(['publish', 'publish']);
    await desk.call('mirrors.start', { blogId });
    await desk.mirrored();
    expect((await readPublication())?.state).toBe('online');
  },
);

test('accepting covers other posts with the same alteration, and reports a different one', async () => {
  const remove = addAltering(PLUGINS['another apostrophe'] ?? '');
  const { desk, blogId, postId, readPublication, send, accept } = await openDesk();
  await send();
  const other = desk.write({ ...interview(), title: 'L’autre' });
  await desk.send(other, blogId);
  await desk.finish();
  expect(await desk.publications(other)).toMatchObject([{ state: 'online-altered' }]);
  // Its title keeps the apostrophe, and nothing else is altered.
  await accept();
  expect([await readPublication(), ...(await desk.publications(other))].map((one) => one?.state)).toEqual([
    'online',
    'online',
  ]);
  remove();
  addAltering(PLUGINS['a signature, once'] ?? '');
  desk.rewrite(postId, (post) => ({ ...post, title: 'Encore' }));
  await send();
  expect((await readPublication())?.state).toBe('online-altered');
});

test('reports the alteration of a draft once it is online', async () => {
  addAltering(PLUGINS['a signature, once'] ?? '');
  const { readPublication, send } = await openDesk();
  expect(await send('deposit')).toMatchObject({ state: 'done' });
  expect(await readPublication()).toMatchObject({ state: 'deposited' });
  expect(await send()).toMatchObject({ state: 'done' });
  expect(await readPublication()).toMatchObject({ state: 'online-altered' });
});

test('treats a colleague’s edit of an altered post as a change by someone else', async () => {
  addAltering(PLUGINS['a signature, once'] ?? '');
  const { readPublication, send, accept, rewrite } = await openDesk();
  await send();
  await accept();
  const { posts, edit } = colleague(site());
  const [post] = await posts();
  await edit(post?.id ?? 0, { content: post?.content.raw.replace('sur le quai', 'sur le pont') });
  rewrite('sur le quai', 'sur le port');
  expect(await send()).toMatchObject({ failure: { code: 'publication.changed-on-blog' } });
  expect(await readPublication()).toMatchObject({ state: 'needs-choice', isPublic: true });
  expect((await posts())[0]?.content.raw).toContain('sur le pont');
});

test('reports as online a post that a plugin alters on publishing, whatever choice is pending', async () => {
  addAltering(`if ($data['post_status'] === 'publish') { ${PLUGINS['another apostrophe'] ?? ''} }`);
  const { desk, postId, readPublication, send } = await openDesk();
  await send();
  expect(await readPublication()).toMatchObject({ isPublic: true });
  expect((await readPublication())?.url).toMatch(/^http/);
  expect(desk.post(postId).status).toBe('changed');
});

test('reports a text that the site replaces entirely, and accepts it for this post alone', async () => {
  const words = Array.from({ length: 3_000 }, (_, at) => `mot${at}`).join(' ');
  addAltering(`$data['post_content'] = '<p>${words}</p>';`);
  const { readPublication, send, alterations, accept } = await openDesk();
  await send();
  expect((await readPublication())?.state).toBe('online-altered');
  expect(await alterations()).toMatchObject({ otherText: true, items: [] });
  await accept();
  expect((await readPublication())?.state).toBe('online');
});

test.each(Object.entries(PLUGINS))(
  '%s: leaves one post after a first write whose answer was lost',
  async (_, body) => {
    addAltering(body);
    let lost = 0;
    const { desk, blogId } = await openWordPressDesk(site(), {
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (
          init?.method === 'POST' &&
          (input instanceof Request ? input.url : input.toString()).includes('/posts?') &&
          (lost += 1) === 1
        )
          throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });
        return answer;
      },
    });
    const postId = desk.write(interview());
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(lost).toBeGreaterThan(0);
    expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
    const posts = await colleague(site()).posts();
    expect(posts.map(({ status }) => status).filter((status) => status !== 'trash')).toEqual(['publish']);
  },
);

test('leaves one post after a first write followed by a crash', async () => {
  addAltering(PLUGINS['a signature, once'] ?? '');
  const secrets = new Map<string, string>();
  let die = (): void => undefined;
  const dead = new Promise<void>((resolve) => (die = resolve));
  const { desk, blogId } = await openWordPressDesk(site(), {
    secrets,
    point: (name) => (name === 'publish:inserted' ? (die(), new Promise(() => undefined)) : undefined),
  });
  const postId = desk.write(interview());
  const jobId = await desk.send(postId, blogId);
  await dead;
  const next = await openNextDesk(await openDeskBlog(siteClock(site())), { folder: desk.abandon(), secrets });
  await next.finish();
  expect(await next.job(jobId)).toMatchObject({ state: 'done' });
  const posts = await colleague(site()).posts();
  expect(posts.map(({ status }) => status).filter((status) => status !== 'trash')).toEqual(['publish']);
});
