import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { BLOG, sampleEntry, sampleSource, FIRST_DAY } from '#tests/builders/entry-source.ts';
import { openImportDesk, type ImportDesk } from './import-desk.ts';

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openImportDesk();
});
afterEach(() => desk.dispose());

const blog = { blog: BLOG };
const entry = (...more: Parameters<typeof sampleEntry>) => ({ entry: sampleEntry(...more) });
const comment = (html: string) => ({
  comment: { blogRemoteId: '7001', remoteId: '55', postRemoteId: '1001', html },
});
const LATER = FIRST_DAY + 400 * 86_400_000;

/** Everything except the imports’ own records; saves are counted, so that `save_number` only grows. */
const library = () => ({
  posts: desk
    .rows('SELECT * FROM posts ORDER BY rowid')
    .map(({ save_number: _saves, last_save_id: _id, ...row }) => row),
  labels: desk.rows('SELECT * FROM post_labels ORDER BY post_rowid, position'),
  people: desk.rows('SELECT * FROM participants ORDER BY rowid'),
  publications: desk.rows('SELECT * FROM publications ORDER BY rowid'),
  sources: desk.rows('SELECT * FROM post_sources ORDER BY rowid'),
  revisions: desk.rows('SELECT * FROM revisions ORDER BY rowid'),
  comments: desk.rows('SELECT * FROM comments ORDER BY rowid'),
  blogs: desk.rows('SELECT * FROM blogs ORDER BY rowid'),
  pictures: desk.rows('SELECT * FROM outside_pictures'),
  notes: desk.rows('SELECT * FROM notes'),
});
const searchTotal = async (query: string): Promise<number> =>
  (await desk.call('search.find', { query, limit: 5 })).total;

async function undo(id: string) {
  await desk.call('imports.undo', { id });
  return desk.settled(id);
}
async function retype(postId: string, text: string): Promise<void> {
  const post = await desk.call('posts.get', { id: postId });
  const document: Post = {
    ...post.document,
    body: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
  await desk.call('posts.save', { id: postId, baseSave: post.saveNumber, saveId: 'save', document });
}
const idOf = (title: string): string =>
  desk.rows<{ id: string }>(`SELECT id FROM posts WHERE title = '${title}'`)[0]?.id ?? '';

const picture = '<p><img src="https://pictures.example.org/a.jpg"></p>';

describe('undoing an import', () => {
  it('restores the library as it was before', async () => {
    await desk.call('posts.create', { kind: 'article', language: 'fr' });
    const before = library();
    const { id } = await desk.take(
      sampleSource([
        blog,
        entry(1, { html: `<p>Ornithorynque.</p>${picture}` }),
        entry(2, { status: 'trashed' }),
        comment('Merci'),
      ]),
      { comments: true },
    );
    expect(await searchTotal('ornithorynque')).toBe(1);
    expect(await undo(id)).toMatchObject({ state: 'undone', report: { added: 2, warnings: [] } });
    expect(library()).toEqual(before);
    expect(await searchTotal('ornithorynque')).toBe(0);
    expect((await desk.call('library.check', {})).findings).toEqual([]);
  });

  it('restores the former state of updated posts and comments', async () => {
    await desk.take(sampleSource([blog, entry(1), entry(2), comment('Merci')]), { comments: true });
    const before = library();
    const { id, report } = await desk.take(
      sampleSource([
        blog,
        entry(1, {
          title: 'Neuf',
          html: '<p>Ornithorynque.</p>',
          labels: ['Autre'],
          updatedAt: LATER,
          description: 'd',
        }),
        entry(2, { status: 'trashed', trashedAt: LATER, updatedAt: LATER }),
        entry(3),
        comment('Merci beaucoup'),
      ]),
      { comments: true },
    );
    expect(report).toMatchObject({ added: 1, updated: 2 });
    expect(await searchTotal('ornithorynque')).toBe(1);
    await undo(id);
    expect(library()).toEqual(before);
    expect(await searchTotal('ornithorynque')).toBe(0);
  });

  it('keeps what the author changed since, and reports it', async () => {
    const { id } = await desk.take(sampleSource([blog, entry(1), entry(2)]));
    await retype(idOf('Billet 1'), 'Mes mots');
    expect(await undo(id)).toMatchObject({
      report: { warnings: [{ code: 'kept-changed', text: 'Billet 1' }] },
    });
    expect(desk.rows('SELECT title FROM posts')).toEqual([{ title: 'Billet 1' }]);
    // It is still matched to its blog: the same import finds it again.
    expect((await desk.take(sampleSource([blog, entry(1), entry(2)]))).report).toMatchObject({
      added: 1,
      unchanged: 1,
    });
  });

  it('removes the blog’s words from the history when the author’s are kept', async () => {
    await desk.take(sampleSource([blog, entry(1)]));
    await retype(idOf('Billet 1'), 'Mes mots');
    const before = library();
    const { id } = await desk.take(
      sampleSource([blog, entry(1, { html: '<p>Leurs mots.</p>', updatedAt: LATER })]),
    );
    expect(library().revisions).toHaveLength(before.revisions.length + 1);
    await undo(id);
    expect(library()).toEqual(before);
  });

  it('keeps entries that a later import has too; undoing that one deletes both', async () => {
    const before = library();
    const first = await desk.take(sampleSource([blog, entry(1), comment('Merci')]), { comments: true });
    const second = await desk.take(
      sampleSource([blog, entry(1, { html: '<p>Autre.</p>', updatedAt: LATER }), comment('Merci')]),
      { comments: true },
    );
    await undo(first.id);
    expect(desk.rows('SELECT title FROM posts')).toHaveLength(1);
    expect(library().blogs).toHaveLength(1);
    await undo(second.id);
    expect(library()).toEqual(before);
  });

  it('gives the same when undone in the other order', async () => {
    const before = library();
    const first = await desk.take(sampleSource([blog, entry(1)]));
    const between = library();
    const second = await desk.take(
      sampleSource([blog, entry(1, { html: '<p>Autre.</p>', updatedAt: LATER })]),
    );
    await undo(second.id);
    expect(library()).toEqual(between);
    await undo(first.id);
    expect(library()).toEqual(before);
  });

  it('can be followed by the same import', async () => {
    const source = sampleSource([blog, entry(1), entry(2)]);
    const { id } = await desk.take(source);
    await undo(id);
    expect((await desk.take(source)).report).toMatchObject({ added: 2 });
  });

  it('that was cancelled removes the entries imported so far', async () => {
    const entries = Array.from({ length: 300 }, (_, index) => entry(index));
    const source = sampleSource([blog, ...entries], {
      onRead: async (index) => {
        if (index === 200 && desk.rows('SELECT 1 FROM import_items LIMIT 1').length > 0)
          await desk.call('imports.cancel', { id });
      },
    });
    const id = await desk.look(source);
    await desk.begin(id);
    expect(await desk.settled(id)).toMatchObject({ state: 'cancelled' });
    const posts = desk.rows('SELECT id FROM posts').length;
    expect(posts).toBeGreaterThan(0);
    expect(posts).toBeLessThan(300);
    await undo(id);
    expect(library()).toMatchObject({ posts: [], blogs: [], publications: [] });
  });
});

describe('acts on an import', () => {
  it('fail by a code in the wrong state', async () => {
    const id = await desk.look(sampleSource([blog, entry(1)]));
    for (const name of ['imports.pause', 'imports.resume', 'imports.undo', 'imports.fetch-pictures'] as const)
      await expect(desk.call(name, { id })).rejects.toMatchObject({ code: 'import.not-now' });
    await desk.begin(id);
    await desk.settled(id);
    await expect(desk.begin(id)).rejects.toMatchObject({ code: 'import.not-now' });
    await expect(desk.call('imports.cancel', { id })).rejects.toMatchObject({ code: 'import.not-now' });
    await expect(desk.call('imports.get', { id: 'nobody' })).rejects.toMatchObject({
      code: 'import.not-found',
    });
    await expect(
      desk.call('imports.start', { source: { address: 'javascript:alert(1)' } }),
    ).rejects.toMatchObject({
      code: 'import.address',
    });
  });

  it('run one import at a time', async () => {
    const first = await desk.look(sampleSource([blog, entry(1)]));
    const second = await desk.look(sampleSource([blog, entry(2)]));
    await desk.begin(first);
    await expect(desk.begin(second)).rejects.toMatchObject({ code: 'import.busy' });
    await desk.settled(first);
    await desk.begin(second);
    expect(await desk.settled(second)).toMatchObject({ state: 'done' });
  });

  it('refuse a damaged source without changes, unless the author wants its beginning', async () => {
    const source = sampleSource([blog, entry(1), { damaged: 'Billet 2' }]);
    const id = await desk.look(source);
    await expect(desk.begin(id)).rejects.toMatchObject({ code: 'import.damaged', params: { entry: 2 } });
    expect(desk.rows('SELECT id FROM posts')).toEqual([]);
    await desk.begin(id, { partial: true });
    expect(await desk.settled(id)).toMatchObject({
      state: 'done',
      recognized: { damaged: { file: 'blog.xml', entry: 2, text: 'Billet 2', damage: 'cut' } },
      report: { added: 1, warnings: [{ code: 'damaged', location: 'blog.xml:3', text: 'Billet 2' }] },
    });
  });

  it('report a missing file, and resume the import once it is back', async () => {
    const id = await desk.look(sampleSource([blog, entry(1)]));
    const source = desk.rows<{ source: string }>('SELECT source FROM imports')[0]?.source ?? '';
    const file = (JSON.parse(source) as { files: { path: string }[] }).files[0]?.path ?? '';
    const { renameSync } = await import('node:fs');
    renameSync(file, `${file}.away`);
    await desk.begin(id);
    expect(await desk.settled(id)).toMatchObject({ state: 'failed', failure: { code: 'import.file-gone' } });
    renameSync(`${file}.away`, file);
    await desk.call('imports.resume', { id });
    expect(await desk.settled(id)).toMatchObject({ state: 'done', report: { added: 1 } });
  });

  it('pause and resume at the same entry', async () => {
    const reads: number[] = [];
    let paused = false;
    const source = sampleSource([blog, ...Array.from({ length: 300 }, (_, index) => entry(index))], {
      onRead: async (index) => {
        reads.push(index);
        if (index === 250 && !paused && desk.rows('SELECT 1 FROM import_items LIMIT 1').length > 0) {
          paused = true;
          await desk.call('imports.pause', { id });
        }
      },
    });
    const id = await desk.look(source);
    await desk.begin(id);
    const stopped = await desk.settled(id);
    expect(stopped).toMatchObject({ state: 'paused', progress: { phase: 'posts', total: 300 } });
    expect(stopped.progress?.done).toBeGreaterThan(0);
    await desk.call('imports.resume', { id });
    expect(await desk.settled(id)).toMatchObject({ state: 'done', report: { posts: 300, added: 300 } });
  });
});
