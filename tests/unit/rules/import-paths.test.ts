/** How an import is written: another area by its name, a neighbour by a short path. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { AREAS, importsOf, sources } from './imports.ts';

/** The innermost folder of `AREAS` that has a file, or its first folder. */
function areaOf(file: string): string {
  const named = [...AREAS.values()].filter((folder) => file.startsWith(folder));
  return named.toSorted((a, b) => b.length - a.length)[0] ?? path.posix.dirname(file);
}

const EVERY = sources('interview', 'preload', 'main', 'renderer', 'assets', 'tests', 'bench', 'tools')
  // Its imports are planted.
  .filter((file) => file !== 'tests/unit/rules/dependency-rules.test.ts')
  .flatMap(importsOf);

it('reads the imports of every area', () => {
  const areas = new Set(EVERY.map(({ to }) => areaOf(to)));
  for (const folder of AREAS.values()) expect(areas).toContain(folder);
});

it('names another area by its alias, and climbs two folders at most', () => {
  const wrong = EVERY.filter(({ from, to, written }) => {
    if (!written.startsWith('.')) return areaOf(from) === areaOf(to) && sharesFolder(from, to);
    const leaves = [...AREAS.values()].includes(areaOf(to)) && areaOf(from) !== areaOf(to);
    return (leaves && written.startsWith('../')) || written.startsWith('../../../');
  });
  expect(wrong.map(({ from, written }) => `${from}: ${written}`)).toEqual([]);
});

/** A neighbour is not named: `./x.ts`. */
function sharesFolder(from: string, to: string): boolean {
  return path.posix.dirname(from) === path.posix.dirname(to);
}
