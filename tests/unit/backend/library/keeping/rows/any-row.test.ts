/**
 * Hostile values in any column of a library, then everything done with one: restored or opened, maintained, searched,
 * shown, published on the practice blog. Nothing outside its folder changes, nothing is sent, every refusal has a
 * code.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { prepare } from '#backend/library/keeping/backups/prepare.ts';
import { orderRestore } from '#backend/library/keeping/backups/restore-swap.ts';
import { silentLog } from '#backend/core/log.ts';
import { startBackend, type Started } from '#backend/app/start.ts';
import { tidyBin } from '#backend/library/tidy.ts';
import { pageTable } from '#backend/app/dispatch.ts';
import { AppError } from '#contract/failure.ts';
import type { HostCall } from '#contract/host.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { copyChangedDatabase } from '#tests/builders/foreign-library.ts';
import { fillLibrary } from '../../erasure/full-library.ts';
import { openDeskBlog, openDesk } from '#tests/unit/backend/publishing/publishing-desk.ts';
import { anyValue, cellsOf, writeCell, type Cell, type Value } from './hostile-row.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const NOW = Date.UTC(2027, 2, 12, 9);

let home: string;
const template = path.join(temporaryFolder('template'), 'library.sqlite');
let cells: Cell[];
let server: http.Server;
let address: string;
const sent: string[] = [];

async function prepareAll(): Promise<void> {
  home = temporaryFolder('watched-home');
  for (const [name, text] of [
    ['précieux.txt', 'les photos de famille'],
    ['.ssh/id_rsa', 'la clé'],
    ['Documents/livre.docx', 'un livre'],
    ['.local/share/autre/données', 'd’un autre programme'],
  ] as const) {
    fs.mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
    fs.writeFileSync(path.join(home, name), text);
  }
  server = http.createServer((request, response) => {
    sent.push(String(request.url));
    response.end('merci');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const desk = await openDesk(await openDeskBlog());
  await fillLibrary(desk, await openDeskBlog());
  await desk.close();
  copyChangedDatabase(desk.folder, template, (db) => {
    cells = cellsOf(db);
    db.exec("INSERT OR REPLACE INTO settings (key, value) VALUES ('settings.binRule', '\"90-days\"')");
  });
}
async function clearAll(): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
  for (const folder of [home, path.dirname(template)]) fs.rmSync(folder, { recursive: true, force: true });
}

/** Every file of the home except the library’s, by checksum. */
function otherFiles(except: string): string[] {
  return fs
    .readdirSync(home, { recursive: true, withFileTypes: true })
    .map((entry) => ({ file: path.join(entry.parentPath, entry.name), isFile: entry.isFile() }))
    .filter(({ file }) => !`${file}/`.startsWith(`${except}/`))
    .map(({ file, isFile }) =>
      isFile ? `${file} ${createHash('sha256').update(fs.readFileSync(file)).digest('hex')}` : file,
    )
    .toSorted();
}

const outside = (what: string) => (request: unknown) => {
  sent.push(`${what} ${String(request)}`);
  return Promise.reject(new AppError('network.offline'));
};
/** Of this computer only the practice blog is reached; a row never names its port. */
const localFetch: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input));
  if (url.hostname !== '127.0.0.1' || url.origin === new URL(address).origin) return outside('fetch')(url);
  return fetch(input, init);
};
const host = ((name: string) =>
  Promise.resolve(
    name === 'secrets.store' ? { kept: false } : name === 'proxy.resolve' ? { proxy: 'DIRECT' } : {},
  )) as HostCall;

let ids = 0;
const start = (folder: string): Promise<Started> =>
  startBackend({
    folder,
    host,
    emit: () => undefined,
    log: silentLog,
    now: () => NOW,
    newId: () => `new-${(ids += 1)}`,
    fetch: localFetch,
    fetchOutside: outside('picture'),
    sizeOutside: outside('size'),
    reachOutside: outside('reach'),
    probeOutside: outside('probe'),
  });

/** Requests that take long, close the library, or by nature touch the author’s files or network. */
const NOT_ASKED =
  /^(?:backups\.(?:make|restore|pack)|diagnostic\.run|library\.answer-rest|blogs\.start-practice|pictures\.check|syncs|review\.)/;

/**
 * Every request of the page without arguments, then those for each post, and one send. Returns failures without a
 * code.
 */
async function useAll({ backend, dispatch }: Started): Promise<string[]> {
  const nameless: string[] = [];
  const call = async (name: string, input: unknown): Promise<Record<string, unknown>> => {
    const envelope = await dispatch('page', name, input);
    if (envelope.ok) return envelope.value as Record<string, unknown>;
    if (envelope.failure.code === 'unexpected') nameless.push(name);
    return {};
  };
  await tidyBin(backend, new AbortController().signal);
  for (const name of Object.keys(pageTable.requests))
    if (!NOT_ASKED.test(name) && pageTable.requests[name]?.input.safeParse({}).success === true)
      await call(name, {});
  await call('search.find', { query: 'train', order: 'relevance', limit: 20 });
  for (const list of ['all', 'draft', 'binned']) await call('posts.list', { list, limit: 50 });
  const posts = backend.db.prepare('SELECT id FROM posts LIMIT 3').pluck().all() as string[];
  const blog = await call('blogs.start-practice', {});
  for (const id of posts) {
    const { saveNumber } = await call('posts.get', { id });
    await call('revisions.list', { postId: id });
    await call('notes.list', { postId: id });
    if (typeof blog['id'] !== 'string' || typeof saveNumber !== 'number') continue;
    await call('publications.prepare', { postId: id, blogId: blog['id'] });
    await call('publications.send', { postId: id, blogId: blog['id'], saveNumber, holdSeconds: 0 });
  }
  return nameless;
}

type Outcome = Readonly<{ refused?: string; nameless: readonly string[] }>;

async function tryValue(
  folder: string,
  cell: Cell,
  value: Value,
  how: Readonly<{ everyRow: boolean; restored: boolean }>,
): Promise<Outcome> {
  fs.mkdirSync(folder, { recursive: true });
  const file = how.restored
    ? path.join(path.dirname(template), 'hostile.sqlite')
    : path.join(folder, 'library.sqlite');
  fs.copyFileSync(template, file);
  if (!writeCell(file, cell, value, how.everyRow)) return { refused: 'by SQLite', nameless: [] };
  let started: Started | undefined;
  try {
    if (how.restored) {
      await prepare({ folder, file }, () => undefined);
      orderRestore(folder, NOW, 1);
    }
    started = await start(folder);
    return { nameless: await useAll(started) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: error.code, nameless: [] };
  } finally {
    await started?.close();
  }
}

it('accepts, or refuses by a code, any value in any column', async () => {
  onTestFinished(clearAll);
  await prepareAll();
  const folder = path.join(home, '.local', 'share', 'Escale');
  const before = otherFiles(folder);
  const outcomes = new Map<string, number>();
  await checkProperty(
    fc.asyncProperty(
      fc.constantFrom(...cells),
      anyValue(home, address),
      fc.record({ everyRow: fc.boolean(), restored: fc.boolean() }),
      async (cell, value, how) => {
        sent.length = 0;
        fs.rmSync(folder, { recursive: true, force: true });
        const { refused, nameless } = await tryValue(folder, cell, value, how);
        expect(sent).toEqual([]);
        expect(nameless).toEqual([]);
        fs.rmSync(folder, { recursive: true, force: true });
        expect(otherFiles(folder)).toEqual(before);
        const outcome = refused ?? 'used';
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      },
    ),
    { kind: 'rows', parts: 25, endOnFailure: true },
  );
  // Of many cases some must be accepted and some refused, or the test shows little.
  const total = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  if (total < 200) return;
  expect([...outcomes.keys()]).toContain('used');
  expect([...outcomes.keys()].some((code) => code.endsWith('foreign-value'))).toBe(true);
});
