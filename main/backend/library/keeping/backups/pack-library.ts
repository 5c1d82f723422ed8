/** Packs a whole library, open or not, into one file and reads it back. Runs on a thread. */
import fs from 'node:fs';
import path from 'node:path';
import { installFile } from '../../store/durable-files.ts';
import { assetFile } from '../../store/library-files.ts';
import { writeZipFile, type ZipPart } from '../../store/zip/write-zip.ts';
import { copyDatabase, removeDatabase, type OnProgress } from './copy-database.ts';
import { isWhole, type NamedAsset, requireRoom } from './copy-files.ts';
import { DATABASE, MANIFEST, manifestText, readLibraryFile } from './library-file.ts';
import { assetsIn, type Counts } from './proof.ts';

export type PartsInput = Readonly<{
  target: string;
  texts: readonly Readonly<{ name: string; text: string }>[];
  /** Missing or changed files are omitted and counted. */
  files: readonly (NamedAsset & Readonly<{ name: string; file: string }>)[];
}>;

/** Packs these parts into one file, completely or not at all. Throws disk.full, disk.failed. Runs on a thread. */
export async function packParts({ target, texts, files }: PartsInput): Promise<{ missing: number }> {
  const beside = `${target}.part`;
  try {
    let missing = 0;
    function* parts(): Generator<ZipPart> {
      yield* texts;
      for (const { name, file, ...asset } of files) {
        if (isWhole(file, asset)) yield { name, file, deflated: false };
        else missing += 1;
      }
    }
    await writeZipFile(beside, parts());
    installFile(beside, target);
    return { missing };
  } finally {
    fs.rmSync(beside, { force: true });
  }
}

export type PackInput = Readonly<{ folder: string; source: string; target: string; now: number }>;
export type Packed = Readonly<{ bytes: number; counts: Counts; missing: number }>;

/**
 * Creates `target` complete and verified, or not at all; an existing file is replaced. `missing` counts pictures whose
 * file is missing or damaged. Throws as copyDatabase does, and backup.no-room, backup.damaged, disk.full, disk.failed.
 */
export async function packLibrary(
  { folder, source, target, now }: PackInput,
  onProgress: OnProgress,
): Promise<Packed> {
  const beside = `${target}.part`;
  const database = packingFile(folder);
  try {
    removeDatabase(database);
    requireRoom(folder, fs.statSync(source).size);
    const proof = await copyDatabase(source, database, (share) => onProgress(share * 0.3));
    const assets = assetsIn(database);
    const size = assets.reduce((sum, { bytes }) => sum + bytes, proof.bytes);
    requireRoom(path.dirname(target), size);
    let missing = 0;
    function* parts(): Generator<ZipPart> {
      const copy = { bytes: proof.bytes, sha256: proof.sha256 };
      yield { name: MANIFEST, text: manifestText({ madeAt: now, database: copy }) };
      yield { name: DATABASE, file: database, deflated: true };
      for (const [index, asset] of assets.entries()) {
        onProgress(0.4 + (index / assets.length) * 0.4);
        const { sha256 } = asset;
        const file = assetFile(folder, sha256);
        if (isWhole(file, asset))
          yield { name: `assets/${sha256.slice(0, 2)}/${sha256}`, file, deflated: false };
        else missing += 1;
      }
      for (const name of practiceFiles(folder)) yield { name, file: path.join(folder, name), deflated: true };
    }
    await writeZipFile(beside, parts());
    await readLibraryFile(beside, undefined, (share) => onProgress(0.8 + share * 0.2));
    installFile(beside, target);
    return { bytes: fs.statSync(target).size, counts: proof.counts, missing };
  } finally {
    fs.rmSync(beside, { force: true });
    removeDatabase(database);
  }
}

/** Removes the partial files of a cancelled packing. */
export function removePacked(folder: string, target: string): void {
  fs.rmSync(`${target}.part`, { force: true });
  removeDatabase(packingFile(folder));
}

const packingFile = (folder: string): string => path.join(folder, 'packing.sqlite');

/** The practice blog's posts, without its tokens, which belong to this computer. */
function practiceFiles(folder: string): string[] {
  const blog = path.join(folder, 'practice-blog');
  if (!fs.existsSync(path.join(blog, 'blog.json'))) return [];
  const posts = path.join(blog, 'posts');
  const names = fs.existsSync(posts) ? fs.readdirSync(posts) : [];
  return [
    'practice-blog/blog.json',
    ...names.filter((name) => /^\d{1,25}\.json$/.test(name)).map((name) => `practice-blog/posts/${name}`),
  ];
}
