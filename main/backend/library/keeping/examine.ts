/** The checks of `doctor` and `check`: the library's file, its folder, its pictures. Read-only, with short locks. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { silentLog } from '../../core/log.ts';
import { assetFile, LIBRARY_FILE } from '../store/library-files.ts';
import { hashOf } from './backups/copy-files.ts';
import { networkShareType, syncingService } from '../store/library-folder.ts';
import { latestVersion, schemaVersion } from '../store/migrate.ts';
import { openLibrary } from './open-library.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { all, sql } from '../../core/sql.ts';
import { isSqliteError, translateStorageError } from '../../core/storage-failures.ts';
import { takeWriterLock } from '../store/writer-lock.ts';

/** `error`: text is in danger or unavailable. `warning`: it could be. `note`: information. */
type Severity = 'error' | 'warning' | 'note';

export type Finding = Readonly<{ severity: Severity; location: string }> &
  Readonly<
    | { code: 'library.none' | 'library.read-only' | 'library.in-use' | 'library.before-release' }
    | {
        code:
          | 'library.network-share'
          | 'library.synced-folder'
          | 'library.corrupt'
          | 'asset.missing'
          | 'asset.damaged';
        what: string;
      }
    | { code: 'library.broken-references' | 'disk.low'; count: number }
    | { code: 'library.newer-version' | 'library.older-version'; found: number; known: number }
  >;

const LOW_MEGABYTES = 1_000;
const TOO_LOW_MEGABYTES = 200;
const MOST_OF_A_KIND = 100;

export async function examineLibrary(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const share = networkShareType(folder, platform);
  if (share !== undefined)
    findings.push({ code: 'library.network-share', severity: 'error', location: folder, what: share });
  const service = syncingService(folder);
  if (service !== undefined)
    findings.push({ code: 'library.synced-folder', severity: 'warning', location: folder, what: service });
  findings.push(...freeDisk(folder));
  if (!fs.existsSync(folder))
    return [...findings, { code: 'library.none', severity: 'note', location: folder }];
  if (!isWritable(folder)) findings.push({ code: 'library.read-only', severity: 'error', location: folder });
  findings.push(...(await examineDatabase(folder)));
  return findings;
}

function freeDisk(folder: string): Finding[] {
  let existing = folder;
  while (!fs.existsSync(existing) && path.dirname(existing) !== existing) existing = path.dirname(existing);
  const { bavail, bsize } = fs.statfsSync(existing);
  const megabytes = Math.floor((bavail * bsize) / 1024 / 1024);
  if (megabytes >= LOW_MEGABYTES) return [];
  return [
    {
      code: 'disk.low',
      severity: megabytes < TOO_LOW_MEGABYTES ? 'error' : 'warning',
      location: existing,
      count: megabytes,
    },
  ];
}

function isWritable(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    // Not writable, for any reason.
    return false;
  }
}

async function examineDatabase(folder: string): Promise<Finding[]> {
  const location = path.join(folder, LIBRARY_FILE);
  let library;
  try {
    library = await openLibrary({ folder, readOnly: true, log: silentLog });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [openingFailed(error, location)];
  }
  try {
    const { db } = library;
    const findings: Finding[] =
      isWritable(folder) && isInUse(folder) ? [{ code: 'library.in-use', severity: 'note', location }] : [];
    const version = schemaVersion(db);
    if (version < latestVersion())
      findings.push({
        code: 'library.older-version',
        severity: 'note',
        location,
        found: version,
        known: latestVersion(),
      });
    return [...findings, ...checkIntegrity(db, location, 'quick_check'), ...checkAssets(db, folder, false)];
  } finally {
    library.close();
  }
}

export function openingFailed(error: AppError, location: string): Finding {
  if (error.code === 'library.not-found') return { code: 'library.none', severity: 'note', location };
  if (error.code === 'library.before-release') return { code: error.code, severity: 'error', location };
  if (error.code === 'library.newer-version') {
    return {
      code: 'library.newer-version',
      severity: 'error',
      location,
      found: Number(error.params.found),
      known: Number(error.params.known),
    };
  }
  const { cause } = error;
  return {
    code: 'library.corrupt',
    severity: 'error',
    location,
    what: isSqliteError(cause) ? cause.code : error.code,
  };
}

/** True if another process writes; the lock is released at once. */
function isInUse(folder: string): boolean {
  try {
    takeWriterLock(folder, 0).release();
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === 'library.in-use') return true;
    throw error;
  }
}

/** Reads everything: all pages and references of the database, all bytes of the pictures. */
export function checkWhole(db: ReadableDb, folder: string): Finding[] {
  const location = path.join(folder, LIBRARY_FILE);
  return [
    ...findDamage(location, () => checkIntegrity(db, location, 'integrity_check')),
    ...findDamage(location, () => checkAssets(db, folder, true)),
  ];
}

/** The findings of `check`, or only the damage if a page of the database is unreadable. */
export function findDamage(location: string, check: () => Finding[]): Finding[] {
  try {
    return check();
  } catch (error) {
    const appError = translateStorageError(error);
    if (appError instanceof AppError && appError.code === 'library.corrupt')
      return [openingFailed(appError, location)];
    throw error;
  }
}

function checkIntegrity(db: ReadableDb, location: string, how: 'quick_check' | 'integrity_check'): Finding[] {
  const verdicts = db.pragma(`${how}(${MOST_OF_A_KIND})`) as Record<string, string>[];
  const damaged = verdicts.map((verdict) => verdict[how] ?? '').filter((what) => what !== 'ok');
  const broken = (db.pragma('foreign_key_check') as unknown[]).length;
  return [
    ...damaged.map((what): Finding => ({ code: 'library.corrupt', severity: 'error', location, what })),
    ...(broken > 0
      ? [{ code: 'library.broken-references', severity: 'error', location, count: broken } as const]
      : []),
  ];
}

/** @param readsBytes verifies the files by their bytes; otherwise by size */
function checkAssets(db: ReadableDb, folder: string, readsBytes: boolean): Finding[] {
  const rows = all<{ sha256: string; name: string; bytes: number }>(
    db,
    sql`SELECT sha256, name, bytes FROM assets`,
  );
  const findings: Finding[] = [];
  for (const { sha256, name, bytes } of rows) {
    const location = assetFile(folder, sha256);
    const stats = fs.statSync(location, { throwIfNoEntry: false });
    if (stats === undefined)
      findings.push({ code: 'asset.missing', severity: 'error', location, what: name });
    else if (stats.size !== bytes || (readsBytes && hashOf(location) !== sha256))
      findings.push({ code: 'asset.damaged', severity: 'error', location, what: name });
    if (findings.length >= MOST_OF_A_KIND) break;
  }
  return findings;
}
