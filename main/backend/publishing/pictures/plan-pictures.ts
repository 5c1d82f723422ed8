/** Between what was frozen and what is committed: pictures have their place, or nothing leaves. */
import type { Limits } from '#interview/destinations.ts';
import { AppError } from '#contract/failure.ts';
import type { WritableDb } from '../../library/sql.ts';
import type { Frozen } from '../freeze.ts';
import { planUpload } from './picture-rows.ts';

/** Throws pictures.not-chosen, pictures.no-address, pictures.store-not-set, publication.too-heavy. */
export function refuseUnplaced({ photos, bytes }: Frozen, limits: Limits): void {
  if (photos.count > 0 && photos.host === undefined) throw new AppError('pictures.not-chosen');
  if (photos.missing.length > 0)
    throw photos.host === 's3'
      ? new AppError('pictures.store-not-set')
      : new AppError('pictures.no-address', { count: photos.missing.length });
  if (bytes > limits.bytes) throw new AppError('publication.too-heavy', { bytes, budget: limits.bytes });
}

/** In the transaction of the job: what it must put before its text leaves (put-pictures.ts). */
export function planPictures(db: WritableDb, { toPut }: Frozen, now: number): void {
  for (const { sha256, hostKey, put } of toPut) planUpload(db, sha256, hostKey, put, now);
}
