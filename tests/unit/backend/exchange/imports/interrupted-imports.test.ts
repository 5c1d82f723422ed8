/** An import whose process ends, or whose library cannot be written. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import type { EntrySource } from '#backend/exchange/sources/entries.ts';
import { silentLog } from '#backend/core/log.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { BLOG, sampleEntry, sampleSource } from '#tests/builders/entry-source.ts';
import { untakenFaults } from '#tests/builders/untaken-faults.ts';

function makeFolder(): string {
  const folder = temporaryFolder('import-cut');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A backend on this folder whose imports read this source; `logged` receives its errors. */
async function start(folder: string, source: () => EntrySource, logged: string[] = []): Promise<TestBackend> {
  const desk = await openTestBackend({
    folder,
    publishing: false,
    log: { ...silentLog, error: (message) => void logged.push(message) },
    imports: { open: source },
  });
  onTestFinished(() => desk.dispose());
  return desk;
}

it('does not inspect by itself a source that was open when the process ended', async () => {
  const folder = makeFolder();
  const file = path.join(folder, 'blog.xml');
  writeFileSync(file, '');
  const written = [{ blog: BLOG }, { entry: sampleEntry(1) }];
  let read = (): void => undefined;
  let goOn = (): void => undefined;
  const reading = new Promise<void>((resolve) => (read = resolve));
  const released = new Promise<void>((resolve) => (goOn = resolve));
  const first = await start(folder, () => sampleSource(written, { onRead: () => (read(), released) }));
  const id = importsOf(first.backend).startFiles([file]);
  await reading;
  const closed = first.dispose();
  // Work started after the imports stops before them.
  await setImmediate();
  goOn();
  await closed;

  let opened = 0;
  const next = await start(folder, () => ((opened += 1), sampleSource(written)));
  await importsOf(next.backend).idle();
  expect(opened).toBe(0);
  expect(await next.call('imports.get', { id })).toMatchObject({
    state: 'failed',
    failure: { code: 'import.inspection-cut' },
  });
  await next.call('imports.resume', { id });
  await importsOf(next.backend).settled(id);
  expect(await next.call('imports.get', { id })).toMatchObject({ state: 'ready', recognized: { posts: 1 } });
});

it('an import whose end cannot be written (full disk) does not block others, and can be cancelled', async () => {
  const folder = makeFolder();
  const file = path.join(folder, 'blog.xml');
  writeFileSync(file, '');
  const faults = untakenFaults();
  const logged: string[] = [];
  // Like a full disk: SQLite refuses every write, and reads continue.
  const full = (yes: boolean): void => void desk.backend.db.pragma(`query_only = ${yes ? 1 : 0}`);
  const source = (): EntrySource =>
    sampleSource([{ blog: BLOG }, { entry: sampleEntry(1) }], { onRead: () => full(true) });
  const desk = await start(folder, source, logged);
  const id = importsOf(desk.backend).startFiles([file]);
  await expect.poll(() => [...faults, ...logged]).toContain('state of an import not written');
  full(false);
  expect(faults).toEqual([]);
  await desk.call('imports.cancel', { id });
  expect(await desk.call('imports.get', { id })).toMatchObject({ state: 'cancelled' });
});
