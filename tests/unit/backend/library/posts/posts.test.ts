import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { all, sql } from '#backend/core/sql.ts';
import type { OpenPost } from '#contract/posts.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

let backend: TestBackend;
let post: OpenPost;
beforeEach(async () => {
  backend = await openTestBackend();
  post = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
});
afterEach(() => backend.dispose());

const words = (count: number): string => Array.from({ length: count }, (_, index) => `mot${index}`).join(' ');
const saving = (
  document: Post,
  baseSave: number,
  saveId = `save-${baseSave + 1}`,
): Parameters<typeof backend.call<'posts.save'>>[1] => ({ id: post.id, baseSave, saveId, document });
const revisions = async (): Promise<string[]> =>
  (await backend.call('revisions.list', { postId: post.id })).items.map(({ reason }) => reason);
const MINUTE = 60_000;

describe('a post', () => {
  it('is created blank, once for its id', async () => {
    expect(post).toMatchObject({
      saveNumber: 0,
      status: 'draft',
      createdAt: backend.clock.now,
      updatedAt: backend.clock.now,
      publications: [],
    });
    expect(post.document).toEqual({
      version: 2,
      kind: 'interview',
      numbered: true,
      language: 'fr',
      title: '',
      labels: [],
      participants: [],
      body: [],
    });
    expect(await backend.call('posts.get', { id: post.id })).toEqual(post);
    expect((await backend.call('settings.get', {})).welcomed).toBe(true);
    expect(backend.events).toEqual([{ event: 'posts.changed', payload: { ids: [post.id] } }]);
  });

  it('is read as it was saved', async () => {
    const document = buildInterview()
      .titled('Une escale au laboratoire')
      .labelled('design', 'usages')
      .asking('Qui êtes-vous ?')
      .answering('Anne Martin', 'Je suis designer.').post;
    backend.clock.now += 1_000;
    expect(await backend.call('posts.save', saving(document, 0))).toEqual({
      saveNumber: 1,
      savedAt: backend.clock.now,
      status: 'draft',
    });
    expect(await backend.call('posts.get', { id: post.id })).toEqual({
      ...post,
      document,
      saveNumber: 1,
      updatedAt: backend.clock.now,
    });
    const [item] = (await backend.call('posts.list', { list: 'all', limit: 10 })).items;
    expect(item).toMatchObject({
      title: 'Une escale au laboratoire',
      labels: ['design', 'usages'],
      questions: 1,
      answers: 1,
      words: 5,
      tried: false,
    });
  });

  it('with an unknown id fails by a code', async () => {
    for (const name of ['posts.get', 'posts.leave', 'posts.bin', 'posts.unbin', 'posts.duplicate'] as const) {
      await expect(backend.call(name, { id: 'nobody' })).rejects.toMatchObject({ code: 'post.not-found' });
    }
    await expect(
      backend.call('posts.save', { ...saving(post.document, 0), id: 'nobody' }),
    ).rejects.toMatchObject({ code: 'post.not-found' });
  });

  it('written by a later release is refused and stays unchanged', async () => {
    backend.backend.db.prepare("UPDATE posts SET document = json_set(document, '$.version', 99)").run();
    await expect(backend.call('posts.get', { id: post.id })).rejects.toMatchObject({
      code: 'post.newer-version',
    });
  });
});

describe('the save protocol', () => {
  it('accepts a repeated save whose acknowledgement was lost', async () => {
    const first = await backend.call('posts.save', saving(buildInterview().titled('Un').post, 0, 'a'));
    backend.clock.now += 5_000;
    expect(await backend.call('posts.save', saving(buildInterview().titled('Un').post, 0, 'a'))).toEqual(
      first,
    );
    expect((await backend.call('posts.get', { id: post.id })).saveNumber).toBe(1);
  });

  it('refuses a save based on another state', async () => {
    await backend.call('posts.save', saving(buildInterview().titled('Un').post, 0, 'a'));
    const stale = backend.call('posts.save', saving(buildInterview().titled('Deux').post, 0, 'b'));
    await expect(stale).rejects.toMatchObject({ code: 'post.changed-elsewhere', params: { saveNumber: 1 } });
    await expect(
      backend.call('posts.save', saving(buildInterview().titled('Trois').post, 7, 'c')),
    ).rejects.toMatchObject({ code: 'post.changed-elsewhere' });
    expect((await backend.call('posts.get', { id: post.id })).document.title).toBe('Un');
  });

  it('refuses a repeated save once another has followed', async () => {
    await backend.call('posts.save', saving(buildInterview().titled('Un').post, 0, 'a'));
    await backend.call('posts.save', saving(buildInterview().titled('Deux').post, 1, 'b'));
    await expect(
      backend.call('posts.save', saving(buildInterview().titled('Un').post, 0, 'a')),
    ).rejects.toMatchObject({ code: 'post.changed-elsewhere' });
  });

  it('does not move a post whose words did not change', async () => {
    const saved = await backend.call('posts.save', saving(buildInterview().titled('Un').post, 0));
    backend.clock.now += MINUTE;
    expect(await backend.call('posts.save', saving(buildInterview().titled('Un').post, 1))).toMatchObject({
      saveNumber: 2,
      savedAt: backend.clock.now,
    });
    expect((await backend.call('posts.get', { id: post.id })).updatedAt).toBe(saved.savedAt);
  });

  it('keeps lone surrogates and NUL as written, in labels too', async () => {
    const document = {
      ...buildInterview().titled('x\ud800 y\0z').asking('bon\ud83d jour\0 fin').post,
      labels: ['a\ud800', 'a\ud801', 'b\0c', 'b\0d'],
    };
    await backend.call('posts.save', saving(document, 0));
    expect((await backend.call('posts.get', { id: post.id })).document).toEqual(document);
  });

  it('stores the hash of the stored content', async () => {
    await backend.call('posts.save', saving(buildInterview().titled('Un').post, 0));
    const { createHash } = await import('node:crypto');
    const [row] = all<{ document: string; document_hash: string }>(
      backend.backend.db,
      sql`SELECT document, document_hash FROM posts`,
    );
    expect(row?.document_hash).toBe(
      createHash('sha256')
        .update(row?.document ?? '')
        .digest('hex'),
    );
  });

  it('writes nothing when a part of it fails', async () => {
    backend.backend.db.exec(
      "CREATE TRIGGER refuse BEFORE INSERT ON post_labels BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    await expect(
      backend.call('posts.save', saving(buildInterview().titled('Un').labelled('design').post, 0)),
    ).rejects.toMatchObject({ code: 'unexpected' });
    expect(await backend.call('posts.get', { id: post.id })).toEqual(post);
  });
});

describe('revisions', () => {
  it('are made after ten minutes of change', async () => {
    let save = 0;
    for (let minute = 0; minute < 25; minute += 1) {
      await backend.call('posts.save', saving(buildInterview().titled(`Minute ${minute}`).post, save++));
      backend.clock.now += MINUTE;
    }
    const { items } = await backend.call('revisions.list', { postId: post.id });
    expect(items.map(({ reason, title }) => ({ reason, title }))).toEqual([
      { reason: 'autosave', title: 'Minute 20' },
      { reason: 'autosave', title: 'Minute 10' },
    ]);
  });

  it('are made on leaving a post, if anything changed since the last one', async () => {
    await backend.call('posts.leave', { id: post.id });
    expect(await revisions()).toEqual([]);
    const document = buildInterview().titled('Un').asking('Pourquoi ?').post;
    await backend.call('posts.save', saving(document, 0));
    await backend.call('posts.leave', { id: post.id });
    await backend.call('posts.leave', { id: post.id });
    const { items } = await backend.call('revisions.list', { postId: post.id });
    expect(items).toMatchObject([{ reason: 'left', title: 'Un' }]);
    const { id } = items[0]!;
    expect(await backend.call('revisions.get', { id })).toEqual({
      id,
      postId: post.id,
      reason: 'left',
      createdAt: backend.clock.now,
      document,
    });
    await expect(backend.call('revisions.get', { id: 'nothing' })).rejects.toMatchObject({
      code: 'revision.not-found',
    });
  });

  it('keep the state before a large sudden deletion for ever', async () => {
    const full = buildInterview().titled('Un').asking('Pourquoi ?').answering('Anne Martin', words(300)).post;
    await backend.call('posts.save', saving(full, 0));
    const cut = await backend.call('posts.save', saving({ ...full, body: [] }, 1));
    const revision = await backend.call('revisions.get', { id: cut.pinned ?? '' });
    expect(revision.document).toEqual(full);
    expect(await backend.call('posts.save', saving(full, 2))).not.toHaveProperty('pinned');
    await backend.call('posts.save', saving({ ...full, body: [] }, 3));
    const { items } = await backend.call('revisions.list', { postId: post.id });
    expect(items.map(({ reason, words }) => ({ reason, words }))).toEqual([
      { reason: 'before-deletion', words: 301 },
    ]);
    expect((await backend.call('revisions.get', { id: items[0]!.id })).document).toEqual(full);
  });

  it.each([
    ['ignore a deleted word of a long text', 1_000, 999, false],
    ['ignore a deleted paragraph of a long text', 1_000, 850, false],
    ['keep the state before a deleted answer of a long text', 3_000, 2_790, true],
    ['keep the state before half of a short text is deleted', 80, 40, true],
    ['keep the state before a third of a short text is deleted', 90, 60, true],
    ['ignore the few words of a deleted beginning', 20, 0, false],
  ])('%s', async (_, before, after, pinned) => {
    await backend.call('posts.save', saving(buildInterview().answering('Anne', words(before)).post, 0));
    await backend.call(
      'posts.save',
      saving(after === 0 ? buildInterview().post : buildInterview().answering('Anne', words(after)).post, 1),
    );
    expect(await revisions()).toEqual(pinned ? ['before-deletion'] : []);
  });
});

describe('the bin', () => {
  it('takes a post out of the lists and restores it', async () => {
    await backend.call('posts.bin', { id: post.id });
    await backend.call('posts.bin', { id: post.id });
    expect((await backend.call('posts.get', { id: post.id })).status).toBe('binned');
    expect((await backend.call('posts.list', { list: 'all', limit: 10 })).items).toEqual([]);
    expect((await backend.call('posts.list', { list: 'bin', limit: 10 })).items.map(({ id }) => id)).toEqual([
      post.id,
    ]);
    expect(await backend.call('posts.counts', {})).toEqual({
      all: 0,
      drafts: 0,
      changed: 0,
      scheduled: 0,
      published: 0,
      reading: 0,
      bin: 1,
      sends: 0,
      sendsShown: false,
      proposals: 0,
    });
    await backend.call('posts.unbin', { id: post.id });
    expect((await backend.call('posts.get', { id: post.id })).status).toBe('draft');
    expect(await backend.call('posts.counts', {})).toMatchObject({ all: 1, drafts: 1, bin: 0 });
  });

  it('keeps a post in it that is saved again', async () => {
    await backend.call('posts.bin', { id: post.id });
    expect(await backend.call('posts.save', saving(buildInterview().titled('Encore').post, 0))).toMatchObject(
      {
        status: 'binned',
      },
    );
  });
});
