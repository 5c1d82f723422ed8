/** Between what was frozen and what is committed: pictures have their place, or nothing leaves. */
import { capabilitiesOf, limitsOf, type DestinationKind } from '#interview/destinations.ts';
import type { Photos } from '#contract/pictures.ts';
import { AppError } from '#contract/failure.ts';
import type { WritableDb } from '../../library/sql.ts';
import type { Frozen } from '../freeze.ts';
import { planUpload } from './picture-rows.ts';

/** Pictures that need a host, and the author has not said which: Blogger's API has no upload. */
export const isUnplaced = ({ count, host }: Photos, kind: DestinationKind): boolean =>
  !capabilitiesOf(kind).takesPictures && count > 0 && host === undefined;

/** Throws pictures.not-chosen, pictures.no-address, pictures.store-not-set, publication.too-heavy. */
export function refuseUnplaced({ photos, bytes }: Frozen, kind: DestinationKind): void {
  const limits = limitsOf(kind);
  if (isUnplaced(photos, kind)) throw new AppError('pictures.not-chosen');
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
