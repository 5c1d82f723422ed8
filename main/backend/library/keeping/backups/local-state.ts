/**
 * This computer's settings for its library's backups: the library's id, and the second folder. Stored beside the
 * library and never included in a backup, since the path is only valid on this computer.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { readIfThere, writeWhole } from '../../store/durable-files.ts';

const FILE = 'backups.json';

const localStateSchema = z.object({
  /** Created with the first backup; part of the file names in a shared second folder. */
  library: z.string().regex(/^[0-9a-f]{8}$/),
  second: z
    .object({
      /** Absolute path. */
      folder: z.string().min(1).max(8_192),
      since: z.int().min(0),
      lastAt: z.int().min(0).optional(),
      failure: z.string().max(60).optional(),
    })
    .optional(),
  /** A restore that the author was not informed of yet. */
  restored: z.object({ madeAt: z.int().min(0), keptAs: z.string().max(100).optional() }).optional(),
});
export type LocalState = z.infer<typeof localStateSchema>;

/** Reads the state without writing. Undefined if there is no readable file. */
export function findLocalState(libraryFolder: string): LocalState | undefined {
  const text = readIfThere(path.join(libraryFolder, FILE));
  return text === undefined ? undefined : parse(text);
}

export function readLocalState(libraryFolder: string): LocalState {
  const stored = findLocalState(libraryFolder);
  if (stored !== undefined) return stored;
  const fresh = { library: randomBytes(4).toString('hex') };
  writeLocalState(libraryFolder, fresh);
  return fresh;
}

function parse(text: string): LocalState | undefined {
  try {
    return localStateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // An unreadable file counts as missing: the author sees no second folder and chooses it again.
    return undefined;
  }
}

export function writeLocalState(libraryFolder: string, state: LocalState): void {
  writeWhole(path.join(libraryFolder, FILE), `${JSON.stringify(state)}\n`);
}
