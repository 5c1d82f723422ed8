/** Runs of a mirror: posts with our mark, interrupted runs, jobs in between, and automatic runs. */
import { describe, expect, it } from 'vitest';
import { untakenFaults } from '#tests/builders/untaken-faults.ts';
import type { PublishingDesk } from '../publishing-desk.ts';
import { openDesk, openConnectedDesk, interview } from '../publishing-desk.ts';
import { SOON, byRemote, mirror, writeOnWeb, publicationRows } from './mirror-desk.ts';

/** The stored count of deaths, as if Escale ended now. */
const deathsOf = (desk: PublishingDesk, blogId: string): unknown =>
  desk.backend.db.prepare('SELECT deaths FROM blog_syncs WHERE blog_id = ?').pluck().get(blogId);

describe('posts with our mark', () => {
  it('of an interrupted send are adopted, without a second row', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    blog.faults.add({ method: 'posts.insert', line: 'store-then-drop' });
    const jobId = await desk.send(postId, blogId);
    await desk.settled();
    expect(blog.drafts()).toHaveLength(1);
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0 });
    expect(publicationRows(desk)).toHaveLength(1);
    expect(publicationRows(desk)[0]?.remote_id).toBe(blog.drafts()[0]?.id);
    await desk.finish();
    expect((await desk.job(jobId)).state).toBe('done');
    expect(blog.posts()).toHaveLength(1);
    expect(blog.live()).toHaveLength(1);
  });

  it('that are surplus drafts are deleted when equal to what was sent, and stay when edited', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const [own] = blog.live();
    const surplus = await writeOnWeb(
      blog,
      { title: own?.title ?? '', content: own?.content ?? '', labels: own?.labels ?? [] },
      { draft: true },
    );
    const touched = await writeOnWeb(
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
    expect(publicationRows(desk)).toHaveLength(1);
  });

  it('of another library are imported as interviews with the same ids and mark', async () => {
    const { blog, desk, blogId, postId } = await openConnectedDesk();
    await desk.send(postId, blogId);
    await desk.finish();
    const other = await openConnectedDesk({}, blog);
    await mirror(other.desk, other.blogId);
    const [live] = blog.live();
    const row = byRemote(other.desk, live?.id ?? '');
    const questions = (desk_: PublishingDesk, id: string) =>
      desk_.post(id).document.body.flatMap((block) => (block.type === 'question' ? [block.id] : []));
    expect(questions(other.desk, row.id)).toEqual(questions(desk, postId));
    expect((await other.desk.publications(row.id))[0]?.id).toBe((await desk.publications(postId))[0]?.id);
  });
});

describe('an interrupted run', () => {
  it('resumes after SIGKILL at its position', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    for (let n = 0; n < 130; n += 1) await writeOnWeb(blog, { title: `N° ${n}`, content: `<p>${n}</p>` });
    blog.faults.add({ method: 'posts.list', occurrence: 3, latency: 60_000 });
    await desk.call('mirrors.start', { blogId });
    await expect.poll(() => publicationRows(desk).length, SOON).toBeGreaterThanOrEqual(101);
    const pagesRead = () =>
      blog.faults
        .log()
        .filter(({ method }) => method === 'posts.list')
        .filter((request) => /status=LIVE/.test(request.query) && /fetchBodies=true/.test(request.query));
    // The prefetched page is answered, and does not count for the next run.
    await expect.poll(() => pagesRead().length, SOON).toBe(2);
    const folder = desk.abandon();
    blog.faults.clear();
    blog.faults.clearLog();
    const next = await openDesk(blog, { folder, secrets: desk.secrets });
    await expect.poll(async () => (await next.call('mirrors.list', {})).items[0]?.state, SOON).toBe('idle');
    expect(publicationRows(next).filter((row) => row.remote_id !== null)).toHaveLength(130);
    // A new run would request a page without a token. The prefetched page may have arrived late.
    expect(pagesRead().length).toBeGreaterThan(0);
    expect(pagesRead().filter(({ query }) => !query.includes('pageToken='))).toEqual([]);
  });

  it('after two crashes is restarted by the author only', async () => {
    const { blog, ...first } = await openConnectedDesk();
    const { blogId } = first;
    for (let n = 0; n < 130; n += 1) await writeOnWeb(blog, { title: `N° ${n}`, content: `<p>${n}</p>` });
    let { desk } = first;
    const { secrets } = desk;
    blog.faults.add({ method: 'posts.list', latency: 60_000, times: 1_000 });
    await desk.call('mirrors.start', { blogId });
    for (let deaths = 1; deaths <= 2; deaths += 1) {
      await expect.poll(() => deathsOf(desk, blogId), SOON).toBe(deaths);
      const folder = desk.abandon();
      desk = await openDesk(blog, { folder, secrets });
    }
    blog.faults.clear();
    const requestCount = blog.faults.log().length;
    expect((await desk.call('mirrors.list', {})).items[0]).toMatchObject({
      state: 'failed',
      failure: { code: 'destination.ended-twice' },
    });
    await desk.mirrored();
    expect(blog.faults.log()).toHaveLength(requestCount);
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle' });
    expect(publicationRows(desk).filter((row) => row.remote_id !== null)).toHaveLength(130);
  });

  it('stopped by the author keeps what was read, and the next one resumes', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    for (let n = 0; n < 130; n += 1) await writeOnWeb(blog, { title: `N° ${n}`, content: `<p>${n}</p>` });
    blog.faults.add({ method: 'posts.list', occurrence: 3, latency: 60_000 });
    await desk.call('mirrors.start', { blogId });
    await expect.poll(() => publicationRows(desk).length, SOON).toBeGreaterThanOrEqual(101);
    await desk.call('mirrors.cancel', { blogId });
    await desk.mirrored();
    expect((await desk.call('mirrors.list', {})).items[0]).toMatchObject({ state: 'idle' });
    blog.faults.clear();
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle' });
    expect(publicationRows(desk).filter((row) => row.remote_id !== null)).toHaveLength(130);
  });

  it('with an expired page token restarts that list', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    for (let n = 0; n < 60; n += 1) await writeOnWeb(blog, { title: `N° ${n}`, content: `<p>${n}</p>` });
    blog.faults.add({ method: 'posts.list', occurrence: 2, status: 503 });
    expect(await mirror(desk, blogId)).toMatchObject({
      state: 'failed',
      failure: { code: 'destination.unavailable' },
    });
    blog.faults.add({ method: 'posts.list', status: 400, reason: 'invalid' });
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle' });
    expect(publicationRows(desk).filter((row) => row.remote_id !== null)).toHaveLength(60);
  });

  it('by a missing network loses nothing, and is reported', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    blog.faults.add({ method: '*', line: 'drop-before', times: 3 });
    expect(await mirror(desk, blogId)).toMatchObject({
      state: 'failed',
      failure: { code: 'network.offline' },
    });
    blog.faults.clear();
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle' });
  });
});

it('runs a due job before the next page, and rereads what was read before it', async () => {
  const { blog, desk, blogId, postId } = await openConnectedDesk();
  for (let n = 0; n < 220; n += 1) await writeOnWeb(blog, { title: `N° ${n}`, content: `<p>${n}</p>` });
  blog.faults.add({ method: 'posts.list', occurrence: 2, latency: 300 });
  await desk.call('mirrors.start', { blogId });
  await expect.poll(() => publicationRows(desk).length, SOON).toBeGreaterThan(50);
  const jobId = await desk.send(postId, blogId);
  await desk.mirrored();
  await desk.finish();
  expect((await desk.job(jobId)).state).toBe('done');
  expect(publicationRows(desk)).toHaveLength(221);
  expect(blog.live()).toHaveLength(221);
  expect(desk.post(postId).status).toBe('published');
  expect(desk.post(postId).document).toEqual(expect.objectContaining({ title: interview().title }));
});

it('runs by itself after the jobs of a start, and not again within minutes', async () => {
  const first = await openConnectedDesk();
  const { blog, blogId } = first;
  await writeOnWeb(blog, { title: 'En ligne', content: '<p>x</p>' });
  const { folder, secrets } = first.desk;
  await first.desk.close();
  const { desk } = await openConnectedDesk({ folder, secrets, mirrors: { byItself: true } }, blog);
  await desk.mirrored();
  await expect.poll(() => publicationRows(desk).filter((row) => row.remote_id !== null).length, SOON).toBe(1);
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
  expect((await desk.call('mirrors.list', {})).items[0]).toMatchObject({ blogId, byAuthor: false });
});

describe('a run that cannot start on a full disk', () => {
  // Like a full disk: SQLite refuses every write, and reads continue.
  const full = (desk: PublishingDesk, yes: boolean): void =>
    void desk.backend.db.pragma(`query_only = ${yes ? 1 : 0}`);
  const logText = (desk: PublishingDesk): string => desk.lines.map(({ text }) => text).join('\n');

  it('does not disturb other work when the computer wakes', async () => {
    const { desk } = await openConnectedDesk({ mirrors: { byItself: true } });
    await desk.mirrored();
    const faults = untakenFaults();
    full(desk, true);
    desk.clock.at += 10 * 60_000;
    desk.backend.lifecycle.resume();
    await expect
      .poll(() => `${faults.join()}${logText(desk)}`, SOON)
      .toContain('a mirror could not be begun');
    full(desk, false);
    expect(faults).toEqual([]);
  });

  it('does not disturb other work when a failed run is retried', async () => {
    const { blog, desk, blogId } = await openConnectedDesk({ mirrors: { byItself: true } });
    await desk.mirrored();
    blog.faults.add({ method: 'posts.list', status: 503 });
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'failed' });
    full(desk, true);
    expect(() => desk.timers.advanceTo(desk.clock.at + 3_600_000)).not.toThrow();
    full(desk, false);
    expect(logText(desk)).toContain('a mirror could not be begun');
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle' });
  });

  it('resumes next time when the disk fills up during a run', async () => {
    const { blog, desk, blogId } = await openConnectedDesk();
    await desk.mirrored();
    blog.faults.add({ method: 'posts.list', before: async () => full(desk, true) });
    await desk.call('mirrors.start', { blogId });
    await expect.poll(() => logText(desk), SOON).toContain('state of a mirror not written');
    full(desk, false);
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle' });
  });
});
