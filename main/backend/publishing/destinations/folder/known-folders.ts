/**
 * The paths of sites' folders on this computer. Their file is next to the library and never part of a copy: on another computer
 * these paths lead elsewhere, and those in a foreign library were not chosen by this author.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '#backend/network/read-bounded.ts';
import { readIfThere, writeWhole } from '#backend/library/store/durable-files.ts';

const FILE = 'folders.json';
const KEY_FILE = 'folders.key';

/** Absolute paths, by the id of the site. */
const schema = z.record(z.uuid(), z.string().min(1).max(8_192));

function readAll(libraryFolder: string): z.infer<typeof schema> {
  const text = readIfThere(path.join(libraryFolder, FILE));
  // An unreadable file counts as missing: the author chooses the folder again.
  return text === undefined ? {} : (schema.safeParse(parseJson(text)).data ?? {});
}

export const findFolder = (libraryFolder: string, siteId: string): string | undefined =>
  readAll(libraryFolder)[siteId];

export function keepFolder(libraryFolder: string, siteId: string, folder: string): void {
  const next = { ...readAll(libraryFolder), [siteId]: folder };
  writeWhole(path.join(libraryFolder, FILE), `${JSON.stringify(next)}\n`);
}

/**
 * The secret with which this library seals its notes in the folder of a site (records.ts): other writers of the folder do not
 * have it, and a copy of the library has another. 64 hexadecimal digits, generated at the first call.
 */
export function folderKey(libraryFolder: string): string {
  const file = path.join(libraryFolder, KEY_FILE);
  const stored = readIfThere(file)?.trim();
  if (stored !== undefined && /^[0-9a-f]{64}$/.test(stored)) return stored;
  const key = randomBytes(32).toString('hex');
  writeWhole(file, `${key}\n`);
  return key;
}
