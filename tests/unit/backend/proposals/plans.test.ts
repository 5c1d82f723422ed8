/** Each start skims the posts of an archive and compares its names, at a bounded cost. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startProposing } from '#backend/proposals/worker.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterEach(() => desk.dispose());

/** The statement that finds the next post to read, and the number of its runs until none was left. */
async function passOver(): Promise<{ text: string; statements: number }> {
  const { db } = desk.backend;
  const prepare = db.prepare.bind(db);
  const read = { text: '', statements: 0 };
  const prepared = vi.spyOn(db, 'prepare').mockImplementation((text) => {
    const statement = prepare(text);
    if (!text.includes('rowid <= ?')) return statement;
    read.text = text;
    const get = statement.get.bind(statement);
    vi.spyOn(statement, 'get').mockImplementation((...values) => {
      read.statements += 1;
      return get(...values);
    });
    return statement;
  });
  const proposing = startProposing(desk.backend);
  proposing.wake();
  await vi.waitFor(() => expect(proposing.reading()).toBe(false), { timeout: 20_000 });
  proposing.close();
  prepared.mockRestore();
  return read;
}

test('posts that are no articles are skipped by an index, without reading documents', async () => {
  await desk.call('posts.create', { kind: 'interview', language: 'fr' });
  const { text } = await passOver();
  const plan = desk.backend.db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(0, 500, 1) as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toContain(
    'SEARCH posts USING INDEX posts_facts (rowid>? AND rowid<?)',
  );
});

test('names are compared in batches, not once for each read of the posts', async () => {
  await desk.call('posts.create', { kind: 'interview', language: 'fr' });
  desk.backend.db.exec(`
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 3000)
    INSERT INTO participants (id, name, created_at, updated_at)
    SELECT 'person-' || n, 'Prénom' || n || ' Nom' || n, 1, 1 FROM numbers`);
  expect((await passOver()).statements).toBeLessThan(1_000);
});
