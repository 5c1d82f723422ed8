/** Many posts accepted by one act, and proposals in the search. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ARCHIVE } from '#tests/builders/imported-post.ts';
import { openProposalsBackend, type ProposalsBackend } from './proposals-backend.ts';

let backend: ProposalsBackend;
beforeEach(async () => {
  backend = await openProposalsBackend();
});
afterEach(() => backend.dispose());

describe('all certain proposals at once', () => {
  test('are accepted after a sample, and undone together', async () => {
    const added = await backend.importAll();
    const before = added.map(backend.rowOf);
    const { counts } = await backend.call('proposals.get', {});
    expect(counts.sure).toBeGreaterThan(5);
    await expect(backend.call('proposals.accept-all', {})).rejects.toMatchObject({
      code: 'proposals.sample-first',
    });
    for (const id of added) await backend.call('proposals.mark-seen', { postId: id });
    const { id } = await backend.call('proposals.accept-all', {});
    await expect(backend.call('proposals.accept-all', {})).rejects.toMatchObject({ code: 'proposals.busy' });
    await backend.settled();
    const accepted = await backend.call('proposals.get', {});
    expect(accepted.batch).toEqual({ id, state: 'accepted', done: counts.sure, total: counts.sure });
    expect(accepted.counts.sure).toBe(0);
    expect(added.map(backend.rowOf).every((row) => row?.['status'] === 'published')).toBe(true);

    expect(await backend.call('proposals.undo', {})).toEqual({ part: 'sure' });
    await backend.settled();
    expect(added.map(backend.rowOf)).toEqual(before);
    expect((await backend.call('proposals.get', {})).counts).toEqual(counts);
    expect((await backend.call('proposals.get', {})).batch).toBeUndefined();
  });

  test('are undone together, except one undone alone and one edited', async () => {
    const added = await backend.importAll();
    for (const id of added) await backend.call('proposals.mark-seen', { postId: id });
    await backend.call('proposals.accept-all', {});
    await backend.settled();
    const accepted = added.filter((id) => backend.rowOf(id)?.['kind'] === 'interview');
    const [alone = '', edited = '', ...rest] = accepted;
    await backend.call('proposals.undo', { postId: alone });
    expect(backend.rowOf(alone)).toMatchObject({ kind: 'article' });
    const { document, saveNumber } = await backend.call('posts.get', { id: edited });
    await backend.call('posts.save', {
      id: edited,
      baseSave: saveNumber,
      saveId: 'mine',
      document: { ...document, title: 'Mien' },
    });
    await backend.call('proposals.undo', {});
    await backend.settled();
    expect(backend.rowOf(edited)).toMatchObject({ kind: 'interview', title: 'Mien' });
    expect(rest.map((id) => backend.rowOf(id)?.['kind'])).toEqual(rest.map(() => 'article'));
  });
});

describe('search in proposals', () => {
  const voices = async () =>
    (await backend.call('search.find', { query: 'par:martin citerne', limit: 10 })).hits.map(
      ({ title, proposed }) => ({ title, proposed }),
    );
  test('finds speakers at once, marked as proposed until decided', async () => {
    const [id = ''] = await backend.importAll([ARCHIVE[0]!]);
    const { title } = ARCHIVE[0]!;
    expect(await voices()).toEqual([{ title, proposed: true }]);
    await backend.call('proposals.accept', { postId: id });
    expect(await voices()).toEqual([{ title, proposed: undefined }]);
    await backend.call('proposals.undo', {});
    expect(await voices()).toEqual([{ title, proposed: true }]);
    await backend.call('proposals.refuse', { postId: id });
    expect(await voices()).toEqual([]);
  });
});
