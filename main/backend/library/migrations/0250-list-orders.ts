/**
 * Lists of any length in any order: by title as a dictionary has it, by date. Both are columns that SQLite computes and
 * keeps in an index alone: whoever writes a title or a date has nothing else to keep in step. That somebody is in a post
 * goes into the feed of changes, as its labels do.
 */
import type { WritableDb } from '../sql.ts';
import type { Migration } from './index.ts';

/** Letters of French, and of names that stand in it, by what they are sorted as; lower() knows only those of ASCII. */
const LETTERS: readonly (readonly [as: string, letters: string])[] = [
  ['a', 'àâäáãåÀÂÄÁÃÅ'],
  ['c', 'çÇ'],
  ['e', 'éèêëÉÈÊË'],
  ['i', 'îïíìÎÏÍÌ'],
  ['n', 'ñÑ'],
  ['o', 'ôöóòõÔÖÓÒÕ'],
  ['u', 'ùûüúÙÛÜÚ'],
  ['y', 'ÿŸ'],
  ['oe', 'œŒ'],
  ['ae', 'æÆ'],
  // Grave, acute, circumflex, tilde, diaeresis, cedilla, where they follow their letter.
  ['', '\u0300\u0301\u0302\u0303\u0308\u0327'],
  ["''", '’'],
  [' ', '\u00a0\u202f'],
];
/** What may stand before the first word, and is passed over. */
const BEFORE = " «\"“‘''([…-–—";

/** In two parts: a call within a call, a hundred times over, is more than some releases of SQLite read. */
const replaced = (column: string, letters: typeof LETTERS): string =>
  letters.reduce(
    (text, [as, each]) =>
      Array.from(each).reduce((inner, letter) => `replace(${inner}, '${letter}', '${as}')`, text),
    column,
  );

/** What a title is sorted by, from `title_plain`: case and accents apart, without what stands before its first word. */
export const SORTED_WORDS = `ltrim(${replaced('title_plain', LETTERS.slice(5))}, '${BEFORE}')`;

export const listOrders: Migration = {
  number: 250,
  name: 'list-orders',
  up(db: WritableDb): void {
    db.exec(`
      ALTER TABLE posts ADD COLUMN title_plain TEXT GENERATED ALWAYS AS
        (${replaced('lower(title)', LETTERS.slice(0, 5))}) VIRTUAL;
      -- how a title is sorted: case and accents apart, articles kept, what has no title after all others
      ALTER TABLE posts ADD COLUMN title_key TEXT GENERATED ALWAYS AS
        (coalesce(nullif(${SORTED_WORDS}, ''), char(1114111))) VIRTUAL;
      -- the date of a post: when it was published, else begun
      ALTER TABLE posts ADD COLUMN dated_at INTEGER GENERATED ALWAYS AS (coalesce(published_at, created_at)) VIRTUAL;
      CREATE INDEX posts_by_title -- posts.list by title
        ON posts (title_key, rowid) WHERE binned_at IS NULL;
      CREATE INDEX posts_by_date -- posts.list by date
        ON posts (dated_at, rowid) WHERE binned_at IS NULL;

      CREATE TRIGGER search_participant_added AFTER INSERT ON post_participants
      BEGIN
        DELETE FROM search_changes WHERE post_rowid = NEW.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (NEW.post_rowid);
      END;
      CREATE TRIGGER search_participant_changed AFTER UPDATE ON post_participants
      BEGIN
        DELETE FROM search_changes WHERE post_rowid = NEW.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (NEW.post_rowid);
      END;
      CREATE TRIGGER search_participant_deleted AFTER DELETE ON post_participants
      BEGIN
        DELETE FROM search_changes WHERE post_rowid = OLD.post_rowid; INSERT INTO search_changes (post_rowid) VALUES (OLD.post_rowid);
      END;
    `);
  },
};
