/**
 * A site whose writer dies before each change of the disk, in turn: pages are complete, and the next act completes
 * the site.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFiles } from '#backend/publishing/destinations/folder/files.ts';
import { writeSite } from '#backend/publishing/destinations/folder/records.ts';
import { createSite, type Site } from '#backend/publishing/destinations/folder/site.ts';
import { deskFolder, NOON } from '../../publishing-desk.ts';

const ID = '0b8a3f0e-5d0e-4a8e-9d53-5f7c2b4f3a10';
class Death extends Error {}

const open = (root: string, before?: (step: string) => void): Site =>
  createSite({ root, siteId: ID, key: 'ours', now: () => NOON, newId: randomUUID, before });

async function startSite(): Promise<string> {
  const root = deskFolder();
  await writeSite(createFiles(root), { version: 1, id: ID, name: 'Le Labo', address: '', language: 'fr' });
  await open(root).describe({ name: 'Le Labo', address: '', language: 'fr' });
  return root;
}

const filesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(root, name)).isFile(),
  );

/** Checks that every page is complete, and that its addresses lead to files. */
function isWhole(root: string): void {
  const publicFolder = join(root, 'public');
  for (const name of existsSync(publicFolder) ? filesOf(publicFolder) : []) {
    if (!/\.(html|xml|css)$/.test(name)) continue;
    const text = readFileSync(join(publicFolder, name), 'utf8');
    expect(text.trimEnd(), name).toMatch(/<\/(?:html|feed)>$|\}$/);
  }
}

/** Checks that every address of a list leads to a page. */
function isComplete(root: string): void {
  isWhole(root);
  const home = readFileSync(join(root, 'public', 'index.html'), 'utf8');
  for (const [, path = ''] of home.matchAll(/<h2><a href="([^"]+)"/g))
    expect(existsSync(join(root, 'public', path)), path).toBe(true);
  expect(filesOf(root).filter((name) => /\.part$|pending/.test(name))).toEqual([]);
}

const text = (words: string) => ({ title: 'Au port', labels: ['Mer'], content: `<p>${words}</p>` });

/** From a draft to public, with another text, and back: each act, and the expected page. */
const ACTS: readonly Readonly<{
  name: string;
  act: (site: Site, id: string) => Promise<unknown>;
  page?: string;
}>[] = [
  {
    name: 'publish',
    act: async (site, id) => {
      const path = await site.freePath('Au port', NOON);
      await site.change(id, (post) => ({
        ...post,
        status: 'live',
        path: post.path ?? path,
        published: NOON,
      }));
    },
    page: 'Un.',
  },
  {
    name: 'write',
    act: (site, id) => site.change(id, (post) => ({ ...post, ...text('Deux.') })),
    page: 'Deux.',
  },
  { name: 'take back', act: (site, id) => site.change(id, (post) => ({ ...post, status: 'draft' })) },
];

for (const [at, { name, act, page }] of ACTS.entries())
  test(`${name}: after a death before any step, the next act finds or makes a complete site`, async () => {
    let died = 0;
    for (let step = 1; ; step += 1) {
      const root = await startSite();
      const calm = open(root);
      const { id } = await calm.add(text('Un.'));
      for (const earlier of ACTS.slice(0, at)) await earlier.act(calm, id);
      let steps = 0;
      const dying = open(root, () => {
        steps += 1;
        if (steps === step) throw new Death();
      });
      const outcome = await act(dying, id).catch((error: unknown) => error);
      isWhole(root);
      if (!(outcome instanceof Death)) break;
      died += 1;
      const next = open(root);
      await act(next, id);
      isComplete(root);
      const path = join(root, 'public', '2026', '11', 'au-port.html');
      expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toContain(page ?? '');
      expect(existsSync(path)).toBe(page !== undefined);
      expect((await next.list()).map((post) => post.id)).toEqual([id]);
    }
    // The pending record, the page, its record, the home page, the label, the feed and the removal of the pending
    // record.
    expect(died).toBeGreaterThan(8);
  });

test('fonts: after a death before any step, the next choice leaves a complete site with all its files', async () => {
  for (let step = 1, died = true; died; step += 1) {
    const root = await startSite();
    let steps = 0;
    const dying = open(root, () => {
      steps += 1;
      if (steps === step) throw new Death();
    });
    const outcome = await dying.chooseFaces(true).catch((error: unknown) => error);
    died = outcome instanceof Death;
    isWhole(root);
    await open(root).chooseFaces(true);
    isComplete(root);
    const style = readFileSync(join(root, 'public', 'escale.css'), 'utf8');
    const named = Array.from(style.matchAll(/url\("([^"]+)"\)/g), ([, name = '']) => name);
    expect(named.filter((name) => !existsSync(join(root, 'public', name)))).toEqual([]);
    expect(named).toHaveLength(6);
  }
});

test('keeps and reads what a person wrote between a crash and the next act', async () => {
  const root = await startSite();
  const { id } = await open(root).add(text('Un.'));
  await ACTS[0]?.act(open(root), id);
  const dying = open(root, (step) => {
    if (step === 'write public/2026/11/au-port.html') throw new Death();
  });
  await expect(ACTS[1]?.act(dying, id)).rejects.toThrow(Death);
  const path = join(root, 'public', '2026', '11', 'au-port.html');
  const files = createFiles(join(root, 'public'));
  await files.write('2026/11/au-port.html', readFileSync(path, 'utf8').replaceAll('Un.', 'Trois.'), 'all');
  const post = await open(root).find(id);
  expect(post?.content).toBe('<p>Trois.</p>');
  expect(readFileSync(path, 'utf8')).toContain('Trois.');
});

test('deletes the leftover files of a write that died', async () => {
  const root = await startSite();
  mkdirSync(join(root, 'escale', 'posts'), { recursive: true });
  await createFiles(join(root, 'public')).write('index.html.0123456789ab.part', 'x', 'all');
  await open(root).facts();
  expect(filesOf(root).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('creates a site under another name after a death during its creation', async () => {
  for (let step = 1, died = true; died; step += 1) {
    const root = deskFolder();
    await writeSite(createFiles(root), { version: 1, id: ID, name: 'Le Labo', address: '', language: 'fr' });
    let steps = 0;
    const dying = open(root, () => {
      steps += 1;
      if (steps === step) throw new Death();
    });
    const outcome = await dying
      .describe({ name: 'Le Labo', address: '', language: 'fr' })
      .catch((error: unknown) => error);
    died = outcome instanceof Death;
    await open(root).describe({ name: 'Autre nom', address: '', language: 'fr' });
    isComplete(root);
    expect(readFileSync(join(root, 'public', 'index.html'), 'utf8')).toContain('Autre nom');
  }
});
