/**
 * Google Drive, last of the places: opt-in, with a consent of its own. Drive names its files itself, so a picture has its
 * address only once Drive was asked for one; until then a text bears a placeholder (placeholderOf).
 *
 * Put once: a file with the picture's mark is looked for first, as another computer or an older library may have put it;
 * a new one is made under an id that Drive gave and that is remembered before the bytes leave, so that a lost answer
 * makes no second file.
 */
import type { Backend } from '../../context.ts';
import type { DriveApi } from '../drive/drive-api.ts';
import { driveOf } from '../drive/drive-access.ts';
import { findDrive, rememberFolder } from '../drive/drive-rows.ts';
import { findUpload } from '../pictures/picture-rows.ts';
import type { Upload } from '../pictures/picture-rows.ts';
import type { ImageHost, Put } from './image-host.ts';
import { publicCopy } from './public-copy.ts';
import { verifyPublic } from './verify-public.ts';

/** Fails as drive-errors.ts says, and with pictures.drive-not-set, network.*. */
export function createDriveHost(backend: Backend, accountId: string): ImageHost {
  const { db } = backend;
  const key = `drive:${accountId}`;
  const known = (sha256: string): Upload | undefined => findUpload(db, sha256, key);

  /** As it stands, or as it is to be made. What lies in the bin, or is gone after it was there, gets another name. */
  async function nameWith(api: DriveApi, sha256: string): Promise<Put> {
    const before = known(sha256);
    if (before !== undefined) {
      const state = await api.stateOf(before.ref);
      if (state === 'there' || (state === undefined && before.state === 'planned')) return before;
    }
    const id = (await api.findPicture(sha256)) ?? (await api.newId());
    return { url: driveOf(backend).addressOf(id), ref: id };
  }

  async function folderWith(api: DriveApi): Promise<string> {
    const remembered = findDrive(db, accountId)?.folder;
    if (remembered !== undefined && (await api.stateOf(remembered)) === 'there') return remembered;
    const folder = (await api.findFolder()) ?? (await api.createFolder());
    rememberFolder(db, accountId, folder);
    return folder;
  }

  return {
    id: 'drive',
    key,
    describe: () => ({ insideText: false, putBy: 'escale' }),
    check: () => driveOf(backend).run(accountId, () => Promise.resolve()),
    foresee(sha256) {
      const upload = known(sha256);
      return Promise.resolve(upload === undefined || upload.state === 'dead' ? 'named-later' : upload);
    },
    name: (sha256) => driveOf(backend).run(accountId, (api) => nameWith(api, sha256)),
    put: (sha256) =>
      driveOf(backend).run(accountId, async (api) => {
        const named = known(sha256);
        if (named === undefined) throw new Error('a picture is put on Drive before it has a name');
        if ((await api.stateOf(named.ref)) === undefined) {
          const folder = await folderWith(api);
          await api.createPicture({ id: named.ref, sha256, folder, ...(await publicCopy(backend, sha256)) });
        }
        await api.share(named.ref);
        return { url: named.url, ref: named.ref };
      }),
    verify: (url) => verifyPublic(backend, url),
  };
}
