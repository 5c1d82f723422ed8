/** A library as one file, as a restore reads it. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import {
  LARGEST_MANIFEST,
  LARGEST_PRACTICE_POST,
  manifestText,
} from '#backend/library/keeping/backups/library-file.ts';
import { runJob } from '#backend/library/keeping/backups/run-job.ts';
import { ARCHIVE_LIMITS } from '#backend/library/store/zip/open-archive.ts';
import { LIBRARY_FILE } from '#backend/library/store/library-files.ts';
import { putBlankLibrary, temporaryFolder } from '../../builders/test-backend.ts';
import { makeZip, type ZipEntry } from '../../builders/zip-file.ts';
import { type Reading, sizeOf, type WorstInput } from './reading.ts';

const root = temporaryFolder('limits');
const [folder, file] = [path.join(root, 'library'), path.join(root, 'hostile.escale-library')];
export const removeLibraries = (): void => fs.rmSync(root, { recursive: true, force: true });

/** Writes the file, and returns its reader. */
async function writeLibrary(bytes: Uint8Array): Promise<() => Promise<unknown>> {
  await putBlankLibrary(folder);
  fs.writeFileSync(file, bytes);
  return () => runJob('prepare', { folder, file });
}
const prepare = async (bytes: Uint8Array): Promise<void> => void (await (await writeLibrary(bytes))());

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const packLibrary = (database: Uint8Array, ...others: readonly ZipEntry[]): Buffer =>
  makeZip([
    {
      name: 'escale.json',
      bytes: manifestText({
        madeAt: 1,
        database: { bytes: database.byteLength, sha256: sha256Of(database) },
      }),
    },
    ...others,
    { name: 'library.sqlite', bytes: database, stored: true },
  ]);

/** A library with these rows inserted. */
async function libraryWith(statement: string, count: number): Promise<Buffer> {
  await putBlankLibrary(folder);
  const changed = path.join(root, 'changed.sqlite');
  fs.copyFileSync(path.join(folder, LIBRARY_FILE), changed);
  const db = new Database(changed);
  db.pragma('journal_mode = DELETE');
  const numbers = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)';
  db.prepare(`${numbers} ${statement}`).run(count);
  db.close();
  return fs.readFileSync(changed);
}
const people = (name: string): string =>
  `INSERT INTO participants (id, name, created_at, updated_at) SELECT 'p' || i, ${name}, 1, 1 FROM n`;

const worst =
  (make: (of: (most: number) => number) => Uint8Array | Promise<Uint8Array>): WorstInput =>
  async (share) =>
    writeLibrary(await make((most) => Math.ceil(most * share)));

export const LIBRARY_FILES: readonly Reading[] = [
  {
    name: 'library file',
    where: 'backup thread',
    bounds: [
      {
        most: `${sizeOf(LARGEST_MANIFEST)} of its description`,
        above: () => prepare(makeZip([{ name: 'escale.json', bytes: ' '.repeat(LARGEST_MANIFEST + 1) }])),
        code: 'backup.not-a-library',
      },
      {
        most: `${sizeOf(LARGEST_PRACTICE_POST)} of a practice post`,
        above: () =>
          prepare(
            packLibrary(Buffer.from('a'), {
              name: 'practice-blog/posts/1.json',
              bytes: Buffer.alloc(LARGEST_PRACTICE_POST + 1),
              stored: true,
            }),
          ),
        code: 'backup.damaged',
      },
      {
        most: `${ARCHIVE_LIMITS.ratio} times as long as packed`,
        above: () =>
          prepare(
            makeZip([
              { name: 'escale.json', bytes: '{}' },
              { name: 'library.sqlite', bytes: Buffer.alloc(64 * 1024 * 1024) },
            ]),
          ),
        code: 'document.too-large',
      },
      {
        most: '2,000 units of a line',
        above: async () => prepare(packLibrary(await libraryWith(people('hex(zeroblob(2000))'), 1))),
        code: 'backup.foreign-value',
      },
    ],
    worst: {
      'a database of zeros': worst((of) => packLibrary(Buffer.alloc(of(64 * 1024 * 1024)))),
      pictures: worst((of) =>
        packLibrary(
          Buffer.from('a'),
          ...Array.from({ length: of(10_000) }, (_, at) => {
            const bytes = Buffer.from(String(at));
            const name = sha256Of(bytes);
            return { name: `assets/${name.slice(0, 2)}/${name}`, bytes, stored: true };
          }),
        ),
      ),
      people: worst((of) => libraryWith(people("'a'"), of(100_000))),
    },
  },
];
