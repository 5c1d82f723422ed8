/** What is cited can be read: comments point to headings of docs/design/, and nothing points outside the repository. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { headingsOf } from './markdown.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Every text of the repository, by its name. */
const TEXTS: ReadonlyMap<string, string> = new Map(
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.(ts|tsx|mts|mjs|js|css|html|json|jsonc|yml|md)$|^\.ci\//.test(file))
    .filter((file) => file !== 'package-lock.json' && fs.existsSync(path.join(root, file)))
    .map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]),
);

const CITED = /docs\/design\/([a-z-]+\.md)(?:#([\p{L}\p{N}_-]+))?/gu;

/** Citations of a text that name no page of the design, or no heading of it. */
const unresolved = (text: string): string[] =>
  [...text.matchAll(CITED)]
    .filter(([, page = '', heading]) => {
      const cited = TEXTS.get(`docs/design/${page}`);
      return cited === undefined || (heading !== undefined && !headingsOf(cited).has(heading));
    })
    .map(([citation]) => citation);

/** Names in two parts, so that this file does not find itself. */
const either = (...names: readonly (readonly [string, string])[]): string =>
  names.map(([first, second]) => first + second).join('|');
const PAGES = either(
  ['\\.\\./sha', 'red'],
  ['\\bDES', 'IGN\\.md'],
  ['\\bBLOG', 'GER\\.md'],
  ['\\bSEA', 'RCH\\.md'],
);
const SECTIONS = either(['DES', 'IGN'], ['TOOL', 'CHAIN'], ['LO', 'OK'], ['PA', 'INS'], ['iss', 'ue']);
/** What lies, or lay, outside the repository, issues among it. Between a name and its section a line may begin. */
const OUTSIDE = new RegExp(`${PAGES}|\\b(?:${SECTIONS})[\\s/*]+(?:section\\b|["«\\d])`, 'g');
const outside = (text: string): string[] => text.match(OUTSIDE) ?? [];

const found = (look: (text: string) => string[]): string[] =>
  [...TEXTS].flatMap(([file, text]) => look(text).map((citation) => `${file}: ${citation}`));

it('every page and heading of docs/design/ that is cited exists', () => {
  const cited = [...TEXTS.values()].reduce((sum, text) => sum + [...text.matchAll(CITED)].length, 0);
  expect(cited).toBeGreaterThan(20);
  expect(found(unresolved)).toEqual([]);
});

it('nothing cites or reads what lies outside the repository', () => {
  expect(found(outside)).toEqual([]);
});

describe('what these rules catch', () => {
  it('a page or a heading that is not there', () => {
    expect(unresolved('docs/design/search.md#words, docs/design/search.md')).toEqual([]);
    const planted = ['search.md#no-words', 'none.md#words', 'none.md'].map((name) =>
      ['docs', 'design', name].join('/'),
    );
    expect(unresolved(planted.join(' and '))).toEqual(planted);
  });

  it('a page outside, however it is cited', () => {
    const joined = (...parts: readonly string[]): string => parts.join('');
    for (const planted of [
      joined('as DES', 'IGN section 4 says'),
      joined('(DES', 'IGN\n * section 4)'),
      joined('DES', 'IGN.md'),
      joined('BLOG', 'GER.md section 6'),
      joined("'../../../sha", "red/seed'"),
      joined('(LO', 'OK "Lists")'),
      joined('(PA', 'INS 15)'),
      joined('(iss', 'ue 4, point 5)'),
    ])
      expect(outside(planted), planted).toHaveLength(1);
    expect(outside('a design section, LOOKS, blogger.md, shared/')).toEqual([]);
  });
});
