/**
 * Where the library lives (docs/design/library.md#where-it-lives): a local folder that never roams with the profile.
 * Computed without Electron, so that the app, the command line and the tests agree.
 */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';

export type Surroundings = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  home: string;
  /** True for a run from the sources, which must never touch the author's own library. */
  development: boolean;
}>;

/**
 * The absolute path of the library's folder: $ESCALE_LIBRARY where it is set, else `Escale` (`Escale-dev` in
 * development) in %LOCALAPPDATA%, in ~/Library/Application Support, or in the XDG data folder.
 */
export function libraryFolder({ env, platform, home, development }: Surroundings): string {
  const own = platform === 'win32' ? path.win32 : path.posix;
  const set = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === undefined || value === '' ? undefined : value;
  };
  const chosen = set('ESCALE_LIBRARY');
  if (chosen !== undefined) return own.resolve(chosen);
  const name = development ? 'Escale-dev' : 'Escale';
  if (platform === 'win32') return own.join(set('LOCALAPPDATA') ?? own.join(home, 'AppData', 'Local'), name);
  // The profile (window, caches) lies in the folder above it: macOS gives both the same place.
  if (platform === 'darwin') return own.join(home, 'Library', 'Application Support', name, 'Library');
  // The XDG specification: a relative value is invalid and to be ignored.
  const xdg = set('XDG_DATA_HOME');
  return own.join(xdg !== undefined && own.isAbsolute(xdg) ? xdg : own.join(home, '.local', 'share'), name);
}

/** File systems served by another computer: SQLite's WAL needs memory shared on one computer (sqlite.org/wal.html). */
const NETWORK_TYPES =
  /^(nfs\d?|cifs|smb\w*|afs|9p|ncpfs|ceph|glusterfs|lustre|beegfs|fuse\.(sshfs|smbnetfs|gvfsd-fuse|davfs2?|rclone|s3fs|glusterfs)|davfs2?|webdav|afpfs)$/;

/** The type of the file system that holds `folder`, by the longest mount point above it in the text of /proc/mounts. */
export function mountedType(mounts: string, folder: string): string | undefined {
  let best: { point: string; type: string } | undefined;
  for (const line of mounts.split('\n')) {
    const [, rawPoint, type] = line.split(' ');
    if (rawPoint === undefined || type === undefined) continue;
    // Blanks and backslashes are written in octal there.
    const point = rawPoint.replace(/\\([0-7]{3})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 8)),
    );
    const above = point === '/' || folder === point || folder.startsWith(`${point}/`);
    // A later line of the same point hides the earlier one.
    if (above && (best === undefined || point.length >= best.point.length)) best = { point, type };
  }
  return best?.type;
}

/**
 * What kind of network share `folder` lies on, or undefined for a local disk. Windows: a UNC path. Linux: the mount
 * table. macOS: what is mounted under /Volumes is not told apart from an external disk without a native call, so
 * nothing is refused there.
 */
export function networkShareType(
  folder: string,
  platform: NodeJS.Platform,
  readMounts = () => fs.readFileSync('/proc/self/mounts', 'utf8'),
): string | undefined {
  if (platform === 'win32') {
    // `\\?\C:\…` and `\\.\…` are local in another spelling; `\\?\UNC\…` and `\\server\share` are not.
    return /^[\\/]{2}(?![?.][\\/])|^[\\/]{2}[?.][\\/]unc[\\/]/i.test(folder) ? 'unc' : undefined;
  }
  if (platform !== 'linux') return undefined;
  const type = mountedType(readMounts(), nearestExisting(folder));
  return type !== undefined && NETWORK_TYPES.test(type) ? type : undefined;
}

/** The folder itself by its real path, or the nearest one above it that exists: mounts are found through links. */
function nearestExisting(folder: string): string {
  let candidate = path.resolve(folder);
  while (!fs.existsSync(candidate) && path.dirname(candidate) !== candidate)
    candidate = path.dirname(candidate);
  return fs.realpathSync(candidate);
}

/** Throws library.network-share where the library could not be trusted to the folder. */
export function refuseNetworkShare(folder: string, platform: NodeJS.Platform = process.platform): void {
  const type = networkShareType(folder, platform);
  if (type !== undefined) throw new AppError('library.network-share', { folder, type });
}
