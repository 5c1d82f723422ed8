/** The files of somebody's Google Drive, as far as an app with the scope `drive.file` sees them: those it made itself. */
import { randomBytes } from 'node:crypto';
import { ApiError, invalid } from '../api-error.ts';
import { driveQuery } from './query.ts';

export const FOLDER = 'application/vnd.google-apps.folder';

export type DriveFile = Readonly<{
  id: string;
  /** Whose Drive it is. */
  owner: string;
  name: string;
  mimeType: string;
  parents: readonly string[];
  appProperties: Readonly<Record<string, string>>;
  /** Itself; a file in a folder of the bin is in the bin too. */
  trashed: boolean;
  /** ms UTC */
  createdTime: number;
  /** `anyone: reader` was given. */
  everyone: boolean;
  bytes: Uint8Array;
}>;

export type NewFile = Readonly<{
  id?: string | undefined;
  name: string;
  mimeType: string;
  parents: readonly string[];
  appProperties: Readonly<Record<string, string>>;
  bytes: Uint8Array;
}>;

export type DriveFiles = Readonly<{
  /** Ids that may be given to `create`, once each. */
  reserve(owner: string, count: number): string[];
  /** Throws ApiError 409 where the id is in use, 400 where it is nobody's, 404 for a parent that is not there. */
  create(owner: string, file: NewFile): DriveFile;
  /** Oldest first. Throws ApiError 400 for a query that is not understood. */
  list(owner: string, query: string | undefined): DriveFile[];
  /** Throws ApiError 404. */
  get(owner: string, id: string): DriveFile;
  trash(owner: string, id: string, trashed: boolean): DriveFile;
  /** Everybody may read it from now on. */
  share(owner: string, id: string): DriveFile;
  /** Gone for good; a folder with all in it. Throws ApiError 404. */
  remove(owner: string, id: string): void;
  isTrashed(file: DriveFile): boolean;
  /** What somebody without an account gets; undefined where nothing is shown to them. */
  shown(id: string): DriveFile | undefined;
}>;

/** Thirty-three characters, as Drive's ids are. */
const newId = (): string => `1${randomBytes(24).toString('base64url')}`;

/** Kept in memory: a Drive is played in tests only, and ends with its process. */
export function openDriveFiles(now: () => number): DriveFiles {
  const files = new Map<string, DriveFile>();
  /** Id -> whose it is. */
  const reserved = new Map<string, string>();

  const find = (owner: string, id: string): DriveFile => {
    const file = files.get(id);
    if (file === undefined || file.owner !== owner)
      throw new ApiError(404, 'notFound', `File not found: ${id}.`);
    return file;
  };
  const isTrashed = (file: DriveFile): boolean =>
    file.trashed || file.parents.some((id) => files.get(id)?.trashed === true);
  const keep = (file: DriveFile): DriveFile => {
    files.set(file.id, file);
    return file;
  };

  return {
    isTrashed,
    reserve(owner, count) {
      const ids = Array.from({ length: count }, newId);
      for (const id of ids) reserved.set(id, owner);
      return ids;
    },
    create(owner, { id: given, ...file }) {
      if (given !== undefined && files.has(given))
        throw new ApiError(409, 'fileIdInUse', 'A file already exists with the provided ID.');
      if (given !== undefined && reserved.get(given) !== owner)
        throw invalid('The provided file ID is not usable.');
      for (const parent of file.parents) find(owner, parent);
      return keep({
        ...file,
        id: given ?? newId(),
        owner,
        trashed: false,
        createdTime: now(),
        everyone: false,
      });
    },
    list(owner, query) {
      const holds = driveQuery(query ?? '');
      return [...files.values()].filter((file) => file.owner === owner && holds(file, isTrashed(file)));
    },
    get: find,
    trash: (owner, id, trashed) => keep({ ...find(owner, id), trashed }),
    share: (owner, id) => keep({ ...find(owner, id), everyone: true }),
    remove(owner, id) {
      find(owner, id);
      for (const file of files.values())
        if (file.id === id || file.parents.includes(id)) files.delete(file.id);
    },
    shown(id) {
      const file = files.get(id);
      return file !== undefined && file.everyone && !isTrashed(file) ? file : undefined;
    },
  };
}
