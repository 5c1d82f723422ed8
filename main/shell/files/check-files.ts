/** Checks, some time after the start, that the files of a package are unchanged (integrity.ts). */
import { promises as plainFiles } from 'original-fs';
import { changedFiles } from './integrity.ts';
import type { Log } from '../log.ts';

/** Delay in milliseconds, so that the start is not slowed. */
const AFTER = 20_000;

export function checkFiles({
  archive,
  log,
  warn,
}: Readonly<{ archive: string; log: Log; warn(): Promise<unknown> }>): void {
  const check = async (): Promise<void> => {
    const changed = await changedFiles(archive, { files: plainFiles, platform: process.platform });
    if (changed.length === 0) {
      log.info('the files of this package are as they were packaged');
      return;
    }
    log.error('files of this package are not as they were packaged', changed.join(' '));
    await warn();
  };
  setTimeout(() => {
    check().catch((error: unknown) => log.error('the files of this package could not be checked', error));
  }, AFTER);
}
