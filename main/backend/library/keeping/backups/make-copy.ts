/** Makes a verified backup in `copies/`, and deletes those that the rotation does not keep. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { LIBRARY_FILE } from '../../store/library-files.ts';
import type { OnProgress } from './copy-database.ts';
import {
  copiesFolder,
  copyFile,
  type KeptCopy,
  listCopies,
  newCopyId,
  type Reason,
  removeCopy,
  writeSlip,
} from './kept-copies.ts';
import { readLocalState } from './local-state.ts';
import { requireRoom } from './copy-files.ts';
import { runJob } from './run-job.ts';

/** Decides which backups to keep. Pure. The settings explain this rule (assets/messages, « rotation »). */
const DAY = 24 * 60 * 60 * 1000;

/**
 * Kept backups: one a day for seven days, one a week for four weeks and one a month for six months, counted over days
 * with a backup, so that neither a wrong clock nor years without use remove any.
 */
const ROTATION: readonly Readonly<{ most: number; slotOf: (madeAt: number) => string }>[] = [
  { most: 7, slotOf: (madeAt) => `day ${Math.floor(madeAt / DAY)}` },
  { most: 5, slotOf: (madeAt) => `week ${Math.floor(madeAt / (7 * DAY))}` },
  { most: 7, slotOf: (madeAt) => `month ${new Date(madeAt).toISOString().slice(0, 7)}` },
];
/** Time that other backups than the scheduled ones are kept. */
const NOT_OF_THE_CLOCK = 30 * DAY;

type Dated = Readonly<{ id: string; madeAt: number; reason: Reason; slip: unknown }>;

/**
 * The ids to delete. One verified backup is always kept. Backups dated in the future only use slots that the others
 * leave free.
 * @param copies newest first
 */
export function surplusCopies(copies: readonly Dated[], now: number): string[] {
  const filledSlots = ROTATION.map(() => new Set<string>());
  const ordered = [
    ...copies.filter(({ madeAt }) => madeAt <= now),
    ...copies.filter(({ madeAt }) => madeAt > now),
  ];
  return ordered.filter((copy) => !isKept(copy, now, filledSlots)).map(({ id }) => id);
}

function isKept(copy: Dated, now: number, filledSlots: readonly Set<string>[]): boolean {
  const age = now - copy.madeAt;
  const young = copy.reason !== 'daily' && age < NOT_OF_THE_CLOCK;
  // A backup that failed verification is useless; it is kept for a day for inspection.
  if (copy.slip === undefined) return young || age < DAY;
  return take(copy, filledSlots) || young;
}

/** Takes every slot without a newer backup; false if there was none. */
function take({ madeAt }: Dated, filledSlots: readonly Set<string>[]): boolean {
  const got = ROTATION.map(({ most, slotOf }, kind) => {
    const slots = filledSlots[kind];
    const slot = slotOf(madeAt);
    if (slots === undefined || slots.size >= most || slots.has(slot)) return false;
    slots.add(slot);
    return true;
  });
  return got.includes(true);
}

type CopyOptions = Readonly<{
  now: number;
  /** The new version of Escale, if that is the reason. */
  before?: string;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}>;

/**
 * Makes a backup of the library in `folder`, open or not. Throws backup.damaged if verification failed (the backup is
 * then deleted), backup.no-room, library.corrupt, disk.failed.
 */
export async function makeCopy(
  folder: string,
  reason: Reason,
  { now, before, ...job }: CopyOptions,
): Promise<KeptCopy> {
  const source = path.join(folder, LIBRARY_FILE);
  const copies = copiesFolder(folder);
  fs.mkdirSync(copies, { recursive: true, mode: 0o700 });
  requireRoom(copies, fs.statSync(source).size);
  const id = newCopyId(copies, reason, now);
  const proof = await runJob('copy', { source, target: copyFile(copies, id) }, job);
  const slip = writeSlip(copies, id, readLocalState(folder).library, now, {
    ...proof,
    ...(before === undefined ? {} : { before }),
  });
  rotate(copies, now);
  return { id, madeAt: now, reason, bytes: proof.bytes, slip };
}

/** @param only selects the backups that may be deleted, in a shared folder */
export function rotate(copies: string, now: number, only: (copy: KeptCopy) => boolean = () => true): void {
  for (const id of surplusCopies(listCopies(copies).filter(only), now)) removeCopy(copies, id);
}

/** Verifies the backups without a slip, such as a library replaced by a restore. Returns the damaged ones. */
export async function verifyUnverified(folder: string, signal: AbortSignal): Promise<string[]> {
  const copies = copiesFolder(folder);
  const damaged: string[] = [];
  for (const { id, madeAt } of listCopies(copies).filter((copy) => copy.slip === undefined)) {
    try {
      const proof = await runJob('prove', { file: copyFile(copies, id) }, { signal });
      writeSlip(copies, id, readLocalState(folder).library, madeAt, proof);
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('backup.')) throw error;
      damaged.push(id);
    }
  }
  return damaged;
}
