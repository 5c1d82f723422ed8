/**
 * Whether a folder lies in one that a service copies while it is written: known by the names such services give their
 * folders, by the files they leave in them, and by what they tell the system.
 */
import fs from 'node:fs';
import path from 'node:path';

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

/** Variables of the environment that name such a folder (OneDrive sets them on Windows). */
const BY_ENVIRONMENT = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'] as const;

/** The service by its name, or undefined. Folders that cannot be read tell nothing. */
export function syncingService(
  folder: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const whole = path.resolve(folder);
  for (const name of BY_ENVIRONMENT) {
    const root = env[name];
    if (root !== undefined && root !== '' && isWithin(path.resolve(root), whole)) return 'OneDrive';
  }
  for (const part of whole.split(/[\\/]/))
    for (const [pattern, name] of BY_NAME) if (pattern.test(part)) return name;
  for (let place = whole; ; place = path.dirname(place)) {
    const found = markIn(place);
    if (found !== undefined) return found;
    if (path.dirname(place) === place) return undefined;
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
    // Not there, or not ours to read.
    return undefined;
  }
  for (const name of names) for (const [pattern, service] of BY_MARK) if (pattern.test(name)) return service;
  return undefined;
}
