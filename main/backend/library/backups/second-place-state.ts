import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupStatus } from '../../../../preload/contract/backups.ts';
import type { Places } from './places.ts';
import { standsFor } from './second-place.ts';

/** A share whose server is off keeps whoever asks waiting for minutes. */
const PATIENCE_MS = 1_500;

/**
 * How the second place stands: its folder by name only, whether it answers, and whether the newest copy is on it.
 * @param newest when that copy was made
 */
export async function secondPlaceState(
  { folder, lastAt, failure }: NonNullable<Places['second']>,
  newest: number | undefined,
): Promise<NonNullable<BackupStatus['second']>> {
  const state =
    !(await answers(standsFor(folder, lastAt !== undefined))) || failure === 'backup.place-gone'
      ? 'gone'
      : failure !== undefined
        ? 'failed'
        : lastAt !== undefined && lastAt === newest
          ? 'ok'
          : 'late';
  return {
    name: path.basename(folder) === '' ? folder : path.basename(folder),
    state,
    ...(lastAt === undefined ? {} : { lastAt }),
  };
}

async function answers(folder: string): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const found = stat(folder).then(
    (there) => there.isDirectory(),
    () => false,
  );
  try {
    return await Promise.race([found, silence]);
  } finally {
    clearTimeout(timer);
  }
}
