/** Opens a copy of a damaged library for reading; the file itself is never changed. */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { APPLICATION_ID, LIBRARY_FILE } from '../../store/library-files.ts';
import { latestVersion } from '../../store/migrate.ts';
import { migrations } from '../../store/migrations/index.ts';
import { isSqliteError } from '#backend/core/storage-failures.ts';
import { PAGE_BYTES } from './page-rows.ts';

export type Damaged = Readonly<{
  file: string;
  /** Undefined if SQLite cannot open it; its pages can still be read. */
  db: Database.Database | undefined;
  version: number;
}>;

const MAGIC = 'SQLite format 3\u0000';
const HEADER = 100;

/** Copies the library of `folder` into the empty folder `work`, and opens the copy. */
export function openDamaged(folder: string, work: string): Damaged {
  const from = path.join(folder, LIBRARY_FILE);
  const file = path.join(work, 'damaged.sqlite');
  fs.copyFileSync(from, file);
  if (fs.existsSync(`${from}-wal`)) fs.copyFileSync(`${from}-wal`, `${file}-wal`);
  const version = repairHeader(file, fs.existsSync(`${file}-wal`));
  return { file, db: open(file), version };
}

/** Opens with the journal, which has the changes before a crash, or without it if it is unreadable. */
function open(file: string): Database.Database | undefined {
  for (const withJournal of [true, false]) {
    if (!withJournal) for (const beside of ['-wal', '-shm']) fs.rmSync(`${file}${beside}`, { force: true });
    try {
      const db = new Database(file);
      try {
        // A damaged line of the schema must not hide the others.
        db.unsafeMode(true);
        db.pragma('writable_schema = ON');
        db.pragma('trusted_schema = OFF');
        db.prepare('SELECT count(*) FROM sqlite_schema').get();
        return db;
      } catch (error) {
        db.close();
        throw error;
      }
    } catch (error) {
      if (!isSqliteError(error)) throw error;
    }
  }
  return undefined;
}

/**
 * Repairs the header of the copy for SQLite, and sets the file's length to the one in the header. Returns the schema's
 * version.
 */
function repairHeader(file: string, withJournal: boolean): number {
  const descriptor = fs.openSync(file, 'r+');
  try {
    const { size } = fs.fstatSync(descriptor);
    const header = Buffer.alloc(HEADER);
    fs.readSync(descriptor, header, 0, HEADER, 0);
    const sound =
      header.toString('latin1', 0, 16) === MAGIC &&
      header.readUInt16BE(16) === PAGE_BYTES &&
      header.readUInt32BE(68) === APPLICATION_ID;
    if (!sound) fs.writeSync(descriptor, ownHeader(Math.ceil(size / PAGE_BYTES), withJournal), 0, HEADER, 0);
    const pages = sound ? header.readUInt32BE(28) : Math.ceil(size / PAGE_BYTES);
    // SQLite refuses a truncated file completely.
    if (pages * PAGE_BYTES > size && pages * PAGE_BYTES < size + LONGEST_MENDED)
      fs.ftruncateSync(descriptor, pages * PAGE_BYTES);
    const version = sound ? header.readUInt32BE(60) : latestVersion();
    return migrations.some(({ number }) => number === version) ? version : latestVersion();
  } finally {
    fs.closeSync(descriptor);
  }
}

/** The added zeros take no space on most disks. */
const LONGEST_MENDED = 64 * 1024 ** 3;

/** The header of all our libraries (https://www.sqlite.org/fileformat2.html, section 1.3). */
function ownHeader(pages: number, withJournal: boolean): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write(MAGIC, 'latin1');
  header.writeUInt16BE(PAGE_BYTES, 16);
  const journal = withJournal ? 2 : 1;
  header.set([journal, journal, 0, 64, 32, 32], 18);
  header.writeUInt32BE(1, 24);
  header.writeUInt32BE(pages, 28);
  header.writeUInt32BE(1, 40);
  header.writeUInt32BE(4, 44);
  header.writeUInt32BE(1, 56);
  header.writeUInt32BE(latestVersion(), 60);
  header.writeUInt32BE(APPLICATION_ID, 68);
  header.writeUInt32BE(1, 92);
  header.writeUInt32BE(3_054_001, 96);
  return header;
}
