import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A thread's file and the Node options to run it. */
export type ThreadScript = Readonly<{ file: string; execArgv: readonly string[] }>;

/**
 * The file of a thread's code, relative to the module `moduleUrl` (its import.meta.url): in the sources beside it, in a
 * build beside the backend, whose own code may be in a chunk.
 */
export function threadScript(moduleUrl: string, source: string, built: string): ThreadScript {
  const modulePath = fileURLToPath(moduleUrl);
  const folder = path.dirname(modulePath);
  if (modulePath.endsWith('.ts')) return scriptAt(path.join(folder, source));
  return scriptAt(path.join(path.basename(folder) === 'chunks' ? path.dirname(folder) : folder, built));
}

export const scriptAt = (file: string): ThreadScript => ({
  file,
  // Sources run directly; the disabled warning is about package.json.
  execArgv: file.endsWith('.ts') ? ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] : [],
});
