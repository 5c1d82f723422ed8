import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A thread's file, and how Node is to run it. */
export type ThreadScript = Readonly<{ file: string; execArgv: readonly string[] }>;

/**
 * Where the code of a thread lies, seen from the module `here` (its import.meta.url): in the sources beside it, in a
 * build beside the backend, whose own code may be in a chunk.
 */
export function threadScript(here: string, source: string, built: string): ThreadScript {
  const asked = fileURLToPath(here);
  const folder = path.dirname(asked);
  if (asked.endsWith('.ts')) return scriptAt(path.join(folder, source));
  return scriptAt(path.join(path.basename(folder) === 'chunks' ? path.dirname(folder) : folder, built));
}

export const scriptAt = (file: string): ThreadScript => ({
  file,
  // Sources run as they are; the warning is about package.json only.
  execArgv: file.endsWith('.ts') ? ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] : [],
});
