/** The floors of the backend: a folder imports those below it. ARCHITECTURE.md describes each. */
import { expect, it } from 'vitest';
import { importsOf, sources } from './imports.ts';

const ROOT = 'main/backend/';

/** From below. Folders of one floor do not know each other. */
const FLOORS: readonly (readonly string[])[] = [
  ['core'],
  ['network', 'practice-blog'],
  ['library'],
  ['search'],
  ['exchange', 'checks'],
  ['proposals'],
  ['publishing'],
  ['people'],
  ['several'],
  ['app'],
];

const folderOf = (file: string): string => file.slice(ROOT.length).split('/')[0] ?? '';
const floorOf = (file: string): number => FLOORS.findIndex((folders) => folders.includes(folderOf(file)));

const every = sources('main/backend')
  .flatMap(importsOf)
  .filter(({ to }) => to.startsWith(ROOT) && !to.endsWith('.json'));

it('lists every folder', () => {
  const folders = new Set(sources('main/backend').map(folderOf));
  expect([...folders].toSorted()).toEqual(FLOORS.flat().toSorted());
});

it('has no import from a lower to an upper floor', () => {
  const up = every.filter(({ from, to }) => folderOf(from) !== folderOf(to) && floorOf(from) <= floorOf(to));
  expect(up.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

it('is imported from outside by its upper floors, and imports no other process', () => {
  const into = sources('main/shell', 'main/command-line', 'renderer')
    .flatMap(importsOf)
    .filter(({ from, to, type }) => to.startsWith(ROOT) && !type && !from.startsWith('main/command-line/'));
  expect(into.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});
