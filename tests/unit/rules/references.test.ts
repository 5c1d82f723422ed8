/** References in comments and documents lead to something: files, pages of docs/design/ and their headings. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { headingsOf } from './markdown.ts';

const root = path.resolve(import.meta.dirname, '../../..');

const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && fs.existsSync(path.join(root, file)));

/** The text files of the repository, by path. */
const TEXTS: ReadonlyMap<string, string> = new Map(
  FILES.filter((file) => /\.(ts|tsx|mts|mjs|js|cjs|css|html|json|jsonc|yml|md)$|^\.ci\//.test(file))
    .filter((file) => file !== 'package-lock.json')
    .map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]),
);

const CITATION = /docs\/design\/([a-z-]+\.md)(?:#([\p{L}\p{N}_-]+))?/gu;

/** Citations of a design page or heading that does not exist. */
const unresolvedCitations = (text: string): string[] =>
  [...text.matchAll(CITATION)]
    .filter(([, page = '', heading]) => {
      const cited = TEXTS.get(`docs/design/${page}`);
      return cited === undefined || (heading !== undefined && !headingsOf(cited).has(heading));
    })
    .map(([citation]) => citation);

const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`\w/\\])\/\/[^\n]*/g;
/** A file of ours in a comment: a code or Markdown file, with or without its folders. */
const FILE_NAME = /(?<![\w:/.*{}<>@#-])((?:[\w@.-]+\/)*[\w-][\w.-]*\.(?:tsx?|mts|mjs|md))(?![\w*{}<>])/g;
/** Each file's path and all its endings: `a/b/c.ts`, `b/c.ts`, `c.ts`. */
const ENDINGS = new Set(
  FILES.flatMap((file) => file.split('/').map((_, depth, parts) => parts.slice(depth).join('/'))),
);

/** Sources outside this folder, whose comments have examples. */
const SOURCES = /^(?!tests\/unit\/rules\/).*\.(ts|tsx|mts|mjs)$/;

/** File names in the comments of a source that no file has. `./` and `../` count from the source's folder. */
function missingFiles(source: string, text: string): string[] {
  return [...text.matchAll(COMMENT)]
    .flatMap(([comment]) => [...comment.matchAll(FILE_NAME)].map(([, name = '']) => name))
    .filter((name) => name !== 'd.ts')
    .filter((name) => {
      if (name.startsWith('.')) return !fs.existsSync(path.join(root, path.dirname(source), name));
      return !ENDINGS.has(name);
    });
}

const findings = (look: (text: string, file: string) => string[], files = /./): string[] =>
  [...TEXTS]
    .filter(([file]) => files.test(file))
    .flatMap(([file, text]) => look(text, file).map((citation) => `${file}: ${citation}`));

it('cites design pages and headings that exist', () => {
  const count = [...TEXTS.values()].reduce((sum, text) => sum + [...text.matchAll(CITATION)].length, 0);
  expect(count).toBeGreaterThan(20);
  expect(findings(unresolvedCitations)).toEqual([]);
});

it('names files in comments that exist', () => {
  expect(findings((text, file) => missingFiles(file, text), SOURCES)).toEqual([]);
});

describe('these rules detect', () => {
  it('a missing design page or heading', () => {
    expect(unresolvedCitations('docs/design/search.md#words, docs/design/search.md')).toEqual([]);
    const planted = ['search.md#no-words', 'none.md#words', 'none.md'].map((name) =>
      ['docs', 'design', name].join('/'),
    );
    expect(unresolvedCitations(planted.join(' and '))).toEqual(planted);
  });

  it('a missing file in a comment, and accept every way to name an existing one', () => {
    const missing = (text: string): string[] => missingFiles('main/backend/library/posts/posts.ts', text);
    expect(
      missing('// posts.ts, library/posts/posts.ts, main/backend/library/posts/posts.ts, ./posts.ts'),
    ).toEqual([]);
    expect(missing("const name = 'no-such.ts';")).toEqual([]);
    expect(missing('/** See no-such.ts and library/none.mjs. */')).toEqual([
      'no-such.ts',
      'library/none.mjs',
    ]);
    expect(missing('// ./none.ts')).toEqual(['./none.ts']);
  });
});
