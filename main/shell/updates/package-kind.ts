/** What this Escale was installed from, which says whether it can put a newer one in its own place. Pure but for the disk. */
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';

/** Those that replace themselves without anybody's password; `managed` is put there by somebody or something else. */
export type PackageKind = 'appimage' | 'nsis' | 'mac' | 'managed';
export type SelfReplacing = Exclude<PackageKind, 'managed'>;

export type Surroundings = Readonly<{
  platform: NodeJS.Platform;
  /** Of the program that runs. */
  executable: string;
  packaged: boolean;
  env: Readonly<Record<string, string | undefined>>;
}>;

/**
 * An AppImage that runs, in a folder that may be written to; Escale as the Windows installer puts it into one person's folder; an
 * application of macOS in a place that may be written to. Everything else (deb, rpm, an unpacked folder, a portable
 * program, a run from the sources) is somebody else's to replace.
 */
export function packageKind({ platform, executable, packaged, env }: Surroundings): PackageKind {
  if (platform === 'linux') {
    const { APPIMAGE: image, APPDIR: mounted } = env;
    // Both are inherited: started from another program's AppImage, they are that program's.
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

/** Opened from its disk image, or put aside by the system because it was never moved: it cannot replace itself. */
function isInPlace(executable: string): boolean {
  const bundle = dirname(dirname(dirname(executable)));
  return (
    bundle.endsWith('.app') &&
    !/^\/Volumes\/|\/AppTranslocation\//.test(realpathSync(bundle)) &&
    mayWrite(bundle) &&
    mayWrite(dirname(bundle))
  );
}

function mayWrite(place: string): boolean {
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    // Another's, or read-only: somebody else replaces what lies there.
    return false;
  }
}
