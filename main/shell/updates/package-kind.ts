/** Detects how this Escale was installed, and therefore whether it can update itself. Pure except for the disk. */
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';

/** The kinds that update themselves without a password; `managed` is updated by somebody or something else. */
export type PackageKind = 'appimage' | 'nsis' | 'mac' | 'managed';
export type SelfReplacing = Exclude<PackageKind, 'managed'>;

export type Surroundings = Readonly<{
  platform: NodeJS.Platform;
  executable: string;
  packaged: boolean;
  env: Readonly<Record<string, string | undefined>>;
}>;

/**
 * A running AppImage in a writable folder; an installation by the Windows installer in a user's folder; a macOS
 * application in a writable place. Everything else is `managed`: deb, rpm, unpacked folder, portable program, run from
 * the sources.
 */
export function packageKind({ platform, executable, packaged, env }: Surroundings): PackageKind {
  if (platform === 'linux') {
    const { APPIMAGE: image, APPDIR: mounted } = env;
    // Child processes inherit both variables, so they may belong to another AppImage.
    if (image === undefined || mounted === undefined || !isInside(mounted, executable)) return 'managed';
    return isAbsolute(image) && existsSync(image) && mayWrite(dirname(image)) ? 'appimage' : 'managed';
  }
  if (!packaged) return 'managed';
  if (platform === 'win32') return ofOnePerson(executable, env) ? 'nsis' : 'managed';
  if (platform === 'darwin') return isInPlace(executable) ? 'mac' : 'managed';
  return 'managed';
}

function ofOnePerson(executable: string, env: Surroundings['env']): boolean {
  const own = env['LOCALAPPDATA'];
  if (own === undefined || env['PORTABLE_EXECUTABLE_FILE'] !== undefined) return false;
  return isInside(own, executable) && existsSync(join(dirname(executable), 'Uninstall Escale.exe'));
}

function isInside(folder: string, file: string): boolean {
  const inside = relative(folder, file);
  return inside !== '' && !inside.startsWith('..') && !isAbsolute(inside);
}

/**
 * False if it was opened from its disk image, or translocated by macOS because it was never moved: then it cannot be
 * replaced.
 */
function isInPlace(executable: string): boolean {
  const bundle = dirname(dirname(dirname(executable)));
  return (
    bundle.endsWith('.app') &&
    !/^\/Volumes\/|\/AppTranslocation\//.test(realpathSync(bundle)) &&
    mayWrite(bundle) &&
    mayWrite(dirname(bundle))
  );
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // Owned by another user or read-only.
    return false;
  }
}
