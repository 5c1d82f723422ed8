import type { WritableDb } from '../sql.ts';

/** What is known of every post is read without going through the documents, which lie before the dates in each row. */
export const facts = {
  number: 70,
  name: 'facts',
  up(db: WritableDb): void {
    db.exec(`
      CREATE INDEX posts_facts -- search/facts-rows.ts and titles.ts: of all posts, page after page; posts.list of one participant
        ON posts (rowid, status, kind, created_at, updated_at, published_at, title);
    `);
  },
};
