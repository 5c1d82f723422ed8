/** `escale backup`: makes a verified backup among those of the app, or with -o writes the whole library as one file. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { copiesFolder, copyFile, listCopies } from '#backend/library/keeping/backups/kept-copies.ts';
import { makeCopy } from '#backend/library/keeping/backups/make-copy.ts';
import { requireRoom } from '#backend/library/keeping/backups/copy-files.ts';
import { readLocalState, writeLocalState } from '#backend/library/keeping/backups/local-state.ts';
import { runJob } from '#backend/library/keeping/backups/run-job.ts';
import { LIBRARY_FILE } from '#backend/library/store/library-files.ts';
import { translateStorageError } from '#backend/core/storage-failures.ts';
import type { Context } from './command.ts';
import { command } from './command.ts';
import { chosenFolder } from './library.ts';
import { sentenceOf } from './words.ts';

type Finding = Readonly<{ code: string; location: string; text: string }>;

/** Works while the app has the library open. `--list` prints the backups, newest first, and makes none. */
export const backup = command({
  name: 'backup',
  takes: undefined,
  options: { output: { type: 'text', value: 'file', short: 'o' }, list: { type: 'flag' } },
  one: 'failed',
  example: ['-o', 'garden.escale-library'],
  json: '{ok, findings: [{code, location, text}], file, id?, bytes, posts}',
  jsonNote: 'with --list [{id, madeAt, reason, bytes, posts, proved}]',
  async run({ options: { output, list } }, context) {
    const { words, cwd, language } = context;
    const folder = chosenFolder(context);
    const say = (value: object, text: string): Promise<void> =>
      context.out(context.json ? `${JSON.stringify(value)}\n` : `${text}\n`);
    if (list) {
      const copies = listCopies(copiesFolder(folder)).map(({ id, madeAt, reason, bytes, slip }) => ({
        id,
        madeAt: new Date(madeAt).toISOString(),
        reason,
        bytes,
        posts: slip?.counts.posts ?? null,
        proved: slip !== undefined,
      }));
      await say(copies, copies.map((copy) => `${copy.id}  ${copy.bytes}`).join('\n') || words.noCopies);
      return 0;
    }
    const source = path.join(folder, LIBRARY_FILE);
    if (!fs.existsSync(source)) throw new AppError('library.not-found', { folder });
    const now = Date.now();
    if (output !== undefined) return packTo(path.resolve(cwd, output), folder, context);
    const copy = await makeCopy(folder, 'asked', { now });
    const failed = await copyToSecondFolder(folder, copy.id, now);
    const findings: Finding[] =
      failed === undefined
        ? []
        : [
            {
              code: failed.code,
              location: readLocalState(folder).second?.folder ?? '',
              text: sentenceOf(failed, language),
            },
          ];
    const file = copyFile(copiesFolder(folder), copy.id);
    await say(
      { ok: true, findings, file, id: copy.id, bytes: copy.bytes, posts: copy.slip?.counts.posts ?? 0 },
      [words.copied(file), ...findings.map(({ text }) => text)].join('\n'),
    );
    return 0;
  },
});

/** Writes the whole library of `folder` to `file`. Throws library.not-found, backup.no-room, disk.full. */
export async function packTo(file: string, folder: string, context: Context): Promise<number> {
  const { words } = context;
  const source = path.join(folder, LIBRARY_FILE);
  if (!fs.existsSync(source)) throw new AppError('library.not-found', { folder });
  fs.mkdirSync(path.dirname(file), { recursive: true });
  requireRoom(path.dirname(file), fs.statSync(source).size);
  const { bytes, counts, missing } = await runJob('pack', { folder, source, target: file, now: Date.now() });
  const findings: Finding[] =
    missing === 0 ? [] : [{ code: 'asset.missing', location: folder, text: words.picturesMissing(missing) }];
  const value = { ok: true, findings, file, bytes, posts: counts.posts };
  const lines = [words.packed(file, counts.posts), ...findings.map(({ text }) => text), ''];
  await context.out(context.json ? `${JSON.stringify(value)}\n` : lines.join('\n'));
  return 0;
}

/**
 * Copies the backup to the second folder, if one is set. Its failure is returned and leaves the first copy as it is.
 */
async function copyToSecondFolder(folder: string, id: string, now: number): Promise<AppError | undefined> {
  const { library, second, ...rest } = readLocalState(folder);
  if (second === undefined) return undefined;
  try {
    const { folder: chosenFolder, lastAt } = second;
    await runJob('mirror', {
      libraryFolder: folder,
      id,
      library,
      chosenFolder,
      hasCopies: lastAt !== undefined,
      now,
    });
    const { failure: _before, ...kept } = second;
    writeLocalState(folder, { library, ...rest, second: { ...kept, lastAt: now } });
    return undefined;
  } catch (error) {
    const meant = translateStorageError(error);
    if (meant instanceof AppError) return meant;
    throw error;
  }
}
