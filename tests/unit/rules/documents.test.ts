/** Documents name existing files, folders, scripts, pictures, other documents and their headings. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { headingsOf, localLinksOf } from './markdown.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const pagesOf = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const DESIGN = pagesOf('docs/design');
const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...['docs', 'docs/guide/fr', 'docs/guide/en'].flatMap(pagesOf),
  ...DESIGN,
];
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Folders of the repository that a path may begin with; `library.sqlite` or `~/.config` are other people's. */
const OURS = /^(interview|preload|main|renderer|assets|scripts|tests|bench|tools|docs|\.ci)\//;
/** `{fr,en}` is each of them; a path with a placeholder (`<name>`, `NNNN`, `*`, `…`) is judged by the folder before it. */
function* pathsIn(code: string): Generator<string> {
  const [, before = '', choices, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(code) ?? [];
  if (choices !== undefined) {
    for (const choice of choices.split(',')) yield* pathsIn(before + choice + after);
    return;
  }
  const prefix = code.split(/[<*…]|NNNN/)[0] ?? '';
  yield prefix === code ? code : prefix.slice(0, prefix.lastIndexOf('/') + 1);
}

const inline = (text: string): string[] =>
  [...text.replace(/```[^]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
const exists = (name: string, from: string): boolean => fs.existsSync(path.resolve(root, from, name));
const read = (document: string): string => fs.readFileSync(path.join(root, document), 'utf8');

/** Links of a page that lead nowhere: no such file, or no such heading in it. */
function deadLinks(document: string, text: string): string[] {
  return localLinksOf(text)
    .filter(({ target, heading }) => {
      const file = target === '' ? document : path.join(path.dirname(document), target);
      if (target !== '' && !exists(file, '.')) return true;
      if (heading === undefined) return false;
      return !headingsOf(target === '' ? text : read(file)).has(heading);
    })
    .map(({ target, heading }) => `${target}${heading === undefined ? '' : `#${heading}`}`);
}

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document);

  it('names files and folders that exist', () => {
    const named = inline(text).filter((code) => OURS.test(code) && !code.includes(' '));
    const missing = named
      .flatMap((code) => [...pathsIn(code.replace(/#.*$/, ''))])
      .filter((name) => !exists(name, '.'));
    expect(missing).toEqual([]);
  });

  it('names commands of package.json', () => {
    const scriptNames = [
      ...text.matchAll(/npm (?:run (?:-s )?([a-z0-9]+(?:[:-][a-z0-9]+)*)|(start|test))/g),
    ].map((match) => match[1] ?? match[2] ?? '');
    expect(scriptNames.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('links to documents, headings and pictures that exist', () => {
    expect(deadLinks(document, text)).toEqual([]);
  });
});

it('ARCHITECTURE.md is one page, and links to every page of the design', () => {
  const text = read('ARCHITECTURE.md');
  expect(text.split(/\s+/).length).toBeLessThan(2_600);
  const linked = new Set(localLinksOf(text).map(({ target }) => target));
  expect(DESIGN.filter((page) => !linked.has(page))).toEqual([]);
});

it.each(['fr', 'en'])('the pictures of the %s guide show the window in that language', (language) => {
  const pictures = pagesOf(`docs/guide/${language}`).flatMap((page) =>
    localLinksOf(read(page)).filter(({ target }) => target.endsWith('.png')),
  );
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter(({ target }) => target.endsWith('-en.png') !== (language === 'en'))).toEqual([]);
});

it('every script of package.json runs a file that exists', () => {
  const files = Object.values(scripts).flatMap(
    (script) => script.match(/\b(?:scripts|main|tests|bench|tools)\/\S+/g) ?? [],
  );
  expect(files.filter((file) => !exists(file, '.'))).toEqual([]);
});

describe('these rules detect', () => {
  it('a link to a missing heading or page', () => {
    const page = '# One\n\n## Two words\n\n[a](#two-words) [b](#gone) [c](search.md#nowhere) [d](none.md)\n';
    expect(deadLinks('docs/design/search.md', page)).toEqual(['#gone', 'search.md#nowhere', 'none.md']);
  });

  it('heading anchors other than GitHub’s', () => {
    const page = '# The *one* page\n## `npm ci`, and more…\n## Twice\n## Twice\n```\n# no heading\n```\n';
    expect([...headingsOf(page)]).toEqual(['the-one-page', 'npm-ci-and-more', 'twice', 'twice-1']);
  });
});
