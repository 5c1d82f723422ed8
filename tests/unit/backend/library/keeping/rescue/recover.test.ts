import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runJob } from '#backend/library/keeping/backups/run-job.ts';
import { orderRestore } from '#backend/library/keeping/backups/restore-swap.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';
import type { Recovered } from '#contract/rescue.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import {
  databaseOf,
  leafPagesOf,
  rootOf,
  overwriteBytes,
  overwritePage,
} from '#tests/builders/damage-database.ts';
import { openDesk, titles } from '../backups/library-on-disk.ts';
import { writeFullLibrary } from './full-library.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('recover');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const NOW = Date.UTC(2026, 2, 13);
const recover = (): Promise<Recovered> => runJob('recover', { folder, now: NOW });

/** Accepts the recovered library; returns its titles. */
async function acceptRecovered(): Promise<string[]> {
  orderRestore(folder, NOW, NOW);
  const desk = await openDesk(folder);
  try {
    expect(desk.backend.db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(desk.backend.db.pragma('foreign_key_check')).toEqual([]);
    // Recovered posts are searchable.
    await expect
      .poll(() => desk.call('library.check', {}), { timeout: 20_000 })
      .toEqual({ ok: true, findings: [] });
    return await titles(desk);
  } finally {
    await desk.close();
  }
}

describe('recovering readable rows', () => {
  it('recovers everything from a file with only its header damaged', async () => {
    const all = await writeFullLibrary(folder, 12);
    overwriteBytes(databaseOf(folder), 0, 100);
    const damaged = fs.readFileSync(databaseOf(folder));
    await expect(openLibrary({ folder, log: silentLog })).rejects.toMatchObject({ code: 'library.corrupt' });
    expect(await recover()).toMatchObject({ posts: 12, lostPosts: 0, partly: [], missing: 0 });
    // Nothing has changed until the author accepts.
    expect(fs.readFileSync(databaseOf(folder)).equals(damaged)).toBe(true);
    expect(await acceptRecovered()).toEqual(all);
    const backups = fs.readdirSync(`${folder}/copies`).filter((name) => name.endsWith('.sqlite'));
    expect(backups).toHaveLength(1);
    expect(fs.readFileSync(`${folder}/copies/${backups[0]}`).equals(damaged)).toBe(true);
  });

  it('continues after an unreadable page of posts, and rebuilds those posts from their revisions', async () => {
    const all = await writeFullLibrary(folder, 60);
    const leaves = leafPagesOf(databaseOf(folder), 'posts');
    expect(leaves.length).toBeGreaterThan(5);
    overwritePage(databaseOf(folder), leaves[2] ?? 0);
    const report = await recover();
    expect(report).toMatchObject({ posts: 60, lostPosts: 0 });
    expect(report.partly).toContain('posts');
    expect(report.rebuilt.count).toBeGreaterThan(0);
    const recoveredPosts = await acceptRecovered();
    // Rebuilt posts have the title of their revision.
    expect(recoveredPosts).toHaveLength(60);
    expect(recoveredPosts.filter((title) => !all.includes(title))).toEqual(report.rebuilt.titles.toSorted());
  });

  it('finds the posts when their root page is lost', async () => {
    const all = await writeFullLibrary(folder, 60);
    overwritePage(databaseOf(folder), rootOf(databaseOf(folder), 'posts'));
    expect(await recover()).toMatchObject({ posts: 60, lostPosts: 0, rebuilt: { count: 0 } });
    expect(await acceptRecovered()).toEqual(all);
  });

  it('finds them without a schema', async () => {
    const all = await writeFullLibrary(folder, 30);
    overwritePage(databaseOf(folder), 1);
    const report = await recover();
    expect(report).toMatchObject({ posts: 30, rebuilt: { count: 0 } });
    expect(report.revisions).toBeGreaterThan(0);
    expect(await acceptRecovered()).toEqual(all);
  });

  it('reads a truncated file up to its end', async () => {
    const all = await writeFullLibrary(folder, 60);
    const file = databaseOf(folder);
    fs.truncateSync(file, Math.floor(fs.statSync(file).size * 0.85));
    const report = await recover();
    expect(report.posts).toBeGreaterThan(10);
    expect(report.posts + report.lostPosts).toBeGreaterThan(30);
    const recoveredPosts = await acceptRecovered();
    expect(recoveredPosts).toHaveLength(report.posts);
    expect(recoveredPosts.filter((title) => !all.includes(title))).toHaveLength(report.rebuilt.count);
  });

  it('reports the posts with a letter that differs from the saved one', async () => {
    await writeFullLibrary(folder, 4);
    const file = databaseOf(folder);
    const bytes = fs.readFileSync(file);
    const at = bytes.indexOf('"title":"Billet 003, revu"');
    expect(at).toBeGreaterThan(0);
    bytes[at + 16] = 'b'.charCodeAt(0);
    fs.writeFileSync(file, bytes);
    const report = await recover();
    expect(report.doubtful).toEqual({ count: 1, titles: [expect.stringContaining('003')] });
  });

  it('does not bring back erased data: free pages are not read', async () => {
    await writeFullLibrary(folder, 40);
    const desk = await openDesk(folder);
    const { items } = await desk.call('posts.list', { list: 'all', limit: 100 });
    const [first, ...others] = items;
    for (const { id } of others) await desk.call('posts.bin', { id });
    desk.clock.now += 40 * 24 * 60 * 60_000;
    for (const { id } of others) await desk.call('bin.erase', { id });
    await desk.close();
    overwritePage(databaseOf(folder), rootOf(databaseOf(folder), 'search_indexed'));
    overwritePage(databaseOf(folder), rootOf(databaseOf(folder), 'revisions'));
    const report = await recover();
    expect(report.posts).toBe(1);
    expect(await acceptRecovered()).toEqual([first?.title]);
  });

  it('holds the queued sends, even when nothing marks the file as a copy', async () => {
    await writeFullLibrary(folder, 2);
    overwriteBytes(databaseOf(folder), 0, 100);
    await recover();
    await acceptRecovered();
    const library = await openLibrary({ folder, readOnly: true, log: silentLog });
    const home = library.db.prepare("SELECT value FROM settings WHERE key = 'claim'").pluck().get() as string;
    library.close();
    expect(JSON.parse(home)).toMatchObject({ copy: true });
  });

  it('fails with a code when nothing is readable, and leaves no file', async () => {
    await writeFullLibrary(folder, 3);
    fs.writeFileSync(databaseOf(folder), Buffer.alloc(80_000, 7));
    const before = fs.readdirSync(folder).toSorted();
    await expect(recover()).rejects.toMatchObject({ code: 'rescue.nothing' });
    expect(fs.readdirSync(folder).toSorted()).toEqual(before);
  });
});
