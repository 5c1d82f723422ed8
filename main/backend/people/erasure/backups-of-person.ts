/**
 * The backups that may hold a person: the local ones are searched, those in the second folder alone are judged by date.
 */
import fs from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import type { PersonBackup } from '#contract/erasure.ts';
import type { Context } from '../../core/context.ts';
import { assetFile, LIBRARY_FILE } from '../../library/store/library-files.ts';
import { copiesFolder, copyFile, removeCopy } from '../../library/keeping/backups/kept-copies.ts';
import { readLocalState } from '../../library/keeping/backups/local-state.ts';
import { runJob } from '../../library/keeping/backups/run-job.ts';
import { mirrorFolder } from '../../library/keeping/backups/second-folder.ts';
import { backupsOf } from '../../library/keeping/backups/start-backups.ts';
import { get, sql } from '../../core/sql.ts';
import { markerOf } from '../../library/erasure/find-person.ts';
import { listMarkers } from '../../library/erasure/markers.ts';
import type { Marker } from '../../library/erasure/sealed-names.ts';

type Whose = Readonly<{ personId: string }> | Readonly<{ erasedId: string }>;

/** Throws participant.not-found, erasure.not-found. */
export async function copiesOf(context: Context, whose: Whose): Promise<PersonBackup[]> {
  const folder = copiesFolder(context.folder);
  const { marker, until } = await markerFor(context, whose);
  const backups = await backupsOf(context).list();
  const local = backups.filter(({ here }) => here).map(({ id }) => ({ id, file: copyFile(folder, id) }));
  const concerned = new Set(await runJob('files-holding', { files: local, markers: [marker] }));
  const first = 'personId' in whose ? enteredAt(context, whose.personId) : 0;
  return backups.flatMap(({ id, madeAt, reason, here, second }) => {
    const may = madeAt >= first && madeAt <= until;
    if (here ? !concerned.has(id) : !may) return [];
    return [{ id, madeAt, reason, here, second, sure: here }];
  });
}

const enteredAt = ({ db }: Pick<Context, 'db'>, id: string): number =>
  get<{ at: number }>(db, sql`SELECT created_at AS at FROM participants WHERE id = ${id}`)?.at ?? 0;

/** `until`: later copies cannot hold the person. */
async function markerFor(context: Context, whose: Whose): Promise<{ marker: Marker; until: number }> {
  if ('erasedId' in whose) {
    const marker = listMarkers(context.db).find(({ id }) => id === whose.erasedId);
    if (marker === undefined) throw new AppError('erasure.not-found');
    return { marker, until: marker.doneAt ?? context.now() };
  }
  const person = await runJob('find-person', {
    file: path.join(context.folder, LIBRARY_FILE),
    id: whose.personId,
  });
  return { marker: markerOf(person, 'removed', randomBytes(32), 'look'), until: context.now() };
}

/** Deletes portraits in the second folder that no copy there needs any more; does nothing while the folder is absent. */
export async function dropPicturesElsewhere(context: Context): Promise<void> {
  const { second } = readLocalState(context.folder);
  if (second === undefined || !fs.existsSync(second.folder)) return;
  for (const { id, pictures } of listMarkers(context.db)) {
    if (pictures.length === 0) continue;
    if ((await copiesOf(context, { erasedId: id })).some((copy) => copy.second)) continue;
    for (const sha256 of pictures) fs.rmSync(assetFile(mirrorFolder(second.folder), sha256), { force: true });
  }
}

/** « Supprimer cette sauvegarde »: deletes a backup here and in the second folder. Throws backup.not-found, backup.folder-gone. */
export async function deleteCopy(context: Context, id: string): Promise<void> {
  const copy = (await backupsOf(context).list()).find((one) => one.id === id);
  if (copy === undefined) throw new AppError('backup.not-found');
  const { library, second } = readLocalState(context.folder);
  if (copy.second && second !== undefined) {
    const mirror = mirrorFolder(second.folder);
    if (!fs.existsSync(mirror))
      throw new AppError('backup.folder-gone', { name: path.basename(second.folder) });
    removeCopy(mirror, `${id}-${library}`);
  }
  if (fs.existsSync(copyFile(copiesFolder(context.folder), id))) removeCopy(copiesFolder(context.folder), id);
  await dropPicturesElsewhere(context);
  context.emit('backups.changed', {});
  context.emit('people.erased', { postIds: [] });
}
