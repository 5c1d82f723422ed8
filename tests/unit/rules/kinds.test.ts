/** A kind of blog is named in folders of its own and in tables; code elsewhere asks what a kind can do. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root, sources } from './imports.ts';

const SOURCES = sources('interview', 'preload', 'main', 'renderer');

/** Folders and files that are about one kind alone. */
const OWN: Readonly<Record<string, RegExp>> = {
  blogger: /(?:^|\/)blogger(?:[/.-])|\/practice-blog\/|\/exchange\/sources\/(?:backup|feed)\//,
  folder: /\/(?:destinations|kinds)\/folder[/.]|\/exchange\/site-folder\//,
};

/** How the code of other files names a kind. Of a folder, by its modules, failures, requests, words and rows. */
const NAMES: Readonly<Record<string, RegExp>> = {
  blogger: /blogger/i,
  folder:
    /(?:destinations|kinds)\/folder[/.]|site-folder\/|'folder\.(?:gone|unknown|taken|foreign|full|look|connect|faces)'|essages(?:\(\))?\.folder\b|const \{[^{}=;]*\bfolder\b[^{}=;]*\} = useMessages|^ +folder: (?:differing|kinds|\{ (?:label|Connect))/m,
};

/** The other files that name it: tables of kinds, and code about its form of texts or its addresses. No more are added. */
const NAMED_IN: Readonly<Record<string, readonly string[]>> = {
  blogger: [
    'interview/destinations.ts',
    'interview/markup/read-link.ts',
    'main/backend/app/dispatch.ts',
    'main/backend/exchange/blog-answers/answer-shapes.ts',
    'main/backend/exchange/blog-answers/parse-answer.ts',
    'main/backend/exchange/blog-pages/post-address.ts',
    'main/backend/exchange/blog-pages/read-blog.ts',
    'main/backend/exchange/export/write-blog-feed.ts',
    'main/backend/exchange/sources/entries.ts',
    'main/backend/library/store/migrations/1000-first/pictures.ts',
    'main/backend/library/store/migrations/1000-first/publishing.ts',
    'main/backend/network/endpoints.ts',
    'main/backend/network/no-answer.ts',
    'main/backend/publishing/destinations/by-hand/editor-address.ts',
    'main/backend/publishing/destinations/create-destinations.ts',
    'preload/contract/failure.ts',
    'preload/contract/plain-values.ts',
    'renderer/guide/subjects.ts',
    'renderer/publishing/connectable-kinds.ts',
    'renderer/publishing/google-pages.ts',
    'renderer/settings/kinds/kinds.ts',
  ],
  folder: [
    'interview/destinations.ts',
    'main/backend/app/dispatch.ts',
    'main/backend/exchange/reading/jobs.ts',
    'main/backend/exchange/reading/worker.ts',
    'main/backend/publishing/destinations/create-destinations.ts',
    'preload/contract/backend.ts',
    'preload/contract/failure.ts',
    'renderer/bridge/messages.tsx',
    'renderer/publishing/connectable-kinds.ts',
    'renderer/settings/kinds/kinds.ts',
  ],
};

/** Comments go; `//` inside an address follows a colon. */
const codeOf = (file: string): string =>
  fs
    .readFileSync(path.join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

const names = (kind: string, file: string, code: string): boolean =>
  OWN[kind]?.test(file) !== true && NAMES[kind]?.test(code) === true;

it.each(Object.keys(NAMED_IN))('allows the name %s only in its own files and in listed files', (kind) => {
  const files = SOURCES.filter((file) => names(kind, file, codeOf(file)));
  expect(files.toSorted()).toEqual(NAMED_IN[kind]);
});

it('finds the name of a kind in a file that is not of that kind', () => {
  const file = 'main/backend/publishing/jobs/send.ts';
  expect(names('blogger', file, "if (blog.kind === 'blogger') return;")).toBe(true);
  expect(names('folder', file, "if (error.code === 'folder.gone') return;")).toBe(true);
  expect(names('folder', file, 'path.join(library.folder, name)')).toBe(false);
});

const TESTED =
  /\b(?:kind|blogKind|blog_kind)\b\)? ?(?:!==|={1,3}) '(?:blogger|practice|wordpress|folder|by-hand|only-read)'/;

it('finds no comparison of kinds in the window, or in publishing outside the folder of a kind', () => {
  const testing = SOURCES.filter(
    (file) =>
      /^(?:renderer|main\/backend\/publishing\/(?!destinations\/\w+\/))/.test(file) &&
      TESTED.test(codeOf(file)),
  );
  expect(testing).toEqual([]);
});
