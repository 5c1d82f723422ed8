/** Saves, lists and searches are answered between the transactions of an import. */
import { afterEach, expect, it } from 'vitest';
import { BLOG, sampleEntry, sampleSource } from '#tests/builders/entry-source.ts';
import { openImportDesk, type ImportDesk } from './import-desk.ts';

let desk: ImportDesk;
afterEach(() => desk.dispose());

it('saves, lists and searches run between the batches of an import', async () => {
  const chunks: { entries: number; ms: number }[] = [];
  desk = await openImportDesk({ onChunk: ({ entries, ms }) => void chunks.push({ entries, ms }) });
  const mine = await desk.call('posts.create', { kind: 'article', language: 'fr' });
  const html = '<p>Un paragraphe de longueur moyenne, comme en écrivent les blogs des communes.</p>'.repeat(
    12,
  );
  const id = await desk.look(
    sampleSource([
      { blog: BLOG },
      ...Array.from({ length: 300 }, (_, index) => ({ entry: sampleEntry(index, { html }) })),
    ]),
  );
  await desk.begin(id);
  const state = { running: true };
  const end = desk.settled(id).finally(() => (state.running = false));
  let saves = 0;
  const totals: number[] = [];
  while (state.running) {
    const text = `Enregistrement ${saves}`;
    await desk.call('posts.save', {
      id: mine.id,
      baseSave: saves,
      saveId: `save-${saves}`,
      document: { ...mine.document, title: text },
    });
    saves += 1;
    await desk.call('posts.list', { list: 'all', limit: 50 });
    // The author’s words are found at once, whatever else waits to be indexed.
    expect((await desk.call('search.find', { query: `"${text}"`, limit: 5 })).total).toBe(1);
    const { total } = await desk.call('search.find', { query: 'communes', limit: 5 });
    if (state.running) totals.push(total);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  expect(await end).toMatchObject({ state: 'done', report: { added: 300 } });
  expect(await desk.call('posts.get', { id: mine.id })).toMatchObject({
    saveNumber: saves,
    document: { title: `Enregistrement ${saves - 1}` },
  });
  // Each transaction leaves entries to the next one.
  expect(chunks.length).toBeGreaterThan(4);
  expect(saves).toBeGreaterThan(chunks.length / 4);
  // The full text follows, and grows during the import.
  expect(Math.max(...totals)).toBeGreaterThan(0);
  await desk.backend.indexing?.finished();
  expect((await desk.call('search.find', { query: 'communes', limit: 5 })).total).toBe(300);
}, 60_000);

it('recognizes interviews once the whole import is written', async () => {
  const readMeanwhile: number[] = [];
  const proposals = (): number => desk.rows('SELECT 1 FROM proposals').length;
  desk = await openImportDesk({ onChunk: () => void readMeanwhile.push(proposals()) });
  const long = '<p>Un paragraphe de longueur moyenne, comme en écrivent les blogs des communes.</p>'.repeat(
    40,
  );
  await desk.take(
    sampleSource([
      { blog: BLOG },
      ...Array.from({ length: 300 }, (_, index) => ({ entry: sampleEntry(index, { html: long }) })),
    ]),
  );
  expect(readMeanwhile.length).toBeGreaterThan(4);
  expect(readMeanwhile.filter((read) => read > 0)).toEqual([]);
  await expect.poll(proposals, { timeout: 30_000 }).toBe(300);
}, 60_000);
