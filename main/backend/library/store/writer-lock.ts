/**
 * Allows one writer per library. The lock is a small SQLite file held in BEGIN EXCLUSIVE: the operating system releases
 * it when its holder ends, even by SIGKILL. Never open that file otherwise in the process that holds it: closing a
 * second descriptor would release the lock (POSIX).
 */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import { readIfThere } from './durable-files.ts';
import { isSqliteError } from '../../core/storage-failures.ts';

/** How long a second writer waits for the first one to close. */
const PATIENCE_MS = 2_000;

type WriterLock = Readonly<{ release(): void }>;

/** Takes the lock of the library in `folder`, waiting up to `patienceMs`. Throws library.in-use. */
export function takeWriterLock(folder: string, patienceMs = PATIENCE_MS): WriterLock {
  const lock = new Database(path.join(folder, 'library.lock'), { timeout: patienceMs });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isSqliteError(error) && error.code.startsWith('SQLITE_BUSY'))
      throw new AppError('library.in-use', { folder, ...holderOf(folder) }, { cause: error });
    throw error;
  }
  noteHolder(folder);
  return {
    release() {
      if (!lock.open) return;
      fs.rmSync(path.join(folder, HOLDER), { force: true });
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}

/** Describes the lock's holder for messages; it is not the lock itself. */
const HOLDER = 'library.user.json';
const holderSchema = z.object({ by: z.enum(['app', 'command-line']), process: z.int().min(1) });

function noteHolder(folder: string): void {
  const by = /\bcli\.(?:cjs|ts)$/.test(process.argv[1] ?? '') ? 'command-line' : 'app';
  try {
    fs.writeFileSync(path.join(folder, HOLDER), JSON.stringify({ by, process: process.pid }), {
      mode: 0o600,
    });
  } catch {
    // For instance a full disk: the library opens anyway, and a second process gets fewer details.
  }
}

function holderOf(folder: string): { holder?: string; process?: number } {
  try {
    const holder = holderSchema.parse(JSON.parse(readIfThere(path.join(folder, HOLDER)) ?? ''));
    return { holder: holder.by, process: holder.process };
  } catch {
    // Being written, or of an earlier release: locked, without details.
    return {};
  }
}
