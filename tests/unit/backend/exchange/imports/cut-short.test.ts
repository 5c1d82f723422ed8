/** What becomes of an import whose process ends, or whose library cannot be written. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { importsOf } from '../../../../../main/backend/exchange/imports/run-imports.ts';
import type { EntrySource } from '../../../../../main/backend/exchange/entries.ts';
import { aBackend, temporaryFolder, type TestBackend } from '../../../../builders/a-backend.ts';
import { BLOG, anEntry, aSource } from '../../../../builders/an-entry-source.ts';

function aFolder(): string {
  const folder = temporaryFolder('import-cut');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A backend on this folder whose imports read this source. */
async function start(folder: string, source: () => EntrySource): Promise<TestBackend> {
  const desk = await aBackend({
    folder,
    publishing: false,
    imports: { open: () => Promise.resolve(source()) },
  });
  onTestFinished(() => desk.dispose());
  return desk;
}

it('a source at which the process ended is not looked at by itself: it may be the one that ended it', async () => {
  const folder = aFolder();
  const file = path.join(folder, 'blog.xml');
  writeFileSync(file, '');
  const written = [{ blog: BLOG }, { entry: anEntry(1) }];
  let read = (): void => undefined;
  let goOn = (): void => undefined;
  const reading = new Promise<void>((resolve) => (read = resolve));
  const released = new Promise<void>((resolve) => (goOn = resolve));
  const first = await start(folder, () => aSource(written, { onRead: () => (read(), released) }));
  const id = importsOf(first.backend).startFiles([file]);
  await reading;
  const closed = first.dispose();
  goOn();
  await closed;

  let opened = 0;
  const next = await start(folder, () => ((opened += 1), aSource(written)));
  await importsOf(next.backend).idle();
  expect(opened).toBe(0);
  expect(await next.call('imports.get', { id })).toMatchObject({
    state: 'failed',
    failure: { code: 'import.look-cut' },
  });
  await next.call('imports.resume', { id });
  await importsOf(next.backend).settled(id);
  expect(await next.call('imports.get', { id })).toMatchObject({ state: 'ready', found: { posts: 1 } });
});
