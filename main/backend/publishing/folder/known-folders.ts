/**
 * Where the folders of sites are on this computer. In a file beside the library and never part of a copy: on another computer
 * these paths lead elsewhere, and in somebody else's library they would be somebody else's choice.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../network/read-bounded.ts';
import { readIfThere, writeWhole } from '../../library/durable-files.ts';

const FILE = 'folders.json';
const KEY_FILE = 'folders.key';

/** Absolute paths, by the id of the site. */
const schema = z.record(z.uuid(), z.string().min(1).max(8_192));

function readAll(libraryFolder: string): z.infer<typeof schema> {
  const text = readIfThere(path.join(libraryFolder, FILE));
  // Unreadable is as good as absent: the author chooses the folder again.
  return text === undefined ? {} : (schema.safeParse(parseJson(text)).data ?? {});
}

export const findFolder = (libraryFolder: string, siteId: string): string | undefined =>
  readAll(libraryFolder)[siteId];

export function keepFolder(libraryFolder: string, siteId: string, folder: string): void {
  const next = { ...readAll(libraryFolder), [siteId]: folder };
  writeWhole(path.join(libraryFolder, FILE), `${JSON.stringify(next)}\n`);
}

/**
 * The secret by which this library knows again what it noted in the folder of a site (records.ts): whoever writes there too
 * does not know it, and a copy of the library has another. 64 hexadecimal digits, made when it is first asked for.
 */
export function folderKey(libraryFolder: string): string {
  const file = path.join(libraryFolder, KEY_FILE);
  const found = readIfThere(file)?.trim() ?? '';
  if (/^[0-9a-f]{64}$/.test(found)) return found;
  const key = randomBytes(32).toString('hex');
  writeWhole(file, `${key}\n`);
  return key;
}
