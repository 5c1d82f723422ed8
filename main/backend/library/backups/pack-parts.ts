import fs from 'node:fs';
import { putInPlace } from '../durable-files.ts';
import { isThere } from './files-to-share.ts';
import { ZipWriter } from './zip-writer.ts';

export type PartsInput = Readonly<{
  target: string;
  texts: readonly Readonly<{ name: string; text: string }>[];
  /** Those that are not there with so many bytes are left out, and counted. */
  files: readonly Readonly<{ name: string; file: string; bytes: number }>[];
}>;

/** Makes one file of these parts, whole or not there. Throws disk.full, disk.failed. Runs in a thread. */
export async function packParts({ target, texts, files }: PartsInput): Promise<{ missing: number }> {
  const beside = `${target}.part`;
  try {
    const zip = new ZipWriter(beside);
    let missing = 0;
    try {
      for (const { name, text } of texts) await zip.addText(name, text);
      for (const { name, file, bytes } of files) {
        if (isThere(file, bytes)) await zip.addFile(name, file, false);
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
