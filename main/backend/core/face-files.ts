/** The files of the editor's faces with their licences, for pages that carry them: sites in folders, the practice blog. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FACES } from '#interview/render/faces.ts';

/** By the name under which it lies in a build (scripts/building/plugins.mjs): the package that each licence is of. */
const LICENCES: Readonly<Record<string, string>> = {
  'OFL-Inter.txt': 'inter',
  'OFL-Literata.txt': 'literata',
};

export const FACE_FILES: readonly string[] = [...FACES.map(({ file }) => file), ...Object.keys(LICENCES)];

/**
 * Where a file of FACE_FILES lies, seen from the module `here` (its import.meta.url): in the sources in its package, in a build
 * among the fonts of the page.
 */
export function facePath(name: string, here: string): string {
  const asked = fileURLToPath(here);
  const folder = path.dirname(asked);
  if (!asked.endsWith('.ts')) {
    const main = path.basename(folder) === 'chunks' ? path.dirname(folder) : folder;
    return path.join(main, '../renderer/fonts', name);
  }
  const licensed = LICENCES[name];
  const inPackage =
    licensed === undefined
      ? path.join(name.replace(/-.*/, ''), 'files', name)
      : path.join(licensed, 'LICENSE');
  return path.join(folder, '../../../node_modules/@fontsource-variable', inPackage);
}

export const readFace = (name: string): Promise<Buffer> => readFile(facePath(name, import.meta.url));
