/** Every import of the project's own TypeScript, as the rules about folders read them. */
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

/** Names of package.json's `imports`, each with its folder: `#interview/` is `interview/`. */
export const AREAS: ReadonlyMap<string, string> = new Map(
  Object.entries(
    (
      JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
        imports: Record<string, string>;
      }
    ).imports,
  ).map(([name, target]) => [name.replace(/\*$/, ''), target.replace(/^\.\//, '').replace(/\*$/, '')]),
);

/**
 * `from` and `to` are paths from the root; `written` is the specifier. `type`: a type import. `later`: a dynamic
 * import.
 */
export type Import = Readonly<{ from: string; to: string; written: string; type: boolean; later: boolean }>;

const STATEMENT =
  /^(?:import|export)\s+(type\s)?[^'"`;]*?from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm;

function resolve(from: string, written: string): string | undefined {
  const [file = ''] = written.split('?');
  if (file.startsWith('.')) return path.posix.join(path.posix.dirname(from), file);
  for (const [name, folder] of AREAS) if (file.startsWith(name)) return folder + file.slice(name.length);
  return undefined;
}

/** Source files of these folders, without the tests unless they are asked for. */
export function sources(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules')),
  );
}

export function importsOf(file: string): Import[] {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(STATEMENT)].flatMap((match) => {
    const written = match[2] ?? match[3] ?? match[4] ?? '';
    const to = resolve(file, written);
    return to === undefined
      ? []
      : [{ from: file, to, written, type: match[1] !== undefined, later: match[3] !== undefined }];
  });
}

/** Every file of the project that is loaded with this one, itself among them. */
export function loadedWith(file: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(file) || !/\.tsx?$/.test(file)) return loaded;
  loaded.add(file);
  for (const { to, type, later } of importsOf(file)) if (!type && !later) loadedWith(to, loaded);
  return loaded;
}
