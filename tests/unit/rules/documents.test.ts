/** What the documents name exists: files, folders, scripts, pictures, other documents. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/RELEASE.md',
  'docs/SCREEN-READERS.md',
  ...['fr', 'en'].flatMap((language) =>
    fs.readdirSync(path.join(root, 'docs/guide', language)).map((page) => `docs/guide/${language}/${page}`),
  ),
  'docs/SETTINGS.md',
];
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Folders of the repository that a path may begin with; `library.sqlite` or `~/.config` are other people's. */
const OURS = /^(interview|preload|main|renderer|assets|scripts|tests|docs|\.ci)\//;
/** `{fr,en}` is each of them; a path with a placeholder (`<name>`, `NNNN`, `*`, `…`) is judged by the folder before it. */
function* pathsIn(code: string): Generator<string> {
  const [, before = '', choices, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(code) ?? [];
  if (choices !== undefined) {
    for (const choice of choices.split(',')) yield* pathsIn(before + choice + after);
    return;
  }
  const known = code.split(/[<*…]|NNNN/)[0] ?? '';
  yield known === code ? code : known.slice(0, known.lastIndexOf('/') + 1);
}

const inline = (text: string): string[] =>
  [...text.replace(/```[^]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
const exists = (name: string, from: string): boolean => fs.existsSync(path.resolve(root, from, name));

describe.each(DOCUMENTS)('%s', (document) => {
  const text = fs.readFileSync(path.join(root, document), 'utf8');

  it('names files and folders that exist', () => {
    const named = inline(text).filter((code) => OURS.test(code) && !code.includes(' '));
    const missing = named.flatMap((code) => [...pathsIn(code)]).filter((name) => !exists(name, '.'));
    expect(missing).toEqual([]);
  });

  it('names commands that package.json has', () => {
    const asked = [...text.matchAll(/npm (?:run (?:-s )?([a-z0-9]+)|(start|test))/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    expect(asked.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('links to documents and pictures that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)\s#]+)/g)].map((match) => match[1] ?? '');
    const local = targets.filter((target) => !/^[a-z]+:/.test(target));
    expect(local.filter((target) => !exists(target, path.dirname(document)))).toEqual([]);
  });
});

it('ARCHITECTURE.md can be read in one sitting', () => {
  const lines = fs.readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(120);
  expect(inline(lines.join('\n')).filter((code) => OURS.test(code)).length).toBeGreaterThan(30);
});

it('every script of package.json runs a file that exists', () => {
  const files = Object.values(scripts).flatMap(
    (script) => script.match(/\b(?:scripts|main|tests)\/\S+/g) ?? [],
  );
  expect(files.filter((file) => !exists(file, '.'))).toEqual([]);
});
