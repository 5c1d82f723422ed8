import type { WritableDb } from '../sql.ts';

/** When each account agreed, what it may do on each blog, and who wrote what stands there. */
export const signIn = {
  number: 150,
  name: 'sign-in',
  up(db: WritableDb): void {
    db.exec(`
      -- When the person agreed at Google, ms UTC; unknown for those who signed in before this step.
      ALTER TABLE accounts ADD COLUMN consented_at INTEGER;
      -- 1 once a token of this account died a week after its consent: its Google project is in test mode.
      ALTER TABLE accounts ADD COLUMN short_lived INTEGER NOT NULL DEFAULT 0 CHECK (short_lived IN (0, 1));

      -- The account's role there, as the blog said at the last connection; NULL: never asked.
      ALTER TABLE blogs ADD COLUMN role TEXT CHECK (role IN ('ADMIN', 'AUTHOR', 'READER'));

      -- Who wrote the post on the blog, by the blog's own word; an author may only write over posts of their own.
      ALTER TABLE publications ADD COLUMN author_id TEXT;
      ALTER TABLE publications ADD COLUMN author_name TEXT;
    `);
  },
};
