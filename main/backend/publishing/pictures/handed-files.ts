/** The files an author drags onto Blogger's editor: in the order of the post, by readable names, without metadata. */
import { mkdir, stat } from 'node:fs/promises';
import { withoutAccents } from '#interview/fold-key.ts';
import { getAsset, writeOnce } from '../../library/pictures/assets.ts';
import { inside } from '../../library/library-files.ts';
import { pictureCopy } from '../../library/pictures/picture-copies.ts';
import type { ReadableDb } from '../../library/sql.ts';
import type { HandedFile } from '../../library/publications/handoff-rows.ts';

/** Pixels on the longer side: what Blogger keeps at most (docs/design/blogger.md#pictures). */
const LONGEST = 2048;
const ENDINGS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
} as const;
const LONGEST_NAME = 40;

type Library = Readonly<{ db: ReadableDb; folder: string }>;

/** `01-jardin.jpg`, `02-portrait-anne.png`… */
export async function nameFiles(library: Library, pictures: readonly string[]): Promise<HandedFile[]> {
  const digits = Math.max(2, String(pictures.length).length);
  return Promise.all(
    pictures.map(async (sha256, at) => {
      const { mime } = await pictureCopy(library, sha256, LONGEST, 'file');
      const words = plainName(getAsset(library.db, sha256).name);
      return { sha256, name: `${String(at + 1).padStart(digits, '0')}-${words}.${ENDINGS[mime]}` };
    }),
  );
}

function plainName(name: string): string {
  const plain = withoutAccents(name.replace(/\.[A-Za-z]{1,5}$/, ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'photo' : plain;
}

/** Writes those that are not there, and gives their paths in order. Throws asset.not-found, disk.full. */
export async function writeFiles(
  library: Library,
  handoffId: string,
  files: readonly HandedFile[],
): Promise<string[]> {
  const folder = inside(library.folder, 'cache', 'handoff', handoffId);
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const { sha256, name } of files) {
    const file = inside(folder, name);
    if (!(await isThere(file)))
      await writeOnce(file, (await pictureCopy(library, sha256, LONGEST, 'file')).bytes);
    paths.push(file);
  }
  return paths;
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
