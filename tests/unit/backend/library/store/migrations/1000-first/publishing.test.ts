import { expect, it } from 'vitest';
import { listEvents, noteEvent } from '#backend/library/publications/jobs.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { addPost, addPublication, openTestDatabase, count } from './test-database.ts';

function openWithPublication(): WritableDb {
  const db = openTestDatabase();
  addPublication(db);
  return db;
}

const job = (id: string, publication: string, { intent = 'publish', state = 'waiting', at = 'NULL' } = {}) =>
  `INSERT INTO jobs (id, publication_id, intent, state, step, sent_first, doubtful, document, document_version, document_hash,
     save_number, title, labels, content, due_at, attempts, created_at, updated_at, publish_at)
   VALUES ('${id}', '${publication}', '${intent}', '${state}', 'committed', 0, 0, '{}', 1, 'h', 3, '', '[]', '', 0, 0, 0, 0, ${at})`;

it('keeps blog ids complete, with one open publication of a post on a blog and one open job of a publication', () => {
  const db = openWithPublication();
  expect(db.prepare('SELECT remote_id FROM blogs').pluck().get()).toBe('1234567890123456789');
  const again = "INSERT INTO publications (id, post_id, blog_id, created_at) VALUES ('p2', 'post', 'lab', 0)";
  expect(() => db.exec(again)).toThrow(/UNIQUE/);
  db.exec(job('j1', 'p'));
  expect(() => db.exec(job('j2', 'p'))).toThrow(/UNIQUE/);
  db.exec("UPDATE jobs SET finished_at = 1; UPDATE publications SET ended_at = 1 WHERE id = 'p'");
  db.exec(again);
  expect(() => db.exec(job('j3', 'p2', { state: 'lost' }))).toThrow(/CHECK/);
  db.exec(job('j4', 'p2', { intent: 'schedule', at: '99' }));
  expect(() => db.exec("UPDATE jobs SET publish_at = NULL WHERE id = 'j4'")).toThrow(/CHECK/);
});

it('deletes publications, jobs and their events with the post', () => {
  const db = openWithPublication();
  db.exec(job('j', 'p'));
  db.exec(`
    INSERT INTO job_events (job_id, at, what) VALUES ('j', 1, 'committed');
    INSERT INTO by_hand_jobs (publication_id, job_id) VALUES ('p', 'j');
    DELETE FROM posts WHERE id = 'post'`);
  for (const table of ['publications', 'jobs', 'job_events', 'by_hand_jobs'])
    expect([table, count(db, table)]).toEqual([table, 0]);
});

it('stores a blog without an account once, and keeps one that is referenced', () => {
  const db = openWithPublication();
  const insertBlog = `INSERT INTO blogs (id, kind, remote_id, name, url, signature, created_at) VALUES ('known', 'blogger', '2', 'n', 'u', '', 0)`;
  db.exec(insertBlog);
  expect(
    db
      .prepare(
        `SELECT account_id, reachable, presentation, role, way, required_checks, picture_host FROM blogs WHERE id = 'known'`,
      )
      .get(),
  ).toEqual({
    account_id: null,
    reachable: 1,
    presentation: null,
    role: null,
    way: 'connected',
    required_checks: '[]',
    picture_host: null,
  });
  expect(() => db.exec(insertBlog.replace("'known'", "'again'"))).toThrow(/UNIQUE/);
  expect(() => db.exec(`DELETE FROM blogs WHERE id = 'lab'`)).toThrow(/FOREIGN KEY/);
  expect(() => db.exec(`UPDATE publications SET blog_id = 'none'`)).toThrow(/FOREIGN KEY/);
  expect(() => db.exec(`UPDATE blogs SET account_id = 'none'`)).toThrow(/FOREIGN KEY/);
});

it.each([
  ['presentation', 'cards'],
  ['role', 'OWNER'],
  ['way', 'by-mail'],
  ['picture_host', 'ftp'],
  ['picture_host', 'drive'],
  ['required_checks', '{}'],
  ['required_checks', 'alt'],
])('refuses a blog whose %s is %s', (column, value) => {
  const db = openWithPublication();
  expect(() => db.prepare(`UPDATE blogs SET ${column} = ?`).run(value)).toThrow(/CHECK|malformed/);
});

it('leaves the consent time of an account and the author of a post empty until they are set', () => {
  const db = openWithPublication();
  expect(db.prepare('SELECT consented_at, short_lived FROM accounts').get()).toEqual({
    consented_at: null,
    short_lived: 0,
  });
  expect(db.prepare('SELECT author_id, author_name FROM publications').get()).toEqual({
    author_id: null,
    author_name: null,
  });
});

it('keeps the events of a send and the reason of each stop', () => {
  const db = openTestDatabase();
  db.pragma('foreign_keys = OFF');
  db.exec(
    "INSERT INTO job_events (job_id, at, what, failure_code) VALUES ('job', 1, 'needs-author', 'disk.full')",
  );
  expect(listEvents(db, 'job')).toEqual([{ at: 1, what: 'needs-author' }]);
  const params = { store: 'Le hangar', why: 'AccessDenied', status: 403 };
  noteEvent(db, 'job', 'needs-author', 2, { code: 'pictures.store-refused', params });
  noteEvent(db, 'job', 'needs-author', 3, { code: 'pictures.store-refused', params });
  noteEvent(db, 'job', 'published', 4);
  expect(listEvents(db, 'job')).toEqual([
    { at: 1, what: 'needs-author' },
    { at: 2, what: 'needs-author', code: 'pictures.store-refused', params },
    { at: 4, what: 'published' },
  ]);
  expect(() => db.exec("UPDATE job_events SET failure_params = '{'")).toThrow(/CHECK|malformed/);
});

it('finds open and recently ended jobs without a scan', () => {
  const plan = (
    openTestDatabase()
      .prepare('EXPLAIN QUERY PLAN SELECT 1 FROM jobs WHERE finished_at IS NULL OR finished_at > 5')
      .all() as { detail: string }[]
  ).map(({ detail }) => detail);
  expect(plan.filter((line) => line.startsWith('SCAN'))).toEqual([]);
  expect(plan.join('\n')).toContain('jobs_by_end');
});

it('deletes what an erasure sealed once the blog was written or read again', () => {
  const db = openWithPublication();
  const mark = (): unknown => db.prepare('SELECT seen_mark FROM publications').pluck().get();
  expect(mark()).toBe(null);
  db.exec("UPDATE publications SET base_content = '<p>b</p>', seen_mark = 'sealed'");
  expect(mark()).toBe('sealed');
  db.exec("UPDATE publications SET remote_status = 'live'");
  expect(mark()).toBe('sealed');
  db.exec("UPDATE publications SET base_content = '<p>b</p>'");
  expect(mark()).toBe(null);
});

it('deletes the state of a mirror with its blog; a new one has no request and no hold', () => {
  const db = openTestDatabase();
  addPost(db, 1, 'post');
  db.exec(`INSERT INTO blogs (id, kind, remote_id, name, url, signature, created_at)
    VALUES ('blog', 'blogger', '77', 'Le Labo', 'https://labo.example/', 'Marie', 5)`);
  db.exec("INSERT INTO blog_syncs (blog_id) VALUES ('blog')");
  expect(db.prepare('SELECT state, phase, paused_upto, finished_at FROM blog_syncs').get()).toEqual({
    state: 'idle',
    phase: 'walking',
    paused_upto: null,
    finished_at: null,
  });
  db.exec("INSERT INTO blog_sync_walks (blog_id, status, high_water) VALUES ('blog', 'live', 12)");
  expect(() => db.exec("INSERT INTO blog_sync_walks (blog_id, status) VALUES ('blog', 'OTHER')")).toThrow(
    'CHECK',
  );
  db.exec("INSERT INTO comment_walks (blog_id, newest_at) VALUES ('blog', 12)");
  db.exec("DELETE FROM blogs WHERE id = 'blog'");
  expect(['blog_syncs', 'blog_sync_walks', 'comment_walks'].map((table) => count(db, table))).toEqual([
    0, 0, 0,
  ]);
});
