/** Acts on several posts in a real library: completed posts stay, others are named, one undo reverts. */
import { onTestFinished, describe, expect, it } from 'vitest';
import type { BackendInput } from '#contract/backend.ts';
import type { Post } from '#interview/document.ts';
import { insertPost, savePost } from '#backend/library/posts/posts.ts';
import { get, run, sql } from '#backend/core/sql.ts';
import { severalOf } from '#backend/several/run-several.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

async function openLibrary() {
  const library = await openTestBackend();
  onTestFinished(() => library.dispose());
  const { backend, clock, call } = library;
  const moment = () => ({ now: (clock.now += 1_000), newId: backend.newId });
  return {
    ...library,
    write: (title: string, labels: string[] = []): string =>
      insertPost(
        backend.db,
        { ...buildInterview().titled(title).asking('Pourquoi ?').post, labels },
        moment(),
      ).id,
    rewrite(id: string, change: (post: Post) => Post): void {
      const { save_number: baseSave, document } = get<{ save_number: number; document: string }>(
        backend.db,
        sql`SELECT save_number, document FROM posts WHERE id = ${id}`,
      ) ?? { save_number: 0, document: '' };
      savePost(
        backend.db,
        { id, baseSave, saveId: backend.newId(), document: change(JSON.parse(document) as Post) },
        moment(),
      );
    },
    labels: async (id: string) => (await call('posts.get', { id })).document.labels,
    done: (act: BackendInput<'several.start'>) => doneOf(library, call('several.start', act)),
    undone: (id: string) => doneOf(library, call('several.undo', { id })),
  };
}

async function doneOf({ backend, call }: TestBackend, begun: Promise<{ id: string }>) {
  const { id } = await begun;
  await severalOf(backend).settled(id);
  return call('several.get', { id });
}

describe('labels of several posts', () => {
  it('are added and removed; a post that has them already is unchanged', async () => {
    const desk = await openLibrary();
    const one = desk.write('Un', ['vieux', 'eau']);
    const two = desk.write('Deux');
    const three = desk.write('Trois', ['neuf']);
    const before = await desk.call('posts.get', { id: one });
    const ran = await desk.done({ what: 'labels', ids: [one, two, three], add: ['neuf'], remove: ['vieux'] });
    expect(ran).toMatchObject({ state: 'done', total: 3, done: 3, changed: 2, same: 1, leftCount: 0 });
    expect(await desk.labels(one)).toEqual(['eau', 'neuf']);
    expect(await desk.labels(two)).toEqual(['neuf']);
    // Without an edit they do not become the newest.
    expect((await desk.call('posts.get', { id: one })).updatedAt).toBe(before.updatedAt);
    // A revision keeps their former text, and lists are updated.
    const [revision] = (await desk.call('revisions.list', { postId: one })).items;
    expect((await desk.call('revisions.get', { id: revision?.id ?? '' })).document).toEqual(before.document);
    expect((await desk.call('posts.list', { list: 'all', label: 'neuf', limit: 10 })).total).toBe(3);
    expect((await desk.call('labels.list', {})).items.map(({ label }) => label)).toEqual(['neuf', 'eau']);
  });

  it('are restored by one undo, except in posts edited since', async () => {
    const desk = await openLibrary();
    const one = desk.write('Un', ['vieux', 'eau']);
    const two = desk.write('Deux');
    const ran = await desk.done({ what: 'labels', ids: [one, two], add: ['neuf'], remove: ['vieux'] });
    expect(ran.undoable).toBe(true);
    desk.rewrite(two, (post) => ({ ...post, title: 'Deux, repris' }));
    const undone = await desk.undone(ran.id);
    expect(undone).toMatchObject({ undoes: true, changed: 1, leftCount: 1, undoable: false });
    expect(undone.left).toMatchObject([
      { title: 'Deux, repris', failure: { code: 'several.written-since' } },
    ]);
    expect(await desk.labels(one)).toEqual(['vieux', 'eau']);
    expect(await desk.labels(two)).toEqual(['neuf']);
    await expect(desk.call('several.undo', { id: ran.id })).rejects.toMatchObject({
      code: 'several.not-found',
    });
  });

  it('name a post that is left unchanged, and change the others', async () => {
    const desk = await openLibrary();
    const one = desk.write('Un');
    const full = desk.write(
      'Plein',
      Array.from({ length: 100 }, (_, at) => `l${at}`),
    );
    const newer = desk.write('Demain');
    run(desk.backend.db, sql`UPDATE posts SET document = '{"version":99}' WHERE id = ${newer}`);
    const ran = await desk.done({
      what: 'labels',
      ids: [full, 'id-gone', newer, one],
      add: ['neuf'],
      remove: [],
    });
    expect(ran).toMatchObject({ state: 'done', done: 4, changed: 1, leftCount: 3 });
    expect(ran.left.map(({ title, failure }) => [title, failure.code])).toEqual([
      ['Plein', 'several.too-many-labels'],
      ['', 'post.not-found'],
      ['Demain', 'post.newer-version'],
    ]);
    expect(await desk.labels(one)).toEqual(['neuf']);
  });

  it('are counted for a selection, the most used first', async () => {
    const desk = await openLibrary();
    const ids = [
      desk.write('Un', ['eau', 'rue']),
      desk.write('Deux', ['rue']),
      desk.write('Trois', ['loin']),
    ];
    expect(await desk.call('several.labels', { ids: ids.slice(0, 2) })).toEqual({
      items: [
        { label: 'rue', count: 2 },
        { label: 'eau', count: 1 },
      ],
    });
  });
});

describe('moving several posts to the bin', () => {
  it('is one act with one undo', async () => {
    const desk = await openLibrary();
    const ids = [desk.write('Un'), desk.write('Deux'), desk.write('Trois')];
    await desk.call('posts.bin', { id: ids[2] ?? '' });
    const ran = await desk.done({ what: 'bin', ids });
    expect(ran).toMatchObject({ changed: 2, same: 1, online: 0, undoable: true });
    expect((await desk.call('posts.counts', {})).bin).toBe(3);
    expect(await desk.undone(ran.id)).toMatchObject({ state: 'done', changed: 2 });
    // Earlier posts of the bin stay.
    expect(await desk.call('posts.counts', {})).toMatchObject({ bin: 1, all: 2 });
  });

  it('restores them together', async () => {
    const desk = await openLibrary();
    const ids = [desk.write('Un'), desk.write('Deux')];
    await desk.done({ what: 'bin', ids });
    expect(await desk.done({ what: 'restore', ids: [...ids, 'id-gone'] })).toMatchObject({
      changed: 2,
      leftCount: 1,
    });
    expect((await desk.call('posts.counts', {})).all).toBe(2);
  });
});

it('stops on request: what was done stays, and can be undone', async () => {
  const desk = await openLibrary();
  const ids = Array.from({ length: 400 }, (_, at) => desk.write(`Billet ${at}`));
  const { id } = await desk.call('several.start', { what: 'labels', ids, add: ['neuf'], remove: [] });
  const several = severalOf(desk.backend);
  while (several.get(id).done === 0) await new Promise((resolve) => setImmediate(resolve));
  await desk.call('several.cancel', { id });
  await several.settled(id);
  const ran = await desk.call('several.get', { id });
  expect(ran).toMatchObject({ state: 'cancelled', undoable: true });
  expect(ran.changed).toBe(ran.done);
  expect(ran.done).toBeLessThan(400);
  expect((await desk.call('posts.list', { list: 'all', label: 'neuf', limit: 1 })).total).toBe(ran.done);
  expect(await desk.undone(id)).toMatchObject({ state: 'done', changed: ran.done });
  expect((await desk.call('posts.list', { list: 'all', label: 'neuf', limit: 1 })).total).toBe(0);
});

it('returns the ids of a range of a list, under its filters and in its order', async () => {
  const desk = await openLibrary();
  const ids = ['a', 'b', 'c', 'd'].map((title) => desk.write(title, title === 'b' ? [] : ['x']));
  const stretch = { list: 'all', sort: 'title', from: 1, limit: 2 } as const;
  expect(await desk.call('posts.ids', stretch)).toEqual({ ids: [ids[1], ids[2]], total: 4 });
  expect(await desk.call('posts.ids', { ...stretch, label: 'x', limit: 100_000 })).toEqual({
    ids: [ids[2], ids[3]],
    total: 3,
  });
});

describe('other requests are answered', () => {
  /** Number of requests answered, one in each turn, during `work`. */
  async function answeredDuring({ call }: TestBackend, work: Promise<unknown>): Promise<number> {
    let ended = false;
    void work.then(() => (ended = true));
    for (let answered = 0; ; answered += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (ended) return answered;
      await call('labels.list', {});
    }
  }

  it('before and between the parts in which many ids are read', async () => {
    const desk = await openLibrary();
    // Three short parts without a result.
    const ids = Array.from({ length: 4_001 }, (_, number) => `none-${number}`);
    expect(await answeredDuring(desk, desk.call('several.labels', { ids }))).toBeGreaterThanOrEqual(2);
  });

  it('before the first post of a selection is written, whose ids were checked in the same turn', async () => {
    const desk = await openLibrary();
    const one = desk.write('Un');
    const { id } = await desk.call('several.start', {
      what: 'labels',
      ids: [one],
      add: ['neuf'],
      remove: [],
    });
    expect(await desk.labels(one)).toEqual([]);
    await severalOf(desk.backend).settled(id);
    expect(await desk.labels(one)).toEqual(['neuf']);
  });
});
