/**
 * Documents that readers return can be saved by the page: they are valid, fit in a request, and have all of the text. A source
 * beyond the limits is refused by a code.
 */
import assert from 'node:assert/strict';
import { describe, expect, test } from 'vitest';
import { AppError } from '#contract/failure.ts';
import { LIMITS, type Post } from '#interview/document.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { emptyPost } from '#interview/upgrade.ts';
import {
  saveFaults,
  postDefaults,
  importParts,
  LETTERS,
  nestText,
  newId,
  READERS,
  withBody,
  wordsOf,
} from './all-readers.ts';

/** The others read the same HTML (savable.all.test.ts). */
const SOME = [
  'a paste',
  'a page of a blog',
  'a Markdown text',
  'a plain text',
  'a transcript',
  'a docx',
  'an odt',
];

test.each(SOME)('%s: returns a savable document for a long text in any place', async (name) => {
  const reader = READERS[name];
  assert.ok(reader);
  const { writer, read } = reader;
  for (const [at, writerName] of Object.keys(writer).entries()) {
    const text = `${LETTERS.slice(at, LIMITS.text - 1)}😀${LETTERS.slice(0, 20)}`;
    const post = await read([{ place: writerName, text }]);
    expect(saveFaults(post)).toEqual([]);
    expect([writerName, wordsOf(post).includes(text)]).toEqual([writerName, true]);
  }
});

const isNamed = (error: unknown): boolean => error instanceof HtmlError || error instanceof AppError;

describe('refuses a source beyond a limit by a code, or returns a savable document', () => {
  const many = LIMITS.inlines + 10;
  test.each([
    ['runs in a paragraph', `<p>${'a<b>b</b>'.repeat(many / 2)}</p>`],
    ['runs in an item', `<ul><li>${'a<b>b</b>'.repeat(many / 2)}</li></ul>`],
    ['lines in an item', `<ul><li>${'a<br>'.repeat(many / 2)}</li></ul>`],
    ['runs in a cell', `<table><tr><td>a</td><td>${'a<b>b</b>'.repeat(many / 2)}</td></tr></table>`],
    ['runs in a link', `<p><a href="https://a.fr">${'a<b>b</b>'.repeat(many / 2)}</a></p>`],
    ['paragraphs in an item', `<ul><li>${'<p>a <b>b</b></p>'.repeat(8_000)}</li></ul>`],
    ['items', `<ul>${'<li>a</li>'.repeat(many)}</ul>`],
    ['items without words', `<ul>${'<li><ul><li>a</li></ul></li>'.repeat(12_000)}</ul>`],
    ['rows', `<table>${'<tr><td>a</td><td>b</td></tr>'.repeat(1_200)}</table>`],
    ['cells', `<table><tr>${'<td>a</td>'.repeat(120)}</tr></table>`],
    [
      'columns in a cell',
      `<table><tr><td colspan="9000000000" rowspan="999999">a</td><td>b</td></tr></table>`,
    ],
    ['paragraphs', '<p>a</p>'.repeat(many)],
    ['quotations in each other', nestText(150, '<blockquote><p>a</p>', '</blockquote>', 'b')],
    ['numbers', `<ol start="99999999999999999999"><li>a</li></ol><ol start="-4"><li>a</li></ol>`],
    ['pixels', '<img src="https://a.fr/b.png" width="99999999" height="0">'],
    ['tiny runs', `<p>${'a<b>b</b>'.repeat(9_000)}</p>`.repeat(10)],
  ])('%s', (_what, html) => {
    const reads = [
      () => withBody(readHtml(html, { newId, origin: 'outside' })),
      () => withBody(readHtml(html, { newId, origin: 'blog', keepSource: true })),
      () => importParts(true)([{ place: 'as it is', text: html }]),
    ];
    for (const read of reads) {
      let post: Post | undefined;
      try {
        post = read();
      } catch (error) {
        if (!isNamed(error)) throw error;
      }
      expect(post === undefined ? [] : saveFaults(post)).toEqual([]);
    }
  });

  test.each([
    [100, 'interview'],
    [LIMITS.blocks / 2, 'article'],
  ] as const)('%i questions and their answers: %s', (count, kind) => {
    const turns = Array.from(
      { length: count },
      (_, at) => `Pourquoi ${at} ?<br>Anne Martin : Réponse ${at}.`,
    );
    const html = `<p>Anne Martin : Bonjour.</p>${turns.map((turn) => `<p>${turn}</p>`).join('')}`;
    const recognition = recognizeBlocks(readHtml(html, { newId, origin: 'outside' }), { anyway: true });
    expect(recognition.kind).toBe(kind);
    const { title, participants, body } = recognitionToBlocks(recognition, postDefaults);
    const faults = saveFaults({ ...emptyPost(kind, 'fr'), title, participants, body });
    expect(faults).toEqual([]);
  });
});
