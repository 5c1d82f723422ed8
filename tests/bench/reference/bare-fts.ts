/** The least that a full-text search can cost: SQLite's own FTS5, its own tokenizer, the twenty best ids. */
import Database from 'better-sqlite3';

export function openBareFts(texts: readonly string[]) {
  const db = new Database(':memory:');
  db.exec(
    "CREATE VIRTUAL TABLE posts USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')",
  );
  db.exec("CREATE VIRTUAL TABLE words USING fts5vocab(posts, 'row')");
  const insert = db.prepare('INSERT INTO posts (rowid, text) VALUES (?, ?)');
  db.transaction(() => texts.forEach((text, index) => insert.run(index + 1, text)))();
  const best = db.prepare('SELECT rowid FROM posts WHERE posts MATCH ? ORDER BY rank LIMIT 20').pluck();
  const count = db.prepare('SELECT count(*) FROM posts WHERE posts MATCH ?').pluck();
  const words = db.prepare('SELECT term FROM words WHERE doc = ? AND length(term) > 4 ORDER BY term').pluck();
  return {
    search: (word: string) => best.all(`"${word}"`) as number[],
    total: (word: string) => Number(count.get(`"${word}"`)),
    /** The words that stand in exactly `posts` posts. */
    wordsIn: (posts: number) => words.all(posts) as string[],
    close: () => void db.close(),
  };
}
