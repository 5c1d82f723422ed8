/** A public WordPress in the library: by its address, repeated, by its feed, by its export; and undone completely. */
import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { openSource, type OpenSource } from '#backend/exchange/reading/source-apart.ts';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import type { Import } from '#contract/imports.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { makeWxr } from '#tests/builders/site-exports.ts';
import { startPublicSite, type SiteShape } from '#tests/builders/public-site.ts';

let desk: TestBackend;
afterEach(() => desk.dispose());

async function openDeskOf(shape: SiteShape) {
  const site = await startPublicSite(shape);
  const open: OpenSource = (request, backend) =>
    'address' in request ? site.open(request.address) : openSource(request, backend);
  desk = await openTestBackend({ publishing: false, imports: { open } });
  return site;
}

type Source = Parameters<typeof desk.call<'imports.start'>>[1]['source'];

async function importSource(source: Source): Promise<Import> {
  const imports = importsOf(desk.backend);
  const { id } = await desk.call('imports.start', { source });
  await imports.settled(id);
  await desk.call('imports.begin', { id, comments: true, partial: false });
  await imports.settled(id);
  return desk.call('imports.get', { id });
}

function makeExport(xml: string): Source {
  const file = path.join(desk.folder, 'site.xml');
  fs.writeFileSync(file, xml);
  const token = `token-${randomUUID()}`;
  desk.backend.granted.grant(token, file);
  return { tokens: [token] };
}

const counts = (): unknown =>
  ['posts', 'publications', 'blogs', 'comments'].map((table) =>
    desk.backend.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );

test('a second import adds nothing, a change is imported, and undo leaves nothing', async () => {
  let words = 'Corps';
  let modified = '2024-05-07T07:08:09';
  const site = await openDeskOf({
    posts: 3,
    pages: 1,
    comments: 2,
    row: (n, kind) =>
      kind === 'posts' && n === 2
        ? { content: { rendered: `<p>${words}</p>` }, modified_gmt: modified }
        : kind === 'posts' && n === 3
          ? { content: { rendered: '', protected: true } }
          : {},
  });
  const first = await importSource({ address: site.origin });
  expect(first.failure).toBeUndefined();
  expect(first.recognized).toMatchObject({ posts: 2, pages: 1, comments: 2, feed: 'full' });
  expect(first.report).toMatchObject({ added: 3, warnings: [{ code: 'entry-protected' }] });
  const before = counts();
  expect(before).toEqual([3, 3, 1, 2]);

  const again = await importSource({ address: `${site.origin}/n-importe-quelle/page` });
  expect(again.report).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
  expect(counts()).toEqual(before);

  words = 'Autrement';
  modified = '2024-05-08T00:00:00';
  const later = await importSource({ address: site.origin });
  expect(later.report).toMatchObject({ added: 0, updated: 1, unchanged: 2 });
  expect(
    desk.backend.db.prepare(`SELECT count(*) FROM posts WHERE document LIKE '%Autrement%'`).pluck().get(),
  ).toBe(1);

  for (const { id } of [later, again, first]) {
    await desk.call('imports.undo', { id });
    await importsOf(desk.backend).settled(id);
  }
  expect(counts()).toEqual([0, 0, 0, 0]);
});

test('an export and a feed of the site match the posts of its API', async () => {
  let closed: readonly string[] = [];
  const site = await openDeskOf({
    posts: 2,
    get closed() {
      return closed;
    },
  });
  await importSource({ address: site.origin });
  const before = counts();
  closed = ['api'];
  const byFeed = await importSource({ address: site.origin });
  expect(byFeed.recognized).toMatchObject({ posts: 2, feed: 'latest' });
  expect(byFeed.report).toMatchObject({ added: 0, warnings: [{ code: 'feed-latest', text: '2' }] });
  expect(counts()).toEqual(before);
  const byExport = await importSource(
    makeExport(
      makeWxr(
        [
          { id: 101, title: 'posts 1', content: 'Corps 1.', modified: '2024-05-09 00:00:00' },
          { id: 900, title: 'Brouillon', status: 'draft' },
        ],
        { url: site.origin },
      ),
    ),
  );
  expect(byExport.report).toMatchObject({ added: 1 });
  expect(counts()).toEqual([3, 3, 1, 0]);
});
