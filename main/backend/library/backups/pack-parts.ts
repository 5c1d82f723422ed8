import fs from 'node:fs';
import { putInPlace } from '../durable-files.ts';
import { isWhole, type NamedAsset } from './files-to-share.ts';
import { ZipWriter } from './zip-writer.ts';

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
    const zip = new ZipWriter(beside);
    let missing = 0;
    try {
      for (const { name, text } of texts) await zip.addText(name, text);
      for (const { name, file, ...asset } of files) {
        if (isWhole(file, asset)) await zip.addFile(name, file, false);
        else missing += 1;
      }
    } catch (error) {
      zip.close();
      throw error;
    }
    zip.finish();
    putInPlace(beside, target);
    return { missing };
  } finally {
    fs.rmSync(beside, { force: true });
  }
}
