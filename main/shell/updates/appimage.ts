/**
 * Replaces the running AppImage with a newer one. electron-updater deletes the old file first, so that a full disk or a
 * power cut would leave nothing to start. Here the new file is written beside it, verified, and renamed.
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

/**
 * Throws an UpdateError and leaves `target` unchanged. The name is kept, because launchers refer to it.
 * @param sha512 base64
 */
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

  /** @param sha512 of the downloaded file, base64 */
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
