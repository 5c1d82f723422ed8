/**
 * Random plans of an author, others and power failures (run-plan.ts states the invariants) on a folder site that is
 * unmounted now and then, like a key or a share. plans.test.ts covers the site alone.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSite, type Site } from '#backend/publishing/destinations/folder/site.ts';
import { openDeskBlog, deskFolder, NOON } from '../../publishing-desk.ts';
import { plan } from '../../random-plan.ts';
import { type Side, tryPlan } from '../../run-plan.ts';
import { connectFolder } from './folder-desk.ts';
import { checkProperty } from '#tests/random/check-property.ts';

/** Moves of the clock until the folder is mounted again; the outbox retries at each. */
const AWAY = 3;

async function createSide(): Promise<Side & Readonly<{ root: string }>> {
  const root = join(deskFolder(), 'site');
  const away = `${root}-away`;
  let moves = 0;
  let at = NOON;
  let site: Site | undefined;
  const back = (): void => {
    if (!existsSync(away)) return;
    rmSync(root, { recursive: true, force: true });
    renameSync(away, root);
  };
  const blog = await openDeskBlog({
    get at() {
      return at;
    },
    set at(next) {
      at = next;
      moves += 1;
      if (moves >= AWAY) back();
    },
  });
  const currentFolder = (): string => (existsSync(away) ? away : root);
  const posts: Side['posts'] = async () => {
    const destination = site;
    if (destination === undefined) return [];
    const remotePosts = await Promise.all((await destination.list()).map(({ id }) => destination.find(id)));
    return remotePosts.filter((post) => post !== undefined);
  };
  return {
    root,
    blog,
    faults: {
      add() {
        if (!existsSync(root)) return;
        moves = 0;
        renameSync(root, away);
      },
      clear: back,
    },
    async connect(desk) {
      back();
      mkdirSync(root, { recursive: true });
      const { blog: made } = await connectFolder(desk, { root });
      const { id: siteId } = JSON.parse(readFileSync(join(root, 'escale', 'site.json'), 'utf8')) as {
        id: string;
      };
      site ??= createSite({ root, siteId, key: 'theirs', now: () => at, newId: randomUUID });
      return made.id;
    },
    async posts() {
      const before = currentFolder();
      back();
      const currentPosts = await posts();
      if (before === away) renameSync(root, away);
      return currentPosts;
    },
    async elsewhere(what, { id, status, content }, word) {
      back();
      const path = (await site?.find(id))?.path;
      const page = join(root, 'public', path ?? '');
      if (what === 'edit' && status === 'live')
        writeFileSync(page, readFileSync(page, 'utf8').replace('<!-- /escale:text -->', `<p>${word}</p>$&`));
      else if (what === 'remove')
        rmSync(status === 'live' ? page : join(root, 'escale', 'posts', `${id}.json`), { force: true });
      else if (what === 'publish') {
        const free = path ?? (await site?.freePath('Autre', at));
        await site?.change(id, (one) => ({
          ...one,
          status: 'live',
          path: free,
          published: one.published ?? at,
        }));
      } else if (what === 'edit')
        await site?.change(id, (one) => ({ ...one, content: `${content}<p>${word}</p>` }));
      else await site?.change(id, (one) => ({ ...one, status: what === 'trash' ? 'binned' : 'draft' }));
    },
  };
}

const pagesIn = (root: string): string[] =>
  readdirSync(join(root, 'public'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );

test('keeps every post once and every word in random plans', async () => {
  const tried = checkProperty(
    fc.asyncProperty(plan, async (actions) => {
      const side = await createSide();
      await tryPlan(side, actions);
      for (const name of pagesIn(side.root))
        expect(readFileSync(join(side.root, 'public', name), 'utf8'), name).toMatch(/<\/html>\n$/);
      await side.blog.close();
    }),
    { kind: 'plans', parts: 25 },
  );
  await expect(tried).resolves.toBeUndefined();
});
