/** A body above the memory limit is left out with its reason, and the entries around it are imported. */
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import { BLOG, sampleEntry, sampleSource } from '#tests/builders/entry-source.ts';
import { heavyPage } from '#tests/builders/heavy-page.ts';
import { openImportDesk } from './import-desk.ts';

test('imports a heavy body among others, new and existing', { timeout: 120_000 }, async () => {
  const desk = await openImportDesk({ reading: createReading({ memory: 40, work: 20_000 }) });
  const entry = (...more: Parameters<typeof sampleEntry>) => ({ entry: sampleEntry(...more) });
  const heavy = heavyPage();
  const first = await desk.take(
    sampleSource([
      { blog: BLOG },
      entry(1, { title: 'Avant', html: '<p>Un.</p>' }),
      entry(2, { title: 'Lourd', html: heavy }),
      entry(3, { title: 'Après', html: '<p>Trois.</p>' }),
    ]),
  );
  expect(first).toMatchObject({
    state: 'done',
    report: { added: 2, skipped: [{ title: 'Lourd', reason: 'too-complex' }] },
  });
  // Nothing of it is lost: the import stores its source.
  const [left] = desk.rows<{ raw: Uint8Array }>('SELECT raw FROM import_items WHERE raw IS NOT NULL');
  expect(JSON.parse(inflateRawSync(left?.raw ?? '').toString('utf8'))).toMatchObject({ html: heavy });

  const again = await desk.take(
    sampleSource([
      { blog: BLOG },
      entry(1, { title: 'Avant', html: heavy, updatedAt: Date.UTC(2030, 0, 1) }),
      entry(3, { title: 'Après', html: '<p>Trois, revu.</p>', updatedAt: Date.UTC(2030, 0, 1) }),
    ]),
  );
  expect(again).toMatchObject({
    state: 'done',
    report: { updated: 1, skipped: [{ title: 'Avant', reason: 'too-complex' }] },
  });
  expect(desk.rows("SELECT title FROM posts WHERE document LIKE '%Un.%' OR document LIKE '%revu%'")).toEqual([
    { title: 'Avant' },
    { title: 'Après' },
  ]);
  await desk.dispose();
});
