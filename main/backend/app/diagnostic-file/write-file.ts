import path from 'node:path';
import { replaceFile, writeNew } from '../../exchange/export/write-files.ts';

const ENDING = '.txt';

/**
 * Writes the text where the author chose, whole or not at all; gives the file's bare name. A name without the ending
 * gets it, and then no file takes the place of another. Throws export.not-written, disk.full.
 */
export async function writeDiagnosticFile(chosen: string, text: string): Promise<string> {
  if (chosen.toLowerCase().endsWith(ENDING)) {
    await replaceFile(chosen, (writer) => writer.write(text));
    return path.basename(chosen);
  }
  const name = { base: path.basename(chosen), ending: ENDING };
  return path.basename(await writeNew(path.dirname(chosen), name, (writer) => writer.write(text)));
}
