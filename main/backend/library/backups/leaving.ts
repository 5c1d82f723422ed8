/** What stays behind when a library goes to another computer, and what it takes along unsent. */
import type { ReadableDb } from '../sql.ts';
import { column, sql } from '../sql.ts';
import { SIGNS_IN } from '../publications/kinds.ts';

export type Leaving = Readonly<{ accounts: string[]; stores: string[]; unsent: string[] }>;

export function leaving(db: ReadableDb): Leaving {
  return {
    accounts: column<string>(
      db,
      sql`SELECT name FROM accounts WHERE ${SIGNS_IN} AND signed_in = 1 ORDER BY rowid LIMIT 100`,
    ),
    stores: column<string>(
      db,
      sql`
      SELECT blogs.name FROM picture_stores JOIN blogs ON blogs.id = picture_stores.blog_id
      WHERE blogs.forgotten_at IS NULL ORDER BY blogs.rowid LIMIT 100`,
    ),
    unsent: column<string>(
      db,
      sql`
      SELECT posts.title FROM jobs JOIN publications ON publications.id = jobs.publication_id
        JOIN posts ON posts.id = publications.post_id
      WHERE jobs.finished_at IS NULL ORDER BY jobs.rowid LIMIT 1000`,
    ),
  };
}
