/** A docx as somebody sends it back: with other words in its text. */
import { readFileSync } from 'node:fs';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { makeZip, type ZipEntry } from './zip-file.ts';

export async function rewordDocument(file: string, before: string, after: string): Promise<Buffer> {
  const archive = await openArchive(readFileSync(file), 10_000_000);
  const entries: ZipEntry[] = [];
  for (const name of archive.names) {
    const bytes = (await archive.read(name)) ?? Buffer.alloc(0);
    const text = bytes.toString('utf8');
    entries.push({ name, bytes: name.endsWith('document.xml') ? text.replaceAll(before, after) : bytes });
  }
  archive.close();
  return makeZip(entries);
}
