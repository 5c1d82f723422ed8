/**
 * Verifies that a file is a complete Escale library: opened by SQLite, read to its last page, counted, and hashed so
 * that later changes are detected. Takes seconds, so it runs on a thread (worker.ts).
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#contract/failure.ts';
import { hashJson } from '../../store/read-document.ts';
import { schemaVersion } from '../../store/migrate.ts';
import { APPLICATION_ID } from '../../store/library-files.ts';
import { requireOurSchema } from '../../store/our-schema.ts';
import { isDocument } from '../rows/checks.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import { all, get, sql } from '#backend/core/sql.ts';
import { isSqliteError } from '#backend/core/storage-failures.ts';
import { hashOf, type NamedAsset } from './copy-files.ts';

export type Counts = Readonly<{ posts: number; participants: number; revisions: number; assets: number }>;

export type Proof = Readonly<{ bytes: number; sha256: string; schema: number; counts: Counts }>;

export function countsOf(db: ReadableDb): Counts {
  const counts = get<Counts>(
    db,
    sql`
    SELECT (SELECT count(*) FROM posts) AS posts, (SELECT count(*) FROM participants) AS participants,
      (SELECT count(*) FROM revisions) AS revisions, (SELECT count(*) FROM assets) AS assets`,
  );
  if (counts === undefined) throw new Error('a SELECT without FROM gave no row');
  return counts;
}

export function assetsIn(file: string): NamedAsset[] {
  const db = new Database(file, { readonly: true, fileMustExist: true }) as unknown as ReadableDb;
  try {
    return all<NamedAsset>(db, sql`SELECT sha256, bytes FROM assets ORDER BY rowid`);
  } finally {
    db.close();
  }
}

export const sameCounts = (one: Counts, other: Counts): boolean =>
  one.posts === other.posts &&
  one.participants === other.participants &&
  one.revisions === other.revisions &&
  one.assets === other.assets;

/**
 * Verifies the file of a library without a writer. Throws backup.not-a-library, backup.newer-version,
 * backup.before-release, backup.foreign-part, backup.damaged, and read errors.
 */
export function prove(file: string): Proof {
  const sha256 = hashOf(file);
  return { ...read(file), bytes: fs.statSync(file).size, sha256 };
}

/**
 * Like `prove`, for an untrusted file: every post must also match its hash and be readable. Throws backup.damaged
 * otherwise.
 */
export function verifyLibraryAndTexts(file: string): Proof {
  const proof = prove(file);
  const db = new Database(file, { readonly: true, fileMustExist: true }) as unknown as ReadableDb;
  try {
    const posts = db.prepare<[], Words>('SELECT document, document_hash AS hash FROM posts').iterate();
    for (const { document, hash } of posts)
      if (hashJson(document) !== hash || !isDocument(document)) throw new AppError('backup.damaged');
  } finally {
    db.close();
  }
  return proof;
}

type Words = { document: string; hash: string };

function read(file: string): Pick<Proof, 'schema' | 'counts'> {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true }) as unknown as ReadableDb;
    try {
      if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID)
        throw new AppError('backup.not-a-library');
      // First, since the integrity check evaluates expressions of the schema.
      db.pragma('trusted_schema = OFF');
      requireOurSchema(db, 'backup');
      const verdict: unknown = db.pragma('integrity_check(1)', { simple: true });
      if (verdict !== 'ok') throw new AppError('backup.damaged');
      return { schema: schemaVersion(db), counts: countsOf(db) };
    } finally {
      db.close();
    }
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    if (error.code === 'SQLITE_NOTADB') throw new AppError('backup.not-a-library', {}, { cause: error });
    // A missing table (SQLITE_ERROR) is as bad as an unreadable page.
    if (error.code === 'SQLITE_ERROR' || error.code.startsWith('SQLITE_CORRUPT'))
      throw new AppError('backup.damaged', {}, { cause: error });
    throw error;
  }
}
