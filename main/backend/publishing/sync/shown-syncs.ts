/** The mirrors as « Réglages › Blogs » shows them. */
import type { z } from 'zod';
import type { syncSchema } from '#contract/mirror.ts';
import type { ReadableDb } from '../../library/sql.ts';
import { toFailure } from '../../library/publications/jobs.ts';
import { listSyncNotes, listSyncs } from './sync-rows.ts';

const MOST_NOTES = 50;

export function shownSyncs(db: ReadableDb): z.infer<typeof syncSchema>[] {
  return listSyncs(db)
    .filter((row) => row.started_at !== null)
    .map((row) => {
      const failure = toFailure(row);
      return {
        blogId: row.blog_id,
        state: row.state,
        byAuthor: row.by_author === 1,
        done: row.done,
        total: row.total,
        added: row.added,
        changed: row.changed,
        notes: listSyncNotes(db, row.blog_id, MOST_NOTES),
        ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
        ...(failure === undefined ? {} : { failure: { ...failure, params: { ...failure.params } } }),
      };
    });
}
