import fs from 'node:fs';
import { putInPlace } from '../durable-files.ts';
import { writeZipFile, type ZipPart } from '../zip/write-zip.ts';
import { isWhole, type NamedAsset } from './files-to-share.ts';

export type PartsInput = Readonly<{
  target: string;
  texts: readonly Readonly<{ name: string; text: string }>[];
  /** Those that are not there with these bytes are left out, and counted. */
  files: readonly (NamedAsset & Readonly<{ name: string; file: string }>)[];
}>;

/** Makes one file of these parts, whole or not there. Throws disk.full, disk.failed. Runs in a thread. */
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
    putInPlace(beside, target);
    return { missing };
  } finally {
    fs.rmSync(beside, { force: true });
  }
}
