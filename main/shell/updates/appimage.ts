/**
 * Puts a newer AppImage in the place of the one that runs. electron-updater removes the old one first: on a full disk, or in
 * a power cut, nothing would be left to start. Here the new one is written beside, looked at again, and takes the name.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { AppImageUpdater } from 'electron-updater';
import { UpdateError } from './web.ts';

const CHUNK = 1024 * 1024;

/** Throws an UpdateError, and leaves `target` as it was. It keeps its name: launchers lead there. @param sha512 base64 */
export function replaceAppImage(source: string, target: string, sha512: string): void {
  const beside = `${target}.new`;
  try {
    rmSync(beside, { force: true });
    copyFileSync(source, beside, constants.COPYFILE_EXCL);
    const descriptor = openSync(beside, 'r+');
    try {
      if (sumOf(descriptor) !== sha512) throw new UpdateError('damaged', 'the downloaded file has changed');
      fchmodSync(descriptor, 0o755);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error instanceof UpdateError
      ? error
      : new UpdateError('not-installed', 'the AppImage could not be replaced', error);
  }
}

function sumOf(descriptor: number): string {
  const hash = createHash('sha512');
  const chunk = new Uint8Array(CHUNK);
  for (let at = 0; ;) {
    const length = readSync(descriptor, chunk, 0, CHUNK, at);
    if (length === 0) return hash.digest('base64');
    hash.update(chunk.subarray(0, length));
    at += length;
  }
}

export class AppImageReplacer extends AppImageUpdater {
  private readonly sha512: string;

  /** @param sha512 of what it downloads, base64 */
  constructor(sha512: string) {
    super();
    this.sha512 = sha512;
  }

  protected override doInstall(): boolean {
    const target = process.env['APPIMAGE'];
    const source = this.installerPath;
    if (target === undefined || source === null)
      throw new UpdateError('not-installed', 'nothing to install, or nowhere');
    replaceAppImage(source, target, this.sha512);
    rmSync(source, { force: true });
    return true;
  }
}
