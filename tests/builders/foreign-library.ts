/** A foreign library: a packed real one, then changed by hand. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { makeZip } from './zip-file.ts';

/** Copies and changes the database of an open library without SQLite’s checks. */
export function copyChangedDatabase(
  folder: string,
  file: string,
  change: (db: Database.Database) => void,
): void {
  fs.rmSync(file, { force: true });
  const source = new Database(path.join(folder, 'library.sqlite'), { readonly: true });
  source.prepare('VACUUM INTO ?').run(file);
  source.close();
  const db = new Database(file);
  db.pragma('journal_mode = DELETE');
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  change(db);
  db.close();
}

/** Packs a database as `file`, an `.escale-library` with correct checksums. */
export function writeForeignLibrary(
  folder: string,
  file: string,
  change: (db: Database.Database) => void,
): void {
  const database = `${file}.sqlite`;
  copyChangedDatabase(folder, database, change);
  packDatabase(database, file);
  fs.rmSync(database);
}

/** An `.escale-library` with any database. */
function packDatabase(database: string, file: string): void {
  const bytes = fs.readFileSync(database);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  fs.writeFileSync(
    file,
    makeZip([
      {
        name: 'escale.json',
        bytes: JSON.stringify({
          format: 'escale-library',
          version: 1,
          madeAt: 1,
          database: { bytes: bytes.length, sha256 },
        }),
      },
      { name: 'library.sqlite', bytes },
    ]),
  );
}
