/** Brings a library's schema up to date: all pending steps and the new version number in one transaction. */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../preload/contract/failure.ts';
import type { Migration } from './migrations/index.ts';
import { migrations } from './migrations/index.ts';
import type { WritableDb } from './sql.ts';
import { transaction } from './sql.ts';

/** The version this release writes. */
export function latestVersion(steps: readonly Migration[] = migrations): number {
  return steps.at(-1)?.number ?? 0;
}

export function schemaVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Throws unless the steps are numbered in tens, each after the one before. */
export function checkOrder(steps: readonly Migration[]): void {
  let before = 0;
  for (const step of steps) {
    if (step.number % 10 !== 0 || step.number <= before)
      throw new Error(`migration ${step.number} (${step.name}) is out of order`);
    before = step.number;
  }
}

/**
 * Runs the pending steps. A database that holds data is first copied into `copies/` of `folder`, and the copy proved.
 * @returns the copy's path, where one was made
 * Throws library.newer-version for a database that a later release wrote.
 */
export async function migrate(
  db: WritableDb,
  folder: string,
  now: () => number,
  steps: readonly Migration[] = migrations,
): Promise<string | undefined> {
  checkOrder(steps);
  const version = schemaVersion(db);
  const latest = latestVersion(steps);
  if (version > latest) throw new AppError('library.newer-version', { found: version, known: latest });
  const pending = steps.filter((step) => step.number > version);
  if (pending.length === 0) return undefined;
  const copy = version > 0 ? await copyBefore(db, folder, version, now) : undefined;
  // A step that rebuilds a table needs the checks off; SQLite ignores the pragma inside a transaction.
  db.pragma('foreign_keys = OFF');
  try {
    transaction(db, () => {
      for (const step of pending) step.up(db);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0)
        throw new Error(`migration to ${latest} leaves ${broken.length} broken references`);
      db.pragma(`user_version = ${latest}`);
    });
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return copy;
}

async function copyBefore(
  db: WritableDb,
  folder: string,
  version: number,
  now: () => number,
): Promise<string> {
  const copies = path.join(folder, 'copies');
  fs.mkdirSync(copies, { recursive: true });
  const stamp = new Date(now()).toISOString().replaceAll(':', '-').slice(0, 19);
  const file = path.join(copies, `before-migration-from-${version}-${stamp}.sqlite`);
  await db.backup(file);
  const copy = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const verdict = copy.pragma('quick_check', { simple: true });
    if (verdict !== 'ok') throw new AppError('library.corrupt', { folder });
  } finally {
    copy.close();
  }
  return file;
}
