/** A library as after an import of a blog, written before Escale starts. */
import { mkdirSync } from 'node:fs';
import { silentLog } from '#backend/core/log.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { addImported, ARCHIVE, type Imported } from '#tests/builders/imported-post.ts';
import { expect } from '../stage/fixtures.ts';
import { ask } from './library.ts';
import type { Startable } from '../stage/stage.ts';

/** Starts Escale on a library with `posts`, all of them reviewed for interviews. */
export async function startOnArchive(escale: Startable, posts: readonly Imported[] = ARCHIVE): Promise<void> {
  mkdirSync(escale.library, { recursive: true });
  let ids = 0;
  const newId = () => `archive-${(ids += 1)}`;
  const { db, close } = await openLibrary({ folder: escale.library, log: silentLog });
  for (const post of posts) addImported(db, post, { now: Date.UTC(2019, 4, 2), newId });
  close();
  await escale.start();
  await ask(escale.page, 'settings.set', { welcomed: true });
  await escale.page.reload();
  await expect.poll(async () => (await ask(escale.page, 'proposals.get', {})).reading).toBe(false);
}
