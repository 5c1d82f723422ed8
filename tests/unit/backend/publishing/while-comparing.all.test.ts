/** Changes by others while the reading thread compares: detected, or left alone, and never overwritten. */
import { describe, expect, test } from 'vitest';
import type { JobThreads, ThreadLimits } from '#backend/core/threads/job-threads.ts';
import { READING_LIMITS } from '#backend/exchange/limits.ts';
import type { TextName } from '#backend/exchange/reading/jobs.ts';
import { column, get, run, sql, transaction } from '#backend/core/sql.ts';
import { erasuresOf } from '#backend/people/erasure/run-erasures.ts';
import { peopleActsOf } from '#backend/people/run-acts.ts';
import { whileErasing } from '#backend/library/erasure/guards.ts';
import { asLastSeen, fingerprint } from '#backend/library/erasure/seen-mark.ts';
import { getPublication } from '#backend/library/publications/publications.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { heavyPage } from '#tests/builders/heavy-page.ts';
import { watchReading } from '#tests/builders/watched-reading.ts';
import { ANNE, postWithAnswers } from '#tests/builders/three-people.ts';
import { onlinePost } from './conflicts/conflict-post.ts';
import { openByHandDesk } from './jobs/by-hand/by-hand-desk.ts';
import { openConnectedDesk, type DeskBlog } from './publishing-desk.ts';
import { importedPost } from './imported-post.ts';
import { mirror } from './mirror/mirror-desk.ts';

type Meanwhile = Readonly<{ name: TextName; act: () => unknown; when?: () => boolean }>;

/** `once`: an action run a single time before a text of that name is read. */
function watchReadings(limits: ThreadLimits = READING_LIMITS) {
  let waiting: Meanwhile | undefined;
  const reading: JobThreads = watchReading(limits, async (names) => {
    if (waiting === undefined || !names.includes(waiting.name) || waiting.when?.() === false) return;
    const { act } = waiting;
    waiting = undefined;
    await act();
  });
  const once = (name: TextName, act: () => unknown, when?: () => boolean): void =>
    void (waiting = { name, act, ...(when && { when }) });
  return { reading, once, done: () => waiting === undefined };
}

/** A page as Blogger’s own editor saves it without a changed word. */
const savedAgain = (content: string): string =>
  `<div dir="ltr" trbidi="on">\n${content.replaceAll('</p>', '</p>\n')}</div>`;

const methods = (blog: DeskBlog): string[] => blog.faults.log().map(({ method }) => method);

async function watchedPost() {
  const { reading, once, done } = watchReadings();
  const post = await onlinePost({ reading });
  const { blog, remote, stands } = post;
  await blog.elsewhere.write(remote.id, { content: savedAgain(stands().content) }, { whole: false });
  const looked = (): boolean => methods(blog).includes('posts.get');
  return { ...post, done, onceRead: (act: () => Promise<unknown>) => once('same', act, looked) };
}

describe('before a page is overwritten', () => {
  test('one saved again without other words is read once more', async () => {
    const { blog, editHere, update, stands } = await watchedPost();
    editHere('un matin de mars', 'un matin de juin');
    expect(await update()).toMatchObject({ state: 'done' });
    expect(methods(blog)).toEqual(['posts.get', 'posts.get', 'posts.patch', 'posts.get']);
    expect(stands().content).toContain('un matin de juin');
  });

  test('what somebody writes there stays, and is stored', async () => {
    const { done, onceRead, editHere, elsewhere, update, stands, revisions } = await watchedPost();
    onceRead(() => elsewhere('sur le quai', 'au bord du quai'));
    editHere('un matin de mars', 'un matin de juin');
    expect(await update()).toMatchObject({
      state: 'needs-author',
      failure: { code: 'publication.changed-on-blog' },
    });
    expect(done()).toBe(true);
    expect(stands().content).toContain('au bord du quai');
    expect(JSON.stringify(await revisions('remote'))).toContain('au bord du quai');
  });

  test('a withdrawal there is respected', async () => {
    const { blog, done, remote, onceRead, editHere, update } = await watchedPost();
    onceRead(() => blog.elsewhere.remove(remote.id));
    editHere('un matin de mars', 'un matin de juin');
    expect(await update()).toMatchObject({
      state: 'needs-author',
      failure: { code: 'destination.not-found' },
    });
    expect(done()).toBe(true);
    expect(methods(blog)).not.toContain('posts.patch');
  });

  test('a cancelled job writes nothing', async () => {
    const { blog, desk, done, postId, blogId, onceRead, editHere, stands } = await watchedPost();
    editHere('un matin de mars', 'un matin de juin');
    let jobId = '';
    onceRead(() => desk.call('jobs.cancel', { id: jobId }));
    jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect(done()).toBe(true);
    expect(await desk.job(jobId)).toMatchObject({ state: 'cancelled' });
    expect(methods(blog)).not.toContain('posts.patch');
    expect(stands().content).toContain('un matin de mars');
  });
});

test('before a withdrawal, what somebody writes there is stored first', async () => {
  const { blog, desk, done, postId, blogId, onceRead, elsewhere, revisions } = await watchedPost();
  await elsewhere('Merci à tous', 'Grand merci à tous');
  onceRead(() => elsewhere('sur le quai', 'au bord du quai'));
  const { jobId } = await desk.call('publications.take-down', { postId, blogId, act: 'delete' });
  await desk.finish();
  expect(done()).toBe(true);
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect(blog.live()).toEqual([]);
  const stored = JSON.stringify(await revisions('remote'));
  expect(stored).toContain('Grand merci');
  expect(stored).toContain('au bord du quai');
});

test('a surplus draft that somebody edits stays', async () => {
  const { reading, once, done } = watchReadings();
  let published = (): unknown => undefined;
  const { blog, desk, blogId, postId } = await openConnectedDesk({
    reading,
    point: async (name) => void (name === 'publish:published' && (await published())),
  });
  blog.faults.add({ method: 'posts.insert', line: 'store-then-drop' });
  await desk.send(postId, blogId);
  await desk.settled();
  const [draft] = blog.drafts();
  if (draft === undefined) throw new Error('not inserted');
  const { title, labels, content } = draft;
  await blog.elsewhere.insert({ title, labels, content }, { draft: true });
  const write = (html: string) =>
    blog.elsewhere.write(blog.drafts()[0]?.id ?? '', { content: html }, { whole: false });
  published = async () => {
    await write(savedAgain(content));
    once('same', () => write(`${content}<p>À moi.</p>`));
  };
  await desk.finish();
  expect(done()).toBe(true);
  expect(blog.live()).toHaveLength(1);
  expect(blog.drafts().map((left) => left.content)).toEqual([`${content}<p>À moi.</p>`]);
});

test('an update frozen during a mirror does not revert what it takes in', async () => {
  const { reading, once, done } = watchReadings();
  const ready = await openConnectedDesk({ reading });
  const { blog, desk, blogId } = ready;
  const { postId, stored, remoteId } = await importedPost(ready, '<p>Un jardin.</p><p>Une cour.</p>');
  const saveNumber = desk.post(postId).saveNumber;
  once('patched', async () => {
    blog.clock.at += 1_000;
    const content = stored().replace('Une cour.', 'Une cour ombragée.');
    await blog.elsewhere.write(remoteId, { content }, { whole: false });
    await mirror(desk, blogId);
  });
  await expect(
    desk.call('publications.send', { postId, blogId, saveNumber, holdSeconds: 0 }),
  ).rejects.toMatchObject({ code: 'post.changed-elsewhere' });
  await desk.finish();
  expect(done()).toBe(true);
  expect(stored()).toContain('Une cour ombragée.');
  expect(JSON.stringify(desk.post(postId).document)).toContain('Une cour ombragée.');
});

describe('an automatic update', () => {
  async function anne(limits: ThreadLimits = READING_LIMITS) {
    const watched = watchReadings(limits);
    const post = await onlinePost({ reading: watched.reading }, postWithAnswers('Un', ANNE));
    const rename = async () => {
      await post.desk.call('people.save', { id: 'anne', set: { name: 'Anne Roux' } });
      const { actId } = await post.desk.call('people.rename', { id: 'anne', details: false, prepare: true });
      await peopleActsOf(post.desk.backend)?.settled();
      return post.desk.call('people.act', { id: actId });
    };
    return { ...post, ...watched, rename };
  }

  test('is replaced by one that the author sent meanwhile', async () => {
    const { desk, once, done, rename, editHere, update, stands } = await anne();
    editHere('Ce que dit Anne Martin.', 'Ce que dit Anne, enfin.');
    once('same', update);
    expect(await rename()).toMatchObject({ state: 'done', prepared: 0, notPrepared: 1 });
    await desk.finish();
    expect(done()).toBe(true);
    expect(stands().content).toContain('Ce que dit Anne, enfin.');
  });

  test('waits for the author when the page is too large to compare', async () => {
    const { desk, rename } = await anne({ ...READING_LIMITS, memory: 40 });
    run(desk.backend.db, sql`UPDATE publications SET base_content = base_content || ${heavyPage()}`);
    expect(await rename()).toMatchObject({ state: 'done', prepared: 0, notPrepared: 1 });
  }, 120_000);
});

describe('a change between a read and its write', () => {
  test('refuses to accept a page by hand that changed since it was shown', async () => {
    const { reading, once, done } = watchReadings();
    const { desk, blog, postId, blogId, paste, look, state } = await openByHandDesk({ reading });
    const jobId = await desk.send(postId, blogId);
    await paste(jobId, (html) => html.replace('Moi, j’ai suivi.', 'Moi, je suis venu après.'));
    await look(jobId);
    once('marked', async () => {
      const [post] = blog.live();
      const content = post?.content.replace('venu après', 'venu bien plus tard') ?? '';
      await blog.elsewhere.write(post?.id ?? '', { content }, { whole: false });
      await look(jobId);
    });
    await expect(desk.call('by-hand.accept', { jobId })).rejects.toMatchObject({ code: 'by-hand.not-seen' });
    expect(done()).toBe(true);
    expect(await state()).toBe('by-hand');
    await desk.call('by-hand.accept', { jobId });
    const { base_content: base } =
      get<{ base_content: string }>(desk.backend.db, sql`SELECT base_content FROM publications`) ?? {};
    expect(base).toContain('venu bien plus tard');
  });

  test('keeps one revision when two checks read the same page by hand', async () => {
    const { reading, once, done } = watchReadings();
    const { desk, blog, postId, blogId, paste, look } = await openByHandDesk({ reading });
    const first = await desk.send(postId, blogId);
    await paste(first);
    await look(first);
    const [post] = blog.live();
    const content = post?.content.replace('Moi, j’ai suivi.', 'Moi, je suis venu après.') ?? '';
    await blog.elsewhere.write(post?.id ?? '', { content }, { whole: false });
    desk.rewrite(postId, (own) => ({ ...own, title: `${own.title}, revu` }));
    const jobId = await desk.send(postId, blogId);
    const readFirst = () => desk.call('by-hand.read-first', { jobId });
    once('marked', readFirst);
    await readFirst();
    expect(done()).toBe(true);
    const { items } = await desk.call('revisions.list', { postId });
    expect(items.filter(({ reason }) => reason === 'remote')).toHaveLength(1);
  });

  test('does not accept alterations of a text that was replaced meanwhile', async () => {
    const { reading, once, done } = watchReadings();
    const { desk, postId, blogId, stands } = await onlinePost({ reading });
    const { db } = desk.backend;
    const alter = (content: string) =>
      run(db, sql`UPDATE publications SET altered = 1, base_content = ${content}`);
    const accept = () => desk.call('publications.accept-alterations', { postId, blogId });
    const accepted = () => column<string>(db, sql`SELECT hash FROM blog_alterations WHERE accepted = 1`);
    const { content } = stands();
    alter(content.replace('un matin de mars', 'un soir de mai'));
    once('alterations', () => alter(content.replace('sur le quai', 'au bord du quai')));
    await accept();
    expect(done()).toBe(true);
    const ofSecond = accepted();
    expect(ofSecond.length).toBeGreaterThan(0);
    alter(content.replace('sur le quai', 'au bord du quai'));
    await accept();
    expect(accepted()).toEqual(ofSecond);
  });

  test('searches a page for pictures again when it was replaced meanwhile', async () => {
    const { reading, once, done } = watchReadings();
    const { desk } = await onlinePost({ reading });
    const show = (name: string) =>
      run(
        desk.backend.db,
        sql`UPDATE publications SET base_content = ${`<img src="https://127.0.0.1/${name}.jpg">`}`,
      );
    show('before');
    once('image-addresses', () => show('after'));
    await desk.call('pictures.check-links', { anew: true });
    await publishingOf(desk.backend).links.settled();
    expect(done()).toBe(true);
    expect(column(desk.backend.db, sql`SELECT address FROM picture_links`)).toEqual([
      'https://127.0.0.1/after.jpg',
    ]);
  });

  test('reads a long page again when it was replaced while a person is erased from it', async () => {
    const { reading, once, done } = watchReadings();
    const { desk, stands } = await onlinePost({ reading });
    const { db } = desk.backend;
    const name = 'Zénobie Kerœurvan';
    const page = (word: string) => `<p>${name} ${word}</p>${stands().content}<p>${'mot '.repeat(2_000)}</p>`;
    run(db, sql`UPDATE publications SET base_content = ${page('avant')}`);
    once('fingerprint', () =>
      // Not erased as it comes in.
      whileErasing(db, () =>
        transaction(db, () => run(db, sql`UPDATE publications SET base_content = ${page('après')}`)),
      ),
    );
    const { id } = await desk.call('participants.create', { name });
    await desk.call('erasure.start', { id, manner: 'removed', online: 'leave' });
    await erasuresOf(desk.backend).settled();
    expect(done()).toBe(true);
    const row = get<{ id: string }>(db, sql`SELECT id FROM publications`);
    const publication = getPublication(db, row?.id ?? '');
    const { base } = publication;
    expect(base?.content).toContain('après');
    expect(base?.content).not.toContain('Kerœurvan');
    const remote = { title: base?.title ?? '', labels: base?.labels ?? [], content: page('après') };
    expect(asLastSeen(db, publication, remote, fingerprint)).toEqual(base);
  });
});
