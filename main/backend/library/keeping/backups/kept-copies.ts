/**
 * The backups of a library: each is a closed database named by its date and reason, with a slip (a JSON file of its
 * verified properties). They are in `copies/` of the library's folder; a second folder has the same files.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { BACKUP_REASONS } from '#contract/backups.ts';
import { AppError } from '#contract/failure.ts';
import { versionSchema } from '#contract/updates.ts';
import { isSqliteError } from '#backend/core/storage-failures.ts';
import { readIfThere, syncFolder, writeWhole } from '../../store/durable-files.ts';
import { assetsIn, type Proof } from './proof.ts';

/**
 * The pictures among `sha256s` that a backup of the library in `folder` contains: their files must stay. Runs on a
 * thread.
 */
export function assetsOfCopies(folder: string, sha256s: readonly string[]): string[] {
  const requested = new Set(sha256s);
  const inCopies = new Set<string>();
  const copies = copiesFolder(folder);
  for (const { id } of listCopies(copies)) {
    try {
      for (const { sha256 } of assetsIn(copyFile(copies, id)))
        if (requested.has(sha256)) inCopies.add(sha256);
    } catch (error) {
      // An unreadable backup may contain any of them.
      if (isSqliteError(error)) return [...requested];
      throw error;
    }
  }
  return [...inCopies];
}

export type Reason = (typeof BACKUP_REASONS)[number];

const slipSchema = z.object({
  version: z.literal(1),
  /** Milliseconds since 1970, UTC. */
  madeAt: z.int().min(0),
  /** The id of the library. A folder may have backups of several libraries. */
  library: z.string().max(40),
  bytes: z.int().min(0),
  sha256: z.string().length(64),
  schema: z.int(),
  /** The version of Escale for which the backup was made, before it first opened the library. */
  before: versionSchema.optional(),
  counts: z.object({
    posts: z.int().min(0),
    participants: z.int().min(0),
    revisions: z.int().min(0),
    assets: z.int().min(0),
  }),
});
type Slip = z.infer<typeof slipSchema>;

export type KeptCopy = Readonly<{
  /** The file's name without extension. */
  id: string;
  madeAt: number;
  reason: Reason;
  bytes: number;
  /** Undefined if it is not verified yet, or its slip is lost. */
  slip: Slip | undefined;
}>;

export const copiesFolder = (libraryFolder: string): string => path.join(libraryFolder, 'copies');
const ENDING = '.sqlite';
const NAME =
  /^escale-(\d{4})-(\d{2})-(\d{2})-(\d{2})h(\d{2})m(\d{2})-([a-z-]+?)(?:-(\d{1,3}))?(?:-([0-9a-f]{8}))?$/;

export const copyFile = (folder: string, id: string): string => path.join(folder, `${id}${ENDING}`);
const slipFile = (folder: string, id: string): string => path.join(folder, `${id}.json`);

/** An unused name for a backup in `folder`; times are UTC. */
export function newCopyId(folder: string, reason: Reason, now: number): string {
  const [date = '', time = ''] = new Date(now).toISOString().slice(0, 19).split('T');
  const [hours = '', minutes = '', seconds = ''] = time.split(':');
  const base = `escale-${date}-${hours}h${minutes}m${seconds}-${reason}`;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!fs.existsSync(copyFile(folder, id)) && !fs.existsSync(`${copyFile(folder, id)}.part`)) return id;
  }
}

function readName(id: string): { madeAt: number; reason: Reason } | undefined {
  const match = NAME.exec(id);
  const reason = BACKUP_REASONS.find((name) => name === match?.[7]);
  if (match === null || reason === undefined) return undefined;
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = match.slice(1, 7).map(Number);
  return { madeAt: Date.UTC(year, month - 1, day, hours, minutes, seconds), reason };
}

/** The backups in a folder, newest first; none if it does not exist. Throws read errors. */
export function listCopies(folder: string): KeptCopy[] {
  if (!fs.existsSync(folder)) return [];
  const copies: KeptCopy[] = [];
  for (const file of fs.readdirSync(folder)) {
    const id = file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : '';
    const name = readName(id);
    const stats = fs.statSync(path.join(folder, file), { throwIfNoEntry: false });
    if (name === undefined || stats === undefined) continue;
    const slip = readSlip(folder, id);
    copies.push({
      id,
      ...name,
      madeAt: slip?.madeAt ?? name.madeAt,
      bytes: stats.size,
      slip: slip?.bytes === stats.size ? slip : undefined,
    });
  }
  return copies.toSorted((one, other) => other.madeAt - one.madeAt);
}

/**
 * The newest verified backup. Backups dated in the future by a wrong clock come last, since otherwise none of the
 * following would be the newest for years.
 * @param copies newest first
 */
export const newestVerified = <Copy extends Readonly<{ madeAt: number; slip: unknown }>>(
  copies: readonly Copy[],
  now: number,
): Copy | undefined => {
  const proved = copies.filter(({ slip }) => slip !== undefined);
  return proved.find(({ madeAt }) => madeAt <= now) ?? proved[0];
};

/** Throws backup.not-found. */
export function findCopy(folder: string, id: string): KeptCopy {
  const keptCopy = listCopies(folder).find((copy) => copy.id === id);
  if (keptCopy === undefined) throw new AppError('backup.not-found');
  return keptCopy;
}

/** The slip of a backup; undefined if it is missing or unreadable, and then the backup must be verified again. */
export function readSlip(folder: string, id: string): Slip | undefined {
  const text = readIfThere(slipFile(folder, id));
  if (text === undefined) return undefined;
  try {
    return slipSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Truncated by a power cut: counts as missing.
    return undefined;
  }
}

export function writeSlip(
  folder: string,
  id: string,
  library: string,
  madeAt: number,
  proof: Proof & Pick<Slip, 'before'>,
): Slip {
  const slip: Slip = { version: 1, madeAt, library, ...proof };
  writeWhole(slipFile(folder, id), `${JSON.stringify(slip, null, 2)}\n`);
  return slip;
}

export function removeCopy(folder: string, id: string): void {
  fs.rmSync(copyFile(folder, id), { force: true });
  fs.rmSync(slipFile(folder, id), { force: true });
  syncFolder(folder);
}
