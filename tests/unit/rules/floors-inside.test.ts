/**
 * The floors inside the large folders: a place imports those below it. A place is a subfolder, a file at the top that has a
 * floor of its own, or `.` for the other files at the top.
 */
import { expect, it } from 'vitest';
import { importsOf, sources, type Import } from './imports.ts';

/** Each large folder, with its places from below. Places of one floor do not import each other. */
const FLOORS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  interview: [
    ['app-languages.ts'],
    ['append.ts', 'credit.ts', 'fold-key.ts', 'foreseen-address.ts', 'links.ts', 'media', 'search'],
    ['people', 'similarity.ts'],
    ['document.ts'],
    ['destinations.ts', 'inlines.ts', 'marks.ts', 'speakers.ts', 'upgrade.ts'],
    ['markup', 'outline.ts', 'slice-inlines.ts', 'typography'],
    ['blocks', 'foreign-parts.ts'],
    ['plain.ts', 'proofreading.ts', 'published-form.ts'],
    ['compare', 'erasure', 'recognition', 'words.ts'],
    ['answers', 'quotation'],
    ['checks', 'html'],
    ['render', 'returns'],
    ['merge'],
    ['.'],
  ],
  'main/backend/exchange': [
    ['damage.ts', 'limits.ts', 'savable.ts'],
    ['xml'],
    ['documents'],
    ['sources'],
    ['blog-answers', 'blog-pages'],
    ['site-folder'],
    ['reading'],
    ['.', 'imports', 'post-file'],
    ['export'],
  ],
  'main/backend/library': [
    ['store'],
    ['imports', 'people'],
    ['publications', 'pictures'],
    ['posts'],
    ['returns'],
    ['erasure'],
    ['person-acts'],
    ['keeping'],
    ['bin.ts'],
    ['example', 'tidy.ts'],
    ['.'],
  ],
  'main/backend/publishing': [
    ['destinations', 'texts'],
    ['pictures'],
    ['conflicts'],
    ['jobs'],
    ['mirror'],
    ['.'],
  ],
  'main/backend/search': [
    ['analysis'],
    ['index'],
    ['facts'],
    ['impact'],
    ['words'],
    ['cache.ts'],
    ['matching'],
    ['.'],
  ],
  'main/shell': [
    ['log.ts', 'policy.ts', 'request-names.ts', 'runtime.ts', 'safe-log.ts', 'test-build.ts'],
    ['answers.ts', 'secrets.ts'],
    ['backend-process'],
    ['hosts'],
    ['gate.ts', 'network'],
    ['files'],
    ['window', 'updates'],
    ['.'],
  ],
  'renderer/editor': [
    // The text’s model: nodes, reading and writing the document.
    ['model'],
    // The common parts of every editor; changes of the text.
    ['core', 'edit'],
    ['cards', 'find', 'paste', 'typography'],
    ['commands'],
    ['names', 'toolbar'],
    ['extensions'],
    // The mounted editor.
    ['surface'],
  ],
};

/** Imports that climb, each with its reason. Fifteen at most. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

function placeOf(folder: string, file: string): string {
  const [entry = '', ...rest] = file.slice(folder.length + 1).split('/');
  return rest.length > 0 || FLOORS[folder]?.flat().includes(entry) === true ? entry : '.';
}

function climbs(folder: string, { from, to }: Import): boolean {
  if (!to.startsWith(`${folder}/`) || placeOf(folder, from) === placeOf(folder, to)) return false;
  const floorOf = (file: string): number =>
    (FLOORS[folder] ?? []).findIndex((places) => places.includes(placeOf(folder, file)));
  return floorOf(from) <= floorOf(to);
}

const climbsOf = (folder: string): string[] =>
  sources(folder)
    .flatMap(importsOf)
    .filter((one) => /\.tsx?$/.test(one.to) && climbs(folder, one))
    .map(({ from, to }) => `${from} -> ${to}`);

it.each(Object.keys(FLOORS))('has a floor for every file of %s', (folder) => {
  const places = new Set(sources(folder).map((file) => placeOf(folder, file)));
  expect([...places].toSorted()).toEqual((FLOORS[folder] ?? []).flat().toSorted());
});

it.each(Object.keys(FLOORS))('imports only from below in %s', (folder) => {
  expect(climbsOf(folder).filter((name) => EXCEPTIONS[name] === undefined)).toEqual([]);
});

it('has no unused exception, and few', () => {
  const names = new Set(Object.keys(FLOORS).flatMap(climbsOf));
  expect(Object.keys(EXCEPTIONS).filter((name) => !names.has(name))).toEqual([]);
  expect(Object.keys(EXCEPTIONS).length).toBeLessThanOrEqual(15);
});
