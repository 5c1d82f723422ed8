/**
 * Where the folders of sites are on this computer. In a file beside the library and never part of a copy: on another computer
 * these paths lead elsewhere, and in somebody else's library they would be somebody else's choice.
 */
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../network/read-bounded.ts';
import { readIfThere, writeWhole } from '../../library/durable-files.ts';

const FILE = 'folders.json';

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
