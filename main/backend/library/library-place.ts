/**
 * Which folder the library is in, and who said so. The author's choice is a small file in the folder where Escale would put
 * the library by itself: it stays on this computer, and the command line knows it too.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { PLACES } from '#contract/rescue.ts';
import { readIfThere, syncFolder, writeWhole } from './durable-files.ts';
import { libraryFolder, type Surroundings } from './library-folder.ts';

/** In the usual folder; never part of a copy. */
export const ELSEWHERE_FILE = 'library.elsewhere.json';

export type LibraryPlace = Readonly<{
  folder: string;
  by: (typeof PLACES)[number];
  /** Where it would be by itself. */
  usual: string;
}>;

const elsewhereSchema = z.object({ folder: z.string().min(1).max(8_192) });

/** $ESCALE_LIBRARY, else the author's choice, else the usual folder. */
export function libraryPlace(surroundings: Surroundings): LibraryPlace {
  const folder = libraryFolder(surroundings);
  const usual = libraryFolder({ ...surroundings, env: { ...surroundings.env, ESCALE_LIBRARY: undefined } });
  if (folder !== usual || (surroundings.env.ESCALE_LIBRARY ?? '').trim() !== '')
    return { folder, by: 'set', usual };
  const elsewhere = readElsewhere(usual);
  return elsewhere === undefined
    ? { folder, by: 'usual', usual }
    : { folder: elsewhere, by: 'chosen', usual };
}

function readElsewhere(usual: string): string | undefined {
  const text = readIfThere(path.join(usual, ELSEWHERE_FILE));
  if (text === undefined) return undefined;
  try {
    const { folder } = elsewhereSchema.parse(JSON.parse(text));
    if (path.isAbsolute(folder)) return folder;
  } catch {
    // It was written whole: the disk has lost it.
  }
  // Somewhere else, nobody knows where: as where a choice leads nowhere, an empty library here would hide that.
  return usual;
}

/** The library is in `folder` from the next start on. */
export function rememberPlace({ usual }: Pick<LibraryPlace, 'usual'>, folder: string): void {
  const file = path.join(usual, ELSEWHERE_FILE);
  if (folder === usual) {
    if (!fs.existsSync(file)) return;
    fs.rmSync(file);
    syncFolder(usual);
    return;
  }
  fs.mkdirSync(usual, { recursive: true, mode: 0o700 });
  writeWhole(file, `${JSON.stringify({ folder })}\n`);
}
