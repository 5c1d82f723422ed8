/** SIGKILL at any moment, then a restart: the result is that of an undisturbed import. */
import fs from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';
import { indexMissing } from '#backend/search/index/background-indexing.ts';
import { checkIndex } from '#backend/search/index/check-index.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { ended, startChild } from '../../child-process.ts';

const folders: string[] = [];
const makeFolder = (): string => {
  const folder = temporaryFolder('import-kill');
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs the child, which is killed after `chunks` transactions; returns its last line of output. */
async function run(folder: string, act: 'take' | 'undo', chunks = Infinity): Promise<string> {
  const child = startChild('tests/unit/backend/exchange/imports/children/import-slowly.ts', [folder, act]);
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    if (output.split('\n').length > chunks) child.kill('SIGKILL');
  });
  await ended(child);
  return output.trim().split('\n').at(-1) ?? '';
}

/** Faults of the index once the remaining steps are done. */
function wrongInIndex(db: WritableDb): unknown[] {
  while (indexMissing(db).more);
  const steps = checkIndex(db, { most: 100, full: true });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.findings;
  }
}

async function contents(folder: string): Promise<unknown> {
  const { db, close } = await openLibrary({ folder, log: silentLog });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const all = (query: string): unknown[] => db.prepare(query).all();
    return {
      posts: all(`
        SELECT posts.title, posts.status, posts.document_hash, posts.created_at, posts.updated_at, posts.published_at, posts.binned_at,
          p.remote_id, p.remote_status, p.base_title, p.base_content, s.reported,
          (SELECT count(*) FROM revisions WHERE post_rowid = posts.rowid) AS revisions
        FROM posts JOIN publications AS p ON p.post_id = posts.id JOIN post_sources AS s ON s.post_id = posts.id ORDER BY p.remote_id`),
      counts: all('SELECT (SELECT count(*) FROM posts) AS posts, (SELECT count(*) FROM blogs) AS blogs'),
      comments: all('SELECT remote_id, post_remote_id, html FROM comments ORDER BY remote_id'),
      imports: all('SELECT state, entry_cursor, comments_met, done, total FROM imports'),
      items: all(
        "SELECT what, status, outcome, title FROM import_items ORDER BY what, substr(entry_key, instr(entry_key, '/'))",
      ),
      notes: all('SELECT code, location, text FROM import_notes'),
      indexed: all('SELECT count(*) AS posts FROM search_indexed'),
      wrong: wrongInIndex(db),
    };
  } finally {
    close();
  }
}

it('resumes an import after a kill while entries are written', async () => {
  const undisturbed = makeFolder();
  expect(await run(undisturbed, 'take')).toBe('done');
  const killed = makeFolder();
  for (const chunks of [1, 2]) await run(killed, 'take', chunks);
  expect(await run(killed, 'take')).toBe('done');
  expect(await contents(killed)).toEqual(await contents(undisturbed));
}, 180_000);

it('resumes an undo of an import after a kill', async () => {
  const folder = makeFolder();
  expect(await run(folder, 'take')).toBe('done');
  await run(folder, 'undo', 1);
  expect(await run(folder, 'undo')).toBe('undone');
  expect(await contents(folder)).toMatchObject({
    posts: [],
    counts: [{ posts: 0, blogs: 0 }],
    comments: [],
    imports: [{ state: 'undone' }],
    indexed: [{ posts: 0 }],
  });
}, 180_000);
