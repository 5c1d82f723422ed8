/**
 * Reference A, frozen: SQLite's own full text as one would write it in an hour. FTS5, `unicode61
 * remove_diacritics 2`, one row per post, the twenty best by bm25; in a file, with the library's own settings.
 */
import Database from 'better-sqlite3';

export function openArchiveFts(file: string) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('wal_autocheckpoint = 1000');
  db.pragma('secure_delete = FAST');
  db.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS archive USING fts5(text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')",
  );
  db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5vocab(archive, 'row')");
  const insert = db.prepare('INSERT OR REPLACE INTO archive (rowid, text) VALUES (?, ?)');
  const best = db.prepare('SELECT rowid FROM archive WHERE archive MATCH ? ORDER BY rank LIMIT 20').pluck();
  const count = db.prepare('SELECT count(*) FROM archive WHERE archive MATCH ?').pluck();
  return {
    /** Indexes posts in one transaction. */
    add(posts: readonly Readonly<{ rowid: number; text: string }>[]): void {
      db.transaction(() => {
        for (const { rowid, text } of posts) insert.run(rowid, text);
      })();
    },
    /** The twenty best; `match` is an FTS5 expression. */
    search: (match: string) => best.all(match) as number[],
    total: (match: string) => Number(count.get(match)),
    optimize: () => void db.exec("INSERT INTO archive (archive) VALUES ('optimize')"),
    /** Each word, folded, and how many posts hold it. */
    words: () => db.prepare('SELECT term, doc FROM words').raw().all() as [word: string, posts: number][],
    /** Bytes of the pages of the index. */
    bytes: () =>
      Number(db.prepare("SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'archive*'").pluck().get()),
    close: () => void db.close(),
  };
}
