import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupStatus } from '#contract/backups.ts';
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
    !(await isReached({ folder, lastAt })) || failure === 'backup.place-gone'
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

type Reached = Pick<NonNullable<Places['second']>, 'folder' | 'lastAt'>;

/** Whether the second place is there now, and answers soon: whoever reads it otherwise may wait for minutes. */
export const isReached = ({ folder, lastAt }: Reached): Promise<boolean> =>
  answers(standsFor(folder, lastAt !== undefined));

/** Asked of the system, and not answered yet: each holds one of the few threads that all files are read by. */
const asked = new Map<string, Promise<boolean>>();

/** Whether the folder is there, and says so soon. */
async function answers(folder: string): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const found =
    asked.get(folder) ??
    stat(folder)
      .then(
        (there) => there.isDirectory(),
        () => false,
      )
      .finally(() => asked.delete(folder));
  asked.set(folder, found);
  try {
    return await Promise.race([found, silence]);
  } finally {
    clearTimeout(timer);
  }
}
