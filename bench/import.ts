/** Imports of a current backup of 2,000 posts: reading alone, and all the way into the library. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createJobThreads } from '#backend/core/threads/job-threads.ts';
import { scriptAt } from '#backend/core/threads/thread-script.ts';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { openFiles } from '#backend/exchange/sources/files/open-files.ts';
import { READING_LIMITS } from '#backend/exchange/limits.ts';
import { AppError } from '#contract/failure.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { writeBackup } from './generate-backup.ts';
import { medianOf, type Row, untilFound } from './harness.ts';
import { countElements } from './reference/bare-saxes.ts';

const POSTS = 2_000;

function aBackup(posts = POSTS): { file: string; remove: () => void } {
  const folder = temporaryFolder('bench-import');
  const file = path.join(folder, 'feed.atom');
  writeBackup(file, posts);
  return { file, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

async function readEntries(file: string): Promise<number> {
  const source = openFiles([{ name: 'feed.atom', path: file }], { now: Date.now });
  let entries = 0;
  for await (const read of source.read({ signal: new AbortController().signal }))
    if (read.type === 'entry') entries += 1;
  return entries;
}

const reading: Row = {
  name: 'import-read',
  what: `a backup of ${POSTS} posts (feed.atom of 2018) read into entries, as a stream with places, against a bare saxes parse of the same file`,
  rounds: 10,
  warmUp: 2,
  prepare() {
    const { file, remove } = aBackup();
    return Promise.resolve({
      ours: async () => void (await readEntries(file)),
      reference: async () => void (await countElements(file, 'entry')),
      async verify() {
        assert.equal(await readEntries(file), POSTS);
        assert.equal(await countElements(file, 'entry'), POSTS);
      },
      close: remove,
    });
  },
};

/**
 * Imports a file (inspection, blocks with their sources, publications, labels, commits in chunks) and returns the
 * milliseconds of the import, including the indexing of every post.
 */
async function takeIn(file: string): Promise<{ ms: number; searchableMs: number; added: number }> {
  const backend = await openTestBackend({ publishing: false });
  try {
    const token = `bench-${randomUUID()}`;
    backend.backend.granted.grant(token, file);
    const { id } = await backend.call('imports.start', { source: { tokens: [token] } });
    await importsOf(backend.backend).settled(id);
    const started = performance.now();
    await backend.call('imports.begin', { id, comments: false, partial: false });
    await importsOf(backend.backend).settled(id);
    const ms = performance.now() - started;
    await backend.backend.indexing?.finished();
    const searchableMs = performance.now() - started;
    const { report } = await backend.call('imports.get', { id });
    return { ms, searchableMs, added: report?.added ?? 0 };
  } finally {
    await backend.dispose();
  }
}

const importing: Row = {
  name: 'import',
  what: `the same backup taken into a new library (blocks that keep their HTML, publications, labels, in short transactions; the full text follows), against a bare saxes parse of the file`,
  rounds: 3,
  warmUp: 0,
  prepare() {
    const { file, remove } = aBackup();
    const { note, suffix } = untilFound();
    return Promise.resolve({
      suffix,
      async ours() {
        const { ms, searchableMs, added } = await takeIn(file);
        note(searchableMs);
        assert.equal(added, POSTS);
        return [ms];
      },
      reference: async () => void (await countElements(file, 'entry')),
      async verify() {
        // A part of the backup, because a complete import is slow; the result reports the number of posts.
        const part = aBackup(100);
        assert.equal((await takeIn(part.file)).added, 100);
        part.remove();
      },
      close: remove,
    });
  },
};

const FIRST = 100;

/** Fresh threads of the built code: an author's first import also starts with none loaded. */
const newThreads = () =>
  createJobThreads({
    script: scriptAt(path.join(import.meta.dirname, '../out/main/reading-worker.cjs')),
    limits: READING_LIMITS,
    exceeded: () => new AppError('document.too-complex'),
  });

/**
 * Imports as the page does: begins as soon as the file is inspected and requests the list at each event. Returns the
 * milliseconds from the choice of the file until the list has the first hundred posts, and until the inspection ended.
 */
async function firstListed(file: string): Promise<{ ms: number; looked: number }> {
  let listed: (at: number) => void = () => undefined;
  let failed: (error: unknown) => void = () => undefined;
  const first = new Promise<number>((resolve, reject) => {
    listed = resolve;
    failed = reject;
  });
  let asking = false;
  const backend = await openTestBackend({
    publishing: false,
    reading: newThreads(),
    heard(event) {
      if (event !== 'posts.changed' || asking) return;
      asking = true;
      const firstPage = backend.call('posts.list', { list: 'all', limit: FIRST });
      firstPage.then(({ items }) => {
        asking = false;
        if (items.length === FIRST) listed(performance.now());
        return undefined;
      }, failed);
    },
  });
  try {
    const token = `bench-${randomUUID()}`;
    backend.backend.granted.grant(token, file);
    const started = performance.now();
    const { id } = await backend.call('imports.start', { source: { tokens: [token] } });
    const imports = importsOf(backend.backend);
    await imports.settled(id);
    const looked = performance.now() - started;
    await backend.call('imports.begin', { id, comments: false, partial: false });
    const ms = (await first) - started;
    imports.pause(id);
    await imports.settled(id);
    return { ms, looked };
  } finally {
    await backend.dispose();
  }
}

const firstHundred: Row = {
  name: 'first-100',
  what: `from the choice of that file until the list holds its first ${FIRST} posts: it is looked at, the author begins at once, and threads are started for it; against a bare saxes parse of the file`,
  rounds: 10,
  warmUp: 1,
  prepare() {
    const { file, remove } = aBackup();
    const looks: number[] = [];
    return Promise.resolve({
      suffix: () => `; until it was looked at, ${Math.round(medianOf(looks))} ms`,
      async ours() {
        const { ms, looked } = await firstListed(file);
        looks.push(looked);
        return [ms];
      },
      reference: async () => void (await countElements(file, 'entry')),
      // Each round waits for its own posts.
      verify: () => undefined,
      close: remove,
    });
  },
};

export const importRows: readonly Row[] = [reading, importing, firstHundred];
