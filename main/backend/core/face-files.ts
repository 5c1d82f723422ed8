/** The editor's font files with their licences, for pages that include them: sites in folders, the practice blog. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FACES } from '#interview/render/faces.ts';

/** The npm package of each licence, by file name in a build (scripts/building/plugins.mjs). */
const LICENCES: Readonly<Record<string, string>> = {
  'OFL-Inter.txt': 'inter',
  'OFL-Literata.txt': 'literata',
};

export const FACE_FILES: readonly string[] = [...FACES.map(({ file }) => file), ...Object.keys(LICENCES)];

/** The uncompressed fonts that a PDF form embeds, with their folder in their npm package. */
const FORM_FACES: Readonly<Record<string, string>> = {
  'Literata_400Regular.ttf': '400Regular',
  'Literata_400Regular_Italic.ttf': '400Regular_Italic',
  'Literata_600SemiBold.ttf': '600SemiBold',
};

/**
 * The path of a file of FACE_FILES or FORM_FACES, relative to the module `moduleUrl` (its import.meta.url): in the sources from its
 * npm package, in a build from the page's fonts.
 */
export function facePath(name: string, moduleUrl: string): string {
  const modulePath = fileURLToPath(moduleUrl);
  const folder = path.dirname(modulePath);
  if (!modulePath.endsWith('.ts')) {
    const main = path.basename(folder) === 'chunks' ? path.dirname(folder) : folder;
    return path.join(main, '../renderer/fonts', name);
  }
  const packages = path.join(folder, '../../../node_modules');
  const formFolder = FORM_FACES[name];
  if (formFolder !== undefined) return path.join(packages, '@expo-google-fonts/literata', formFolder, name);
  const licensed = LICENCES[name];
  const inPackage =
    licensed === undefined
      ? path.join(name.replace(/-.*/, ''), 'files', name)
      : path.join(licensed, 'LICENSE');
  return path.join(packages, '@fontsource-variable', inPackage);
}

export const readFace = (name: string): Promise<Buffer> => readFile(facePath(name, import.meta.url));
