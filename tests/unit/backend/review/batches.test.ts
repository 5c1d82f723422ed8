/** Many posts accepted by one act, and proposals in the search. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ARCHIVE } from '#tests/builders/imported-post.ts';
import { openReviewBackend, type ReviewBackend } from './review-backend.ts';

let backend: ReviewBackend;
beforeEach(async () => {
  backend = await openReviewBackend();
});
afterEach(() => backend.dispose());

describe('all certain proposals at once', () => {
  test('are accepted after a sample, and undone together', async () => {
    const added = await backend.importAll();
    const before = added.map(backend.rowOf);
    const { counts } = await backend.call('review.get', {});
    expect(counts.sure).toBeGreaterThan(5);
    await expect(backend.call('review.accept-all', {})).rejects.toMatchObject({
      code: 'review.sample-first',
    });
    for (const id of added) await backend.call('review.mark-seen', { postId: id });
    const { id } = await backend.call('review.accept-all', {});
    await expect(backend.call('review.accept-all', {})).rejects.toMatchObject({ code: 'review.busy' });
    await backend.settled();
    const accepted = await backend.call('review.get', {});
    expect(accepted.batch).toEqual({ id, state: 'accepted', done: counts.sure, total: counts.sure });
    expect(accepted.counts.sure).toBe(0);
    expect(added.map(backend.rowOf).every((row) => row?.['status'] === 'published')).toBe(true);

    expect(await backend.call('review.undo', {})).toEqual({ part: 'sure' });
    await backend.settled();
    expect(added.map(backend.rowOf)).toEqual(before);
    expect((await backend.call('review.get', {})).counts).toEqual(counts);
    expect((await backend.call('review.get', {})).batch).toBeUndefined();
  });

  test('are undone together, except one undone alone and one edited', async () => {
    const added = await backend.importAll();
    for (const id of added) await backend.call('review.mark-seen', { postId: id });
    await backend.call('review.accept-all', {});
    await backend.settled();
    const accepted = added.filter((id) => backend.rowOf(id)?.['kind'] === 'interview');
    const [alone = '', edited = '', ...rest] = accepted;
    await backend.call('review.undo', { postId: alone });
    expect(backend.rowOf(alone)).toMatchObject({ kind: 'article' });
    const { document, saveNumber } = await backend.call('posts.get', { id: edited });
    await backend.call('posts.save', {
      id: edited,
      baseSave: saveNumber,
      saveId: 'mine',
      document: { ...document, title: 'Mien' },
    });
    await backend.call('review.undo', {});
    await backend.settled();
    expect(backend.rowOf(edited)).toMatchObject({ kind: 'interview', title: 'Mien' });
    expect(rest.map((id) => backend.rowOf(id)?.['kind'])).toEqual(rest.map(() => 'article'));
  });
});

describe('search in proposals', () => {
  const voices = async () =>
    (await backend.call('archive.search', { query: 'par:martin citerne', limit: 10 })).hits.map(
      ({ title, proposed }) => ({ title, proposed }),
    );
  test('finds speakers at once, marked as proposed until decided', async () => {
    const [id = ''] = await backend.importAll([ARCHIVE[0]!]);
    const { title } = ARCHIVE[0]!;
    expect(await voices()).toEqual([{ title, proposed: true }]);
    await backend.call('review.accept', { postId: id });
    expect(await voices()).toEqual([{ title, proposed: undefined }]);
    await backend.call('review.undo', {});
    expect(await voices()).toEqual([{ title, proposed: true }]);
    await backend.call('review.refuse', { postId: id });
    expect(await voices()).toEqual([]);
  });
});
