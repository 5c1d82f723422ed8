/**
 * Locates the library's folder (docs/design/library.md#location): a local folder that does not roam with the
 * profile, is not on a network share, and preferably not synchronised. Without Electron, so that the app, the command
 * line and the tests agree.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { FOLDER_KINDS } from '#contract/rescue.ts';
import { readIfThere, syncFolder, writeWhole } from './durable-files.ts';

/**
 * The author's choice: a file in the default folder. It stays on this computer, also applies to the command line, and
 * is never part of a backup.
 */
export const ELSEWHERE_FILE = 'library.elsewhere.json';

/** A marker in a moved library until the author is informed, since the process that moved it has ended. */
export const MOVED_FILE = 'library.moved';

export type LibraryLocation = Readonly<{
  folder: string;
  by: (typeof FOLDER_KINDS)[number];
  /** The default folder. */
  usual: string;
}>;

const elsewhereSchema = z.object({ folder: z.string().min(1).max(8_192) });

/** $ESCALE_LIBRARY, otherwise the author's choice, otherwise the default folder. */
export function locateLibrary(surroundings: Surroundings): LibraryLocation {
  const folder = libraryFolder(surroundings);
  const usual = libraryFolder({ ...surroundings, env: { ...surroundings.env, ESCALE_LIBRARY: undefined } });
  if (folder !== usual || (surroundings.env.ESCALE_LIBRARY ?? '').trim() !== '')
    return { folder, by: 'set', usual };
  const elsewhere = readElsewhere(usual);
  return elsewhere === undefined
    ? { folder, by: 'usual', usual }
    : { folder: elsewhere, by: 'chosen', usual };
}

function readElsewhere(usual: string): string | undefined {
  const text = readIfThere(path.join(usual, ELSEWHERE_FILE));
  if (text === undefined) return undefined;
  try {
    const { folder } = elsewhereSchema.parse(JSON.parse(text));
    if (path.isAbsolute(folder)) return folder;
  } catch {
    // The file was written completely, so the disk lost it.
  }
  // The chosen folder is unknown: as with an invalid choice, an empty library here would hide that.
  return usual;
}

/** The library is opened in `folder` from the next start on. */
export function rememberFolder({ usual }: Pick<LibraryLocation, 'usual'>, folder: string): void {
  const file = path.join(usual, ELSEWHERE_FILE);
  if (folder === usual) {
    if (!fs.existsSync(file)) return;
    fs.rmSync(file);
    syncFolder(usual);
    return;
  }
  fs.mkdirSync(usual, { recursive: true, mode: 0o700 });
  writeWhole(file, `${JSON.stringify({ folder })}\n`);
}

/**
 * Detects a synchronised folder by the usual folder names of such services, by their marker files, and by their
 * settings.
 */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^onedrive(?: - .+)?$/i, 'OneDrive'],
  [/^dropbox(?: \(.+\))?$/i, 'Dropbox'],
  [/^(?:google ?drive|my drive|mon drive|drivefs)/i, 'Google Drive'],
  [/^(?:mobile documents|icloud ?drive|com~apple~clouddocs)$/i, 'iCloud'],
  [/^(?:nextcloud|owncloud)\d*$/i, 'Nextcloud'],
  [/^(?:box|box sync)$/i, 'Box'],
  [/^kdrive\d*$/i, 'kDrive'],
  [/^pcloud ?drive$/i, 'pCloud'],
  [/^mega(?:sync)?$/i, 'MEGA'],
  [/^syncthing$/i, 'Syncthing'],
];

const BY_MARK: readonly (readonly [RegExp, string])[] = [
  [/^\.dropbox(?:\.cache)?$/, 'Dropbox'],
  [/^\.stfolder$/, 'Syncthing'],
  [/^(?:\.nextcloudsync\.log|\.owncloudsync\.log|\.sync_[0-9a-f]+\.db|\._sync_[0-9a-f]+\.db)$/, 'Nextcloud'],
  [/^\.tmp\.drivedownload$/, 'Google Drive'],
];

/** Environment variables with such a folder (set by OneDrive on Windows). */
const BY_ENVIRONMENT = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'] as const;

/** The name of the service; undefined if there is none. Unreadable folders are skipped. */
export function syncingService(
  folder: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const absolute = path.resolve(folder);
  for (const name of BY_ENVIRONMENT) {
    const root = env[name];
    if (root !== undefined && root !== '' && isWithin(path.resolve(root), absolute)) return 'OneDrive';
  }
  for (const part of absolute.split(/[\\/]/))
    for (const [pattern, name] of BY_NAME) if (pattern.test(part)) return name;
  for (let ancestor = absolute; ; ancestor = path.dirname(ancestor)) {
    const service = markIn(ancestor);
    if (service !== undefined) return service;
    if (path.dirname(ancestor) === ancestor) return undefined;
  }
}

const isWithin = (root: string, folder: string): boolean => {
  const between = path.relative(root, folder);
  return between === '' || (!between.startsWith('..') && !path.isAbsolute(between));
};

function markIn(folder: string): string | undefined {
  let names: string[];
  try {
    names = fs.readdirSync(folder);
  } catch {
    // Missing or not readable.
    return undefined;
  }
  for (const name of names) for (const [pattern, service] of BY_MARK) if (pattern.test(name)) return service;
  return undefined;
}

export type Surroundings = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  home: string;
  /** True for a run from the sources, which never uses the author's library. */
  development: boolean;
}>;

/**
 * The absolute path of the library's folder: $ESCALE_LIBRARY, otherwise `Escale` (`Escale-dev` in development) in
 * %LOCALAPPDATA%, in ~/Library/Application Support, or in the XDG data folder.
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
  // macOS has one folder for profile and data: the library is in a subfolder of the profile.
  if (platform === 'darwin') return own.join(home, 'Library', 'Application Support', name, 'Library');
  // The XDG specification says to ignore a relative value.
  const xdg = set('XDG_DATA_HOME');
  return own.join(xdg !== undefined && own.isAbsolute(xdg) ? xdg : own.join(home, '.local', 'share'), name);
}

/** Network file systems: SQLite's WAL needs shared memory on one computer (sqlite.org/wal.html). */
const NETWORK_TYPES =
  /^(nfs\d?|cifs|smb\w*|afs|9p|ncpfs|ceph|glusterfs|lustre|beegfs|fuse\.(sshfs|smbnetfs|gvfsd-fuse|davfs2?|rclone|s3fs|glusterfs)|davfs2?|webdav|afpfs)$/;

/** The file system type of `folder`, by the longest matching mount point in the text of /proc/mounts. */
export function mountedType(mounts: string, folder: string): string | undefined {
  let best: { point: string; type: string } | undefined;
  for (const line of mounts.split('\n')) {
    const [, rawPoint, type] = line.split(' ');
    if (rawPoint === undefined || type === undefined) continue;
    // Spaces and backslashes are escaped in octal there.
    const point = rawPoint.replace(/\\([0-7]{3})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 8)),
    );
    const above = point === '/' || folder === point || folder.startsWith(`${point}/`);
    // A later line with the same mount point hides the earlier one.
    if (above && (best === undefined || point.length >= best.point.length)) best = { point, type };
  }
  return best?.type;
}

/**
 * The kind of network share of `folder`; undefined for a local disk. Windows: a UNC path. Linux: the mount table.
 * macOS: nothing is refused, since only a native call could distinguish shares under /Volumes from external disks.
 */
export function networkShareType(
  folder: string,
  platform: NodeJS.Platform,
  readMounts = () => fs.readFileSync('/proc/self/mounts', 'utf8'),
): string | undefined {
  if (platform === 'win32') {
    // `\\?\C:\…` and `\\.\…` are local paths; `\\?\UNC\…` and `\\server\share` are not.
    return /^[\\/]{2}(?![?.][\\/])|^[\\/]{2}[?.][\\/]unc[\\/]/i.test(folder) ? 'unc' : undefined;
  }
  if (platform !== 'linux') return undefined;
  const type = mountedType(readMounts(), nearestExisting(folder));
  return type !== undefined && NETWORK_TYPES.test(type) ? type : undefined;
}

/** The real path of the folder, or of its nearest existing parent, so that mounts are found through links. */
function nearestExisting(folder: string): string {
  let candidate = path.resolve(folder);
  while (!fs.existsSync(candidate) && path.dirname(candidate) !== candidate)
    candidate = path.dirname(candidate);
  return fs.realpathSync(candidate);
}

/** Throws library.network-share for a folder that is not safe for a library. */
export function refuseNetworkShare(folder: string, platform: NodeJS.Platform = process.platform): void {
  const type = networkShareType(folder, platform);
  if (type !== undefined) throw new AppError('library.network-share', { folder, type });
}
