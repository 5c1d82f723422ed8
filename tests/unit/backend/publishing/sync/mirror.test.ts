/** A blog mirrored here: what stands there comes in, what changes there is taken in or told, nothing is ever erased. */
import { describe, expect, it } from 'vitest';
import type { PostInput } from '../../../../../main/backend/practice-blog/post-input.ts';
import { readDocument } from '../../../../../main/backend/library/read-document.ts';
import { blocksToText } from '../../../../../interview/plain.ts';
import type { ABlog, ADesk } from '../a-desk.ts';
import { aDesk, aReadyDesk, interview, NOON } from '../a-desk.ts';

const DAY = 86_400_000;
/** As long as a busy machine may need. */
const SOON = { timeout: 30_000 };

/** What someone writes at Blogger's own editor. */
async function onTheWeb(blog: ABlog, post: PostInput, how: { draft?: boolean } = {}) {
  blog.clock.at += 1_000;
  const { id } = await blog.elsewhere.insert(post, { draft: how.draft ?? false });
  return id;
}

async function mirror(desk: ADesk, blogId: string) {
  desk.clock.at += 1_000;
  await desk.call('syncs.start', { blogId });
  await desk.mirrored();
  const found = (await desk.call('syncs.list', {})).items.find((one) => one.blogId === blogId);
  if (found === undefined) throw new Error('the blog was not asked');
  return found;
}

type Row = {
  id: string;
  title: string;
  status: string;
  document: string;
  binned_at: number | null;
  remote_id: string | null;
  remote_status: string | null;
};

const rows = (desk: ADesk): Row[] =>
  desk.backend.db
    .prepare(
      `SELECT posts.id, title, status, document, binned_at, remote_id, remote_status
       FROM posts LEFT JOIN publications ON publications.post_id = posts.id ORDER BY posts.rowid`,
    )
    .all() as Row[];

const byRemote = (desk: ADesk, remoteId: string): Row => {
  const found = rows(desk).filter((row) => row.remote_id === remoteId);
  if (found.length !== 1) throw new Error(`${found.length} posts of the blog’s ${remoteId}`);
  return found[0] as Row;
};
const textOf = (row: Row): string => blocksToText(readDocument(row.document).body);
const reasons = (desk: ADesk, postId: string): string[] =>
  desk.backend.db
    .prepare(
      'SELECT reason FROM revisions JOIN posts ON posts.rowid = revisions.post_rowid WHERE posts.id = ? ORDER BY revisions.rowid',
    )
    .pluck()
    .all(postId) as string[];
const changesSince = (desk: ADesk): (() => number) => {
  const count = (): number => desk.backend.db.prepare('SELECT total_changes()').pluck().get() as number;
  const before = count();
  return () => count() - before;
};

describe('what stands on the blog comes in', () => {
  it('online, drafts, scheduled and binned posts, each once, as what they are there', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    const live = await onTheWeb(blog, { title: 'En ligne', content: '<p>Un.</p>', labels: ['Port & mer'] });
    const draft = await onTheWeb(blog, { title: 'Commencé', content: '<p>Deux.</p>' }, { draft: true });
    const later = await onTheWeb(blog, { title: 'Bientôt', content: '<p>Trois.</p>' }, { draft: true });
    await blog.elsewhere.publish(later, NOON + 3 * DAY);
    const binned = await onTheWeb(blog, { title: 'Jeté', content: '<p>Quatre.</p>' });
    await blog.elsewhere.trash(binned);

    const run = await mirror(desk, blogId);
    expect(run).toMatchObject({ state: 'idle', added: 4, changed: 0, notes: [] });
    expect(run.finishedAt).toBe(desk.clock.at);
    expect(byRemote(desk, live)).toMatchObject({
      status: 'published',
      remote_status: 'LIVE',
      binned_at: null,
    });
    expect(byRemote(desk, draft)).toMatchObject({ status: 'draft', remote_status: 'DRAFT', binned_at: null });
    expect(byRemote(desk, later)).toMatchObject({ status: 'scheduled', remote_status: 'SCHEDULED' });
    expect(byRemote(desk, binned)).toMatchObject({ status: 'binned', remote_status: 'SOFT_TRASHED' });
    expect(textOf(byRemote(desk, draft))).toBe('Deux.');
    expect(readDocument(byRemote(desk, live).document).labels).toEqual(['Port & mer']);
    const [publication] = await desk.publications(byRemote(desk, live).id);
    expect(publication).toMatchObject({ state: 'online', blogId });
    expect(publication?.url).toContain('/en-ligne.html');
  });

  it('a second run writes nothing of them', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    for (let n = 0; n < 7; n += 1) await onTheWeb(blog, { title: `N° ${n}`, content: `<p>Texte ${n}</p>` });
    await mirror(desk, blogId);
    const before = rows(desk);
    const changes = changesSince(desk);
    const run = await mirror(desk, blogId);
    expect(run).toMatchObject({ state: 'idle', added: 0, changed: 0 });
    expect(rows(desk)).toEqual(before);
    // Only its own rows: the run itself, four walks, seven ids met twice over (forgotten, noted).
    expect(changes()).toBeLessThan(60);
  });

  it('reads no further than what is known', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    for (let n = 0; n < 120; n += 1) {
      blog.clock.at += 60_000;
      await blog.elsewhere.insert({ title: `N° ${n}`, content: '<p>x</p>' }, { draft: false });
    }
    expect(await mirror(desk, blogId)).toMatchObject({ added: 120, total: 120 });
    blog.faults.clearLog();
    await onTheWeb(blog, { title: 'Nouveau', content: '<p>y</p>' });
    expect(await mirror(desk, blogId)).toMatchObject({ added: 1, changed: 0 });
    const bodies = blog.faults.log().filter((request) => request.query.includes('fetchBodies=true'));
    expect(bodies.map(({ query }) => new URLSearchParams(query).get('status'))).toEqual([
      'LIVE',
      'SCHEDULED',
      'DRAFT',
      'SOFT_TRASHED',
    ]);
  });

  it('a draft begun on the web is corrected here and published from here, in its place', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    const draft = await onTheWeb(
      blog,
      { title: 'Commencé', content: '<p>Une phrase.</p><p>Une autre.</p>' },
      { draft: true },
    );
    await mirror(desk, blogId);
    const { id } = byRemote(desk, draft);
    desk.rewrite(id, (post) => ({ ...post, title: 'Terminé' }));
    const jobId = await desk.send(id, blogId);
    await desk.finish();
    expect((await desk.job(jobId)).state).toBe('done');
    expect(blog.posts()).toHaveLength(1);
    expect(blog.live()[0]).toMatchObject({ id: draft, title: 'Terminé' });
    expect(blog.live()[0]?.content).toContain('<p>Une phrase.</p>');
  });
});

describe('what changed on the web', () => {
  it('enters where nobody touched the post here, and stands in its history', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    const live = await onTheWeb(blog, { title: 'En ligne', content: '<p>Avant.</p>' });
    await mirror(desk, blogId);
    blog.clock.at += 1_000;
    await blog.elsewhere.write(live, { content: '<p>Après.</p>' }, { whole: false });
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 1, notes: [] });
    const row = byRemote(desk, live);
    expect(textOf(row)).toBe('Après.');
    expect(row.status).toBe('published');
    expect(reasons(desk, row.id)).toEqual(['imported', 'remote']);
    expect((await desk.publications(row.id))[0]?.state).toBe('online');
  });

  it('stands beside what was written here, and is told', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    const live = await onTheWeb(blog, { title: 'En ligne', content: '<p>Avant.</p>' });
    await mirror(desk, blogId);
    const { id } = byRemote(desk, live);
    desk.rewrite(id, (post) => ({ ...post, title: 'Mon titre' }));
    blog.clock.at += 1_000;
    await blog.elsewhere.write(live, { content: '<p>Après.</p>' }, { whole: false });
    const run = await mirror(desk, blogId);
    expect(run.notes).toEqual([{ code: 'changed-both', title: 'En ligne', postId: id }]);
    expect(desk.post(id).document.title).toBe('Mon titre');
    expect(reasons(desk, id)).toContain('remote');
    // Once is enough.
    blog.clock.at += 1_000;
    const before = reasons(desk, id);
    await mirror(desk, blogId);
    expect(reasons(desk, id)).toEqual(before);
    // And what is sent from here does not go over it.
    const jobId = await desk.send(id, blogId);
    await desk.finish();
    expect((await desk.job(jobId)).failure?.code).toBe('publication.changed-on-blog');
    expect(blog.live()[0]?.content).toBe('<p>Après.</p>');
  });

  it('of an interview that Escale published: the same questions and answers keep their ids', async () => {
    const { blog, desk, blogId, postId } = await aReadyDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const before = desk.post(postId).document;
    const [post] = blog.live();
    blog.clock.at += 1_000;
    await blog.elsewhere.write(
      post?.id ?? '',
      { content: (post?.content ?? '').replace('un matin de mars', 'un soir de mai') },
      { whole: false },
    );
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 1 });
    const after = desk.post(postId).document;
    expect(blocksToText(after.body)).toContain('un soir de mai');
    expect(after.body.map((block) => ('id' in block ? block.id : block.type))).toEqual(
      before.body.map((block) => ('id' in block ? block.id : block.type)),
    );
    expect(desk.post(postId).status).toBe('published');
  });

  it('a list that is late shows no change of words that Escale sent meanwhile', async () => {
    const { blog, desk, blogId, postId } = await aReadyDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const [old] = blog.live();
    desk.rewrite(postId, (post) => ({ ...post, title: 'Le nouveau titre' }));
    blog.clock.at += 1_000;
    await desk.send(postId, blogId);
    await desk.finish();
    // The list gives the post as it was, with a change of now.
    const late = await aReadyDesk(
      {
        folder: (await desk.close(), desk.folder),
        secrets: desk.secrets,
        fetch: async (input, init) => {
          const response = await fetch(input, init);
          const url = new URL(input instanceof Request ? input.url : String(input));
          if (!url.pathname.endsWith('/posts') || url.searchParams.get('status') !== 'LIVE') return response;
          const list = (await response.json()) as { items?: { title: string }[] };
          for (const item of list.items ?? []) item.title = old?.title ?? '';
          return Response.json(list);
        },
      },
      blog,
    );
    expect(await mirror(late.desk, blogId)).toMatchObject({ changed: 0, notes: [] });
    expect(late.desk.post(postId).document.title).toBe('Le nouveau titre');
  });
});

describe('where a post went on the blog', () => {
  it('published, taken back, its hour come, binned: noted; deleted: told, and its text stays', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    const ids: string[] = [];
    for (const title of ['A', 'B', 'C', 'D', 'E'])
      ids.push(await onTheWeb(blog, { title, content: `<p>${title}</p>` }, { draft: title === 'A' }));
    const [a, b, c, d, e] = ids as [string, string, string, string, string];
    await blog.elsewhere.revert(c);
    await blog.elsewhere.publish(c, NOON + DAY);
    await mirror(desk, blogId);
    expect(byRemote(desk, c).status).toBe('scheduled');

    blog.clock.at = NOON + 2 * DAY;
    await blog.elsewhere.publish(a);
    await blog.elsewhere.revert(b);
    await blog.elsewhere.trash(d);
    await blog.elsewhere.remove(e);
    const run = await mirror(desk, blogId);
    expect(run.notes).toEqual([{ code: 'gone', title: 'E', postId: byRemote(desk, e).id }]);
    expect([a, b, c, d, e].map((id) => byRemote(desk, id).remote_status)).toEqual([
      'LIVE',
      'DRAFT',
      'LIVE',
      'SOFT_TRASHED',
      'GONE',
    ]);
    expect([a, b, c, d, e].map((id) => byRemote(desk, id).status)).toEqual([
      'published',
      'draft',
      'published',
      'draft',
      'draft',
    ]);
    // Nothing of it was erased or put away here.
    expect([d, e].map((id) => textOf(byRemote(desk, id)))).toEqual(['D', 'E']);
    expect([d, e].map((id) => byRemote(desk, id).binned_at)).toEqual([null, null]);
    expect((await desk.publications(byRemote(desk, e).id))[0]?.state).toBe('removed');
  });

  it('a list this account may not read is told, and what it hides is not taken for deleted', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    const draft = await onTheWeb(blog, { title: 'Brouillon', content: '<p>x</p>' }, { draft: true });
    await mirror(desk, blogId);
    const refusing = { method: 'posts.list', occurrence: 3, status: 403, reason: 'forbidden' };
    blog.faults.add(refusing);
    const run = await mirror(desk, blogId);
    expect(run).toMatchObject({ state: 'idle', notes: [{ code: 'list-refused', title: 'DRAFT' }] });
    expect(byRemote(desk, draft).remote_status).toBe('DRAFT');
  });

  it('a blog that refuses everything fails, and says so', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    blog.faults.behaviours.role = 'READER';
    expect(await mirror(desk, blogId)).toMatchObject({
      state: 'failed',
      byAuthor: true,
      failure: { code: 'blogger.forbidden' },
    });
  });
});

describe('marks of ours', () => {
  it('a post of an interrupted sending is adopted, never a second row', async () => {
    const { blog, desk, blogId, postId } = await aReadyDesk();
    blog.faults.add({ method: 'posts.insert', line: 'store-then-drop' });
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    expect(blog.drafts()).toHaveLength(1);
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0 });
    expect(rows(desk)).toHaveLength(1);
    expect(rows(desk)[0]?.remote_id).toBe(blog.drafts()[0]?.id);
    await desk.finish();
    expect((await desk.job(jobId)).state).toBe('done');
    expect(blog.posts()).toHaveLength(1);
    expect(blog.live()).toHaveLength(1);
  });

  it('surplus drafts go where they equal what was sent, and stay where somebody wrote', async () => {
    const { blog, desk, blogId, postId } = await aReadyDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const [own] = blog.live();
    const surplus = await onTheWeb(
      blog,
      { title: own?.title ?? '', content: own?.content ?? '', labels: own?.labels ?? [] },
      { draft: true },
    );
    const touched = await onTheWeb(
      blog,
      { title: 'Repris à la main', content: own?.content ?? '', labels: own?.labels ?? [] },
      { draft: true },
    );
    const run = await mirror(desk, blogId);
    expect(
      run.notes.map(({ code, title }) => `${code} ${title}`).toSorted((one, other) => (one < other ? -1 : 1)),
    ).toEqual(['draft-kept Repris à la main', `draft-removed ${own?.title}`]);
    const statuses = new Map(blog.posts().map((post) => [post.id, post.status]));
    expect(statuses.get(surplus)).toBe('SOFT_TRASHED');
    expect(statuses.get(touched)).toBe('DRAFT');
    expect(statuses.get(own?.id ?? '')).toBe('LIVE');
    expect(rows(desk)).toHaveLength(1);
  });

  it('of another library come in as an interview with the same ids, under the same mark', async () => {
    const { blog, desk, blogId, postId } = await aReadyDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const other = await aReadyDesk({}, blog);
    await mirror(other.desk, other.blogId);
    const [live] = blog.live();
    const row = byRemote(other.desk, live?.id ?? '');
    const questions = (desk_: ADesk, id: string) =>
      desk_.post(id).document.body.flatMap((block) => (block.type === 'question' ? [block.id] : []));
    expect(questions(other.desk, row.id)).toEqual(questions(desk, postId));
    expect((await other.desk.publications(row.id))[0]?.id).toBe((await desk.publications(postId))[0]?.id);
  });
});

describe('a run that does not come to its end', () => {
  it('goes on after SIGKILL where it stood', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    for (let n = 0; n < 130; n += 1) await onTheWeb(blog, { title: `N° ${n}`, content: `<p>${n}</p>` });
    blog.faults.add({ method: 'posts.list', occurrence: 3, latency: 60_000 });
    await desk.call('syncs.start', { blogId });
    await expect.poll(() => rows(desk).length, SOON).toBeGreaterThanOrEqual(101);
    const folder = desk.abandon();
    blog.faults.clear();
    blog.faults.clearLog();
    const next = await aDesk(blog, { folder, secrets: desk.secrets });
    await expect.poll(async () => (await next.call('syncs.list', {})).items[0]?.state, SOON).toBe('idle');
    expect(rows(next).filter((row) => row.remote_id !== null)).toHaveLength(130);
    const pages = blog.faults
      .log()
      .filter((request) => /status=LIVE/.test(request.query) && /fetchBodies=true/.test(request.query));
    expect(pages).toHaveLength(1);
  });

  it('is stopped by the author; what came stays, the next one goes on', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    for (let n = 0; n < 130; n += 1) await onTheWeb(blog, { title: `N° ${n}`, content: `<p>${n}</p>` });
    blog.faults.add({ method: 'posts.list', occurrence: 3, latency: 60_000 });
    await desk.call('syncs.start', { blogId });
    await expect.poll(() => rows(desk).length, SOON).toBeGreaterThanOrEqual(101);
    await desk.call('syncs.cancel', { blogId });
    await desk.mirrored();
    expect((await desk.call('syncs.list', {})).items[0]).toMatchObject({ state: 'idle' });
    blog.faults.clear();
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle' });
    expect(rows(desk).filter((row) => row.remote_id !== null)).toHaveLength(130);
  });

  it('a page token that means nothing any more begins its list anew', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    for (let n = 0; n < 60; n += 1) await onTheWeb(blog, { title: `N° ${n}`, content: `<p>${n}</p>` });
    blog.faults.add({ method: 'posts.list', occurrence: 2, status: 503 });
    expect(await mirror(desk, blogId)).toMatchObject({
      state: 'failed',
      failure: { code: 'blogger.unavailable' },
    });
    blog.faults.add({ method: 'posts.list', status: 400, reason: 'invalid' });
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle' });
    expect(rows(desk).filter((row) => row.remote_id !== null)).toHaveLength(60);
  });

  it('offline: nothing is lost, and it is said', async () => {
    const { blog, desk, blogId } = await aReadyDesk();
    blog.faults.add({ method: '*', line: 'drop-before', times: 3 });
    expect(await mirror(desk, blogId)).toMatchObject({
      state: 'failed',
      failure: { code: 'network.offline' },
    });
    blog.faults.clear();
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle' });
  });
});

it('a job that becomes due goes before the next page, and what was read early is read again', async () => {
  const { blog, desk, blogId, postId } = await aReadyDesk();
  for (let n = 0; n < 120; n += 1) await onTheWeb(blog, { title: `N° ${n}`, content: `<p>${n}</p>` });
  blog.faults.add({ method: 'posts.list', occurrence: 2, latency: 300 });
  await desk.call('syncs.start', { blogId });
  await expect.poll(() => rows(desk).length, SOON).toBeGreaterThan(50);
  const jobId = await desk.send(postId, blogId);
  await desk.mirrored();
  await desk.finish();
  expect((await desk.job(jobId)).state).toBe('done');
  expect(rows(desk)).toHaveLength(121);
  expect(blog.live()).toHaveLength(121);
  expect(desk.post(postId).status).toBe('published');
  expect(desk.post(postId).document).toEqual(expect.objectContaining({ title: interview().title }));
});

it('does by itself what it may: after the jobs of a start, not again within minutes', async () => {
  const first = await aReadyDesk();
  const { blog, blogId } = first;
  await onTheWeb(blog, { title: 'En ligne', content: '<p>x</p>' });
  const { folder, secrets } = first.desk;
  await first.desk.close();
  const { desk } = await aReadyDesk({ folder, secrets, syncs: { byItself: true } }, blog);
  await desk.mirrored();
  await expect.poll(() => rows(desk).filter((row) => row.remote_id !== null).length, SOON).toBe(1);
  await desk.mirrored();
  blog.faults.clearLog();
  desk.backend.lifecycle.resume();
  await desk.settled();
  await desk.mirrored();
  expect(blog.faults.log().filter(({ method }) => method === 'posts.list')).toEqual([]);
  desk.clock.at += 6 * 60_000;
  desk.backend.lifecycle.resume();
  await desk.settled();
  await desk.mirrored();
  expect(blog.faults.log().filter(({ method }) => method === 'posts.list').length).toBeGreaterThan(0);
  expect((await desk.call('syncs.list', {})).items[0]).toMatchObject({ blogId, byAuthor: false });
});
