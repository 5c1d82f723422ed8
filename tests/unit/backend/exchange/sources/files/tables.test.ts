/** The small readers: tables of settings, front matter, dates, file types. */
import { describe, expect, test } from 'vitest';
import { readDate } from '#backend/exchange/xml/values.ts';
import { lastNumber, readTagId } from '#backend/exchange/sources/backup/entry-of.ts';
import { readFrontMatter } from '#backend/exchange/sources/files/read-single.ts';
import { kindOfFile } from '#backend/exchange/sources/files/source-files.ts';
import { readSettings } from '#backend/exchange/sources/files/open-files.ts';

test.each([
  [
    'names over values',
    'blog_name,blog_admin_permission,blog_locale\n"Le labo, ses ""voix""",anne@mairie.example,fr\n',
  ],
  [
    'a line each',
    'BLOG_NAME,"Le labo, ses ""voix"""\r\nBLOG_ADMIN_PERMISSION,anne@mairie.example\r\nBLOG_LOCALE,fr\r\n',
  ],
  ['without the prefix', '\uFEFFName,Locale\n"Le labo, ses ""voix""",fr'],
])('reads settings in a table: %s', (_name, text) => {
  expect(readSettings(Buffer.from(text))).toEqual([
    ['BLOG_NAME', 'Le labo, ses "voix"'],
    ['BLOG_LOCALE', 'fr'],
  ]);
});

describe('front matter of a text', () => {
  test.each([
    ['---\ntitle: A\n', 'never closed: text'],
    ['texte\n---\ntitle: A\n---\n', 'not at the beginning'],
    ['--- \n', 'a rule'],
    ['---\n\nLe port, à l’aube. Personne ne parle.\n\n---\n\nLa suite.\n', 'words between two rules'],
    ['---\ntitle: A\n\nLe port, à l’aube.\n---\nLa suite.\n', 'words after a key'],
    ['---\nAnne: hello\nMark: yes\n---\nNext.\n', 'a dialogue between two rules'],
  ])('is absent from %j (%s)', (text) => {
    expect(readFrontMatter(text)).toMatchObject({ facts: {}, text });
  });

  test('contains only strings: no references, no objects', () => {
    const { facts, text } = readFrontMatter(
      '---\ntitle: *a\n__proto__: x\nlabels: &a [*a, {b: c}]\ndate: !!js/date 2019\nlang: fr\n---\nCorps\n',
    );
    expect(facts).toEqual({ title: '*a', labels: ['&a [*a, {b: c}]'], language: 'fr' });
    expect(text).toBe('Corps\n');
  });

  test.each([
    ['>', 'Trois questions au port.'],
    ['>-', 'Trois questions au port.'],
    ['|', 'Trois questions\nau port.'],
    ['|+', 'Trois questions\nau port.'],
    ['|2-', 'Trois questions\nau port.'],
    ['> # relu', 'Trois questions au port.'],
  ])('takes a block value below its key (%s)', (mark, description) => {
    const head = `description: ${mark}\n  Trois questions\n  au port.\n\ntitle: Essai`;
    expect(readFrontMatter(`---\n${head}\n---\nTexte\n`)).toMatchObject({
      facts: { title: 'Essai', description },
      text: 'Texte\n',
    });
  });

  test('keeps lines like a list or a key inside a block as its words', () => {
    const { facts } = readFrontMatter('---\nsummary: |\n  - un : deux\n\n  lang: fr\nauthor: Anne\n---\n');
    expect(facts).toEqual({ description: '- un : deux\n\nlang: fr', author: 'Anne' });
  });

  test('joins a value that continues below its key', () => {
    expect(readFrontMatter('---\ndescription: Trois questions\n  au port.\ntitle: A\n---\n').facts).toEqual({
      description: 'Trois questions au port.',
      title: 'A',
    });
  });

  test('reads a line of a million spaces', () => {
    expect(readFrontMatter(`---\ntitle: A${' '.repeat(1_000_000)}B # relu\n---\n`).facts.title).toMatch(
      /^A +$/,
    );
  });

  test('reads a comment after a value, both quotes, and an invalid date', () => {
    expect(readFrontMatter("---\ntitle: 'L’été' \nauthor: Anne # relu\ndate: hier\n---\n")).toMatchObject({
      facts: { title: 'L’été', author: 'Anne' },
      badDate: true,
    });
  });
});

test.each([
  ['1969-12-31T23:59:59Z', -1000],
  ['1970-01-01T01:00:00+01:00', 0],
  ['1970-01-01T00:00:00.999-00:30', 1_800_000],
  [' 1970-01-02 ', 86_400_000],
  ['2016-02-29T24:00:00Z', Date.UTC(2016, 2, 1)],
  ['0099-01-01T00:00:00Z', undefined],
  ['2017-02-29', undefined],
  ['2017-13-01', undefined],
  ['2017-01-01T25:00:00Z', undefined],
  ['1er mars 2017', undefined],
  ['', undefined],
])('parses the date %j', (text, instant) => expect(readDate(text)).toBe(instant));

test('accepts valid ids only', () => {
  expect(readTagId('\n tag:blogger.com,1999:blog-12.post-7000000000000000011 \n')).toEqual({
    blog: '12',
    what: 'post',
    id: '7000000000000000011',
  });
  expect(readTagId('tag:blogger.com,1999:blog-12.settings.BLOG_NAME')).toEqual({
    blog: '12',
    what: 'settings',
    setting: 'BLOG_NAME',
  });
  expect(readTagId('tag:blogger.com,1999:blog-12.archive')).toEqual({ blog: '12' });
  expect(readTagId('urn:uuid:1')).toEqual({});
  expect(lastNumber('http://www.blogger.com/feeds/12/34/comments/default/56')).toBe('56');
});

test.each([
  ['a.xml', "<?xml version='1.0'?>\n<!-- x -->\n<a:feed xmlns:a='x'>", 'feed'],
  ['a.xml', '\uFEFF<!DOCTYPE feed [<!ENTITY nbsp "x">]>\n<?a?><feed>', 'feed'],
  ['a.xml', '<!-- never closed <feed>', 'unknown'],
  ['a.txt', "<feed xmlns='http://www.w3.org/2005/Atom'>", 'feed'],
  ['a.xml', '<rss version="2.0">', 'unknown'],
  ['a.xml', "<?xml version='1.0'?><html xmlns:b='http://www.google.com/2005/gml/b'>", 'template'],
  ['a.html', '<html><head><title><$BlogPageTitle$></title>', 'template'],
  ['a', '<!DOCTYPE html><p>x', 'page'],
  ['a.zip', 'PK\u0003\u0004', 'archive'],
  ['a.docx', 'PK\u0003\u0004', 'document'],
  ['a.html', 'Un texte qui parle de <feed> et d’Atom.', 'page'],
])('%s: %s is a %s', (name, head, kind) => expect(kindOfFile(name, Buffer.from(head))).toBe(kind));

test.each([
  ['comments', '<!-- a -->\n'],
  ['instructions', '<?a?>'],
])('classifies a file that begins with many %s', (_name, piece) => {
  expect(kindOfFile('a.html', Buffer.from(`${piece.repeat(300)}<html><body>x`))).toBe('page');
  expect(kindOfFile('a.xml', Buffer.from(`${piece.repeat(300)}<feed>`))).toBe('feed');
});
