import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { eventParams } from '#backend/library/migrations/0210-event-params.ts';
import { migrations } from '#backend/library/migrations/index.ts';
import type { WritableDb } from '#backend/library/sql.ts';
import { listEvents, noteEvent } from '#backend/library/publications/job-events.ts';

it('keeps the story of a send, and from then on what each stop was about', () => {
  const db = new Database(':memory:') as unknown as WritableDb;
  for (const step of migrations.filter((one) => one.number < eventParams.number)) step.up(db);
  db.pragma('foreign_keys = OFF');
  db.exec(
    "INSERT INTO job_events (job_id, at, what, failure_code) VALUES ('job', 1, 'needs-author', 'disk.full')",
  );
  eventParams.up(db);
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
