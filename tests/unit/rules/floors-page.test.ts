/** The floors of the page: a folder of renderer/ imports lower folders, never its own floor or higher ones. */
import { expect, it } from 'vitest';
import { importsOf, sources, type Import } from './imports.ts';

/** From the ground up. Folders of one floor know nothing of each other. */
const FLOORS: readonly (readonly string[])[] = [
  ['styles'],
  // Requests, events, messages.
  ['bridge'],
  // The base of every part of the window: controls, notices, regions, keys, dates, settings, the window’s state.
  ['ui'],
  // Features that use no other.
  [
    'backups',
    'changes-and-notes',
    'consents',
    'editor',
    'guide',
    'imports',
    'labels',
    'mirror',
    'preview',
    'proposals',
    'saving',
    'updates',
  ],
  ['answers', 'exports', 'search', 'bin', 'checks', 'help', 'history', 'post-file'],
  ['returns', 'several'],
  ['conflicts', 'lists', 'rescue'],
  ['people', 'publishing'],
  ['posts', 'settings'],
  // The window itself, which no folder imports.
  ['app'],
  // renderer/main.tsx
  ['.'],
];

/** Imports that climb, each with its reason. Eight at most. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

const PAGE = 'renderer/';

/** `.` for a file at the top. */
function folderOf(file: string): string {
  const [folder = '', ...rest] = file.slice(PAGE.length).split('/');
  return rest.length === 0 ? '.' : folder;
}

const floorOf = (file: string): number => FLOORS.findIndex((folders) => folders.includes(folderOf(file)));

const climbs = ({ from, to }: Import): boolean =>
  to.startsWith(PAGE) && folderOf(from) !== folderOf(to) && floorOf(from) <= floorOf(to);

const nameOf = ({ from, to }: Import): string => `${from} -> ${to}`;

const EVERY = sources('renderer').flatMap(importsOf);

it('lists the floor of every file', () => {
  expect(sources('renderer').filter((file) => floorOf(file) === -1)).toEqual([]);
});

it('lets a folder import only lower ones', () => {
  const importers = new Set(EVERY.filter(climbs).map(nameOf));
  expect([...importers].filter((name) => EXCEPTIONS[name] === undefined)).toEqual([]);
  expect(Object.keys(EXCEPTIONS).filter((name) => !importers.has(name))).toEqual([]);
  expect(Object.keys(EXCEPTIONS).length).toBeLessThanOrEqual(8);
});

it('detects an import that climbs or crosses', () => {
  const planted = (from: string, to: string): Import => ({ from, to, written: '', type: true, later: false });
  expect(climbs(planted('renderer/ui/Icon.tsx', 'renderer/app/Sidebar.tsx'))).toBe(true);
  expect(climbs(planted('renderer/guide/GuideDialog.tsx', 'renderer/preview/Preview.tsx'))).toBe(true);
  expect(climbs(planted('renderer/app/Sidebar.tsx', 'renderer/ui/Icon.tsx'))).toBe(false);
});
