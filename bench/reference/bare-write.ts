/** The least that storing a text can cost: one UPDATE of one row, with the library's own journal settings. */
import path from 'node:path';
import Database from 'better-sqlite3';

export function openBareWrite(folder: string) {
  const db = new Database(path.join(folder, 'bare.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  db.exec("INSERT INTO texts VALUES (1, '')");
  const update = db.prepare('UPDATE texts SET text = ? WHERE id = 1');
  const read = db.prepare('SELECT text FROM texts WHERE id = 1').pluck();
  return {
    write: (text: string) => void update.run(text),
    read: () => String(read.get()),
    close: () => void db.close(),
  };
}
