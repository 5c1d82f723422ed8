/** Migrates a library's schema: all pending steps and the new version number in one transaction. */
import type Database from 'better-sqlite3';
import { AppError } from '#contract/failure.ts';
import type { Migration } from './migrations/index.ts';
import { migrations } from './migrations/index.ts';
import type { WritableDb } from '../../core/sql.ts';
import { transaction } from '../../core/sql.ts';

export function latestVersion(steps: readonly Migration[] = migrations): number {
  return steps.at(-1)?.number ?? 0;
}

export function schemaVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Throws unless the steps are numbered in increasing tens. */
export function checkOrder(steps: readonly Migration[]): void {
  let before = 0;
  for (const step of steps) {
    if (step.number % 10 !== 0 || step.number <= before)
      throw new Error(`migration ${step.number} (${step.name}) is out of order`);
    before = step.number;
  }
}

/**
 * Throws `library` or `backup` .newer-version for a database written by a later release, .before-release for a schema
 * of development builds before the first release.
 */
export function requireKnownVersion(
  db: Database.Database,
  of: 'library' | 'backup',
  steps: readonly Migration[] = migrations,
): void {
  const version = schemaVersion(db);
  const latest = latestVersion(steps);
  if (version > latest) throw new AppError(`${of}.newer-version`, { found: version, known: latest });
  if (version > 0 && version < (steps[0]?.number ?? 0)) throw new AppError(`${of}.before-release`);
}

/**
 * Runs the pending steps. A database with data is first backed up by `copyFirst`, which verifies the backup.
 * @returns true if there were any. Throws library.newer-version, library.before-release
 */
export async function migrate(
  db: WritableDb,
  copyFirst: () => Promise<void> = () => Promise.resolve(),
  steps: readonly Migration[] = migrations,
): Promise<boolean> {
  checkOrder(steps);
  const version = schemaVersion(db);
  const latest = latestVersion(steps);
  requireKnownVersion(db, 'library', steps);
  const pending = steps.filter((step) => step.number > version);
  if (pending.length === 0) return false;
  if (version > 0) await copyFirst();
  // Rebuilding a table needs the checks off; SQLite ignores the pragma inside a transaction.
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
  return true;
}
