/** Posts published by Escale and found by an import: here, and on another computer. */
import { afterEach, describe, expect, it } from 'vitest';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { get, sql } from '#backend/core/sql.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { BLOG, sampleEntry, sampleSource, FIRST_DAY } from '#tests/builders/entry-source.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openImportDesk, type ImportDesk } from './import-desk.ts';
import { enterPerson } from '#tests/builders/person-builder.ts';

const interview = buildInterview()
  .titled('Une escale au laboratoire')
  .labelled('design')
  .asking('Que fait le laboratoire ?')
  .answering('Anne Martin', 'Il met à l’épreuve des idées avec les habitants.')
  .saying('Merci à Anne Martin.').post;

let backend: TestBackend | undefined;
let desk: ImportDesk | undefined;
afterEach(async () => {
  await backend?.dispose();
  await desk?.dispose();
  backend = undefined;
  desk = undefined;
});

/** Publishes on the practice blog, over HTTP; returns the post’s id and the blog’s version. */
async function publishPost(on: TestBackend): Promise<{ id: string; address: string; html: string }> {
  const blog = await on.call('blogs.start-practice', {});
  const { id } = await on.call('posts.create', { kind: 'interview', language: 'fr' });
  const { saveNumber } = await on.call('posts.save', { id, baseSave: 0, saveId: 's', document: interview });
  await on.call('publications.send', { postId: id, blogId: blog.id, saveNumber, holdSeconds: 0 });
  await expect
    .poll(async () => (await on.call('publications.of-post', { postId: id })).items[0]?.state, {
      timeout: 10_000,
    })
    .toBe('online');
  const row = get<{ base_content: string }>(on.backend.db, sql`SELECT base_content FROM publications`);
  return { id, address: blog.url, html: row?.base_content ?? '' };
}

async function takeAddress(on: TestBackend, address: string) {
  const imports = importsOf(on.backend);
  const { id } = await on.call('imports.start', { source: { address } });
  await imports.settled(id);
  const looked = await on.call('imports.get', { id });
  await on.call('imports.begin', { id, comments: false, partial: false });
  await imports.settled(id);
  return { looked, done: await on.call('imports.get', { id }) };
}

describe('a post that Escale published', () => {
  it('matches the entry of the blog’s feed and stays unchanged', async () => {
    backend = await openTestBackend();
    const { id, address } = await publishPost(backend);
    const before = await backend.call('posts.get', { id });
    const { looked, done } = await takeAddress(backend, address);
    expect(looked).toMatchObject({ kind: 'address', state: 'ready', recognized: { posts: 1, feed: 'full' } });
    expect(done).toMatchObject({
      state: 'done',
      report: { added: 0, updated: 0, unchanged: 1, warnings: [] },
    });
    expect(await backend.call('posts.get', { id })).toEqual(before);
    expect((await backend.call('posts.counts', {})).all).toBe(1);
    expect((await takeAddress(backend, address)).done).toMatchObject({ report: { unchanged: 1 } });
    expect(await backend.call('posts.get', { id })).toEqual(before);
    // The undo removes nothing of it.
    await backend.call('imports.undo', { id: done.id });
    await importsOf(backend.backend).settled(done.id);
    expect(await backend.call('posts.get', { id })).toEqual(before);
  }, 30_000);

  it('becomes an interview again on another computer: the same questions, the same people', async () => {
    backend = await openTestBackend();
    const { html } = await publishPost(backend);
    desk = await openImportDesk();
    const { id, report } = await desk.take(
      sampleSource([{ blog: BLOG }, { entry: sampleEntry(1, { html }) }]),
    );
    expect(report).toMatchObject({ added: 1, warnings: [] });
    const [row] = desk.rows<{ id: string }>('SELECT id FROM posts');
    const post = await desk.call('posts.get', { id: row?.id ?? '' });
    expect(post).toMatchObject({ status: 'published', document: { kind: 'interview' } });
    const turns = (body: typeof post.document.body) =>
      body.flatMap((block) => (block.type === 'question' || block.type === 'answer' ? [block.id] : []));
    expect(turns(post.document.body)).toEqual(turns(interview.body));
    expect(post.document.participants.map(({ id: who, name }) => [who, name])).toEqual(
      interview.participants.map(({ id: who, name }) => [who, name]),
    );
    expect((await desk.call('participants.list', { query: '', limit: 10 })).items).toHaveLength(1);
    // A word changed on the blog, and read again: the same turns, with the new word.
    const { report: second } = await desk.take(
      sampleSource([
        { blog: BLOG },
        {
          entry: sampleEntry(1, { html: html.replace('habitants', 'habitantes'), updatedAt: FIRST_DAY * 2 }),
        },
      ]),
    );
    expect(second).toMatchObject({ updated: 1 });
    const after = await desk.call('posts.get', { id: post.id });
    expect(turns(after.document.body)).toEqual(turns(interview.body));
    expect(JSON.stringify(after.document)).toContain('habitantes');
    // People named by that post only are deleted with it.
    const last = desk.rows<{ id: string }>('SELECT id FROM imports ORDER BY rowid DESC')[0]?.id ?? '';
    for (const one of [last, id]) {
      await desk.call('imports.undo', { id: one });
      await desk.settled(one);
    }
    expect((await desk.call('participants.list', { query: '', limit: 10 })).items).toEqual([]);
  }, 30_000);
});

describe('a person of the directory whom a page names by a short name', () => {
  /** A post of ours, published after the backup that this library was restored from. */
  const online = (id: string, name = 'Anne') =>
    sampleEntry(1, {
      html:
        '<div class="iv-post" id="iv-11111111-1111-8111-8111-111111111111" lang="fr">' +
        '<h4 class="iv-question" id="q-q1">Que fait le laboratoire ?</h4>' +
        `<div class="iv-answer iv-p-${id}" id="a-a1"><p><b class="iv-name iv-p-${id}">${name} :</b> Il essaie.</p></div></div>`,
      updatedAt: FIRST_DAY + name.length * 86_400_000,
    });
  const people = async (on: ImportDesk) =>
    (await on.call('participants.list', { query: '', limit: 10 })).items.map(({ name, role }) => ({
      name,
      role,
    }));
  const ANNE = { name: 'Anne Martin', role: 'Directrice' };
  const documentIn = async (on: ImportDesk) => {
    const [row] = on.rows<{ id: string }>('SELECT id FROM posts');
    return (await on.call('posts.get', { id: row?.id ?? '' })).document;
  };

  it('keeps name and role through an import, another import and their undo', async () => {
    desk = await openImportDesk();
    const { id } = await enterPerson(desk, ANNE);
    desk.clock.now += 60_000;
    const first = await desk.take(sampleSource([{ blog: BLOG }, { entry: online(id) }]));
    expect(await people(desk)).toEqual([ANNE]);
    expect((await documentIn(desk)).participants).toMatchObject([{ ...ANNE, label: 'Anne' }]);
    desk.clock.now += 60_000;
    const second = await desk.take(sampleSource([{ blog: BLOG }, { entry: online(id, 'Madame') }]));
    expect((await documentIn(desk)).participants).toMatchObject([{ ...ANNE, label: 'Madame' }]);
    for (const one of [second, first]) {
      await desk.call('imports.undo', { id: one.id });
      await desk.settled(one.id);
      expect(await people(desk)).toEqual([ANNE]);
    }
    expect(desk.rows('SELECT id FROM posts')).toEqual([]);
  });

  it('keeps what the author entered after a post created her', async () => {
    desk = await openImportDesk();
    const first = await desk.take(sampleSource([{ blog: BLOG }, { entry: online('p-anne') }]));
    expect(await people(desk)).toEqual([{ name: 'Anne', role: undefined }]);
    desk.clock.now += 60_000;
    await desk.call('people.save', { id: 'p-anne', set: ANNE });
    const second = await desk.take(sampleSource([{ blog: BLOG }, { entry: online('p-anne', 'Anne M.') }]));
    expect(await people(desk)).toEqual([ANNE]);
    for (const { id } of [first, second]) {
      await desk.call('imports.undo', { id });
      await desk.settled(id);
    }
    expect(desk.rows('SELECT id FROM posts')).toEqual([]);
    expect(await people(desk)).toEqual([ANNE]);
  });

  it('is deleted with the import that created her, when no post has named her since', async () => {
    desk = await openImportDesk();
    const { id } = await desk.take(sampleSource([{ blog: BLOG }, { entry: online('p-anne') }]));
    await desk.call('imports.undo', { id });
    await desk.settled(id);
    expect(await people(desk)).toEqual([]);
  });
});
