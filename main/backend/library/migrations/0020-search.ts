import type { WritableDb } from '../sql.ts';

/**
 * The archive's index. Two contentless FTS5 tables hold words that search/analysis.ts has already folded and stemmed
 * (the text itself stands once, in posts.document): one row per post, and one per voice, that is all that one
 * participant answers in one post. Derived: it can be emptied and made again.
 */
export const search = {
  number: 20,
  name: 'search',
  up(db: WritableDb): void {
    db.exec(`
      -- rowid: that of the post. X holds exact forms (folded), X_stems their stems
      CREATE VIRTUAL TABLE search_posts USING fts5(
        title, people, labels, lead, questions, answers, texts, captions,
        title_stems, labels_stems, lead_stems, questions_stems, answers_stems, texts_stems, captions_stems,
        content='', contentless_delete=1, tokenize='ascii');

      -- rowid: that of search_voices_of
      CREATE VIRTUAL TABLE search_voices USING fts5(
        people, answers, answers_stems,
        content='', contentless_delete=1, tokenize='ascii');

      -- whose voice a row of search_voices is
      CREATE TABLE search_voices_of (
        rowid INTEGER PRIMARY KEY,
        post_rowid INTEGER NOT NULL,
        participant_id TEXT NOT NULL,
        name TEXT NOT NULL
      ) STRICT;
      -- the voices of a post that is indexed again; the participants facet
      CREATE INDEX search_voices_by_post ON search_voices_of (post_rowid, name);

      -- which posts are indexed, and by which version of the analysis
      CREATE TABLE search_indexed (
        post_rowid INTEGER PRIMARY KEY,
        analysis INTEGER NOT NULL
      ) STRICT;

      -- the words of the archive, for suggestions
      CREATE VIRTUAL TABLE search_words USING fts5vocab(search_posts, 'row');
    `);
  },
};
