/** Pages that a browser reads without complaint, and that no tool writes. */
import { describe, expect, test } from 'vitest';
import { readPage } from '#backend/exchange/sources/files/read-page.ts';

test.each([
  ['comments', '<body><!-- a --><!--b--!><h1>Titre</h1><p>x</p></body>'],
  ['a style', '<head><title>Autre</title></head><style>p{}</style><h1>Titre</h1><p>x</p>'],
  ['no body', '<title>Autre</title><h1>Titre</h1><p>x</p>'],
])('takes a heading after %s as the title and out of the text', (_name, html) => {
  const read = readPage(html);
  expect(read.title).toBe('Titre');
  expect(read.html).not.toContain('Titre');
  expect(read.html).toContain('<p>x</p>');
});

test('keeps a heading after words in the text', () => {
  expect(readPage('<body><p>Avant.</p><h1>Titre</h1><p>x</p></body>').html).toBe(
    '<p>Avant.</p><h1>Titre</h1><p>x</p>',
  );
});

test('finds the end of the body after letters that are longer in lower case', () => {
  expect(readPage('<body><p>İİİİİİİİ</p></body></html>').html).toBe('<p>İİİİİİİİ</p>');
});

// A reader with quadratic time on a page’s length does not end within the time limit of a test.
describe('reads a page of megabytes', () => {
  test('with a tag of the body that never ends', () => {
    expect(readPage(`<p title="${'<body '.repeat(500_000)}`).title).toBe('');
  });

  test('with comments that end in --!> before its heading', () => {
    expect(readPage(`<body>${'<!--x--!>'.repeat(199_000)}<h1>Titre</h1><p>x`).title).toBe('Titre');
  });

  test('with as many descriptions as words', () => {
    expect(readPage(`${'<meta name=a>'.repeat(199_000)}<h1>Titre</h1>`).title).toBe('Titre');
  });
});
