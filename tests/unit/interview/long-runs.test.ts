/**
 * One character repeated very often in foreign text. Code with quadratic time on such a run does not end within the
 * time limit of a test.
 */
import { describe, expect, it } from 'vitest';
import { comparePosts } from '#interview/compare/compare-posts.ts';
import { changesByTurn } from '#interview/compare/changes-by-turn.ts';
import type { Post } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { numberAt } from '#interview/answers/units.ts';
import { inlinePictures } from '#interview/html/foreign/pictures.ts';
import { foldInlines, textInline } from '#interview/inlines.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText } from '#interview/plain.ts';
import { sentencesOf } from '#interview/quotation/sentences.ts';
import { inlinesMarkdown } from '#interview/markup/inlines-markdown.ts';
import { unwrapPage } from '#interview/unwrap-page.ts';

const MANY = 600_000;
const NO_BREAK = '\u00a0';
const read = (html: string, origin: 'blog' | 'outside'): string =>
  blocksToText(readHtml(html, { newId: () => 'n', origin, keepSource: origin === 'blog', language: 'fr' }));

describe('reads a long run in linear time', () => {
  it.each(['blog', 'outside'] as const)('of line ends in a page (%s)', (origin) => {
    expect(read(`avant${'\n'.repeat(MANY)}après<p>suite</p>`, origin)).toMatch(/^avant après/);
  });

  it.each(['blog', 'outside'] as const)('of no-break spaces in a page (%s)', (origin) => {
    expect(read(`<p>${NO_BREAK}avant${NO_BREAK.repeat(MANY)}après</p>`, origin)).toContain('après');
  });

  it.each([
    ['full stops', '.'],
    ['spaces', ' '],
    ['no-break spaces', NO_BREAK],
  ])('of %s between two sentences', (_name, sign) => {
    expect(sentencesOf(`Un.${sign.repeat(MANY)}z`).length).toBeGreaterThan(0);
  });

  it('of breaks before the first word', () => {
    const breaks = Array.from({ length: MANY }, () => ({ type: 'lineBreak' }) as const);
    expect(foldInlines([...breaks, textInline('Un')])).toEqual([textInline('Un')]);
  });

  it('of no-break spaces in bold, as Markdown', () => {
    const text = `a${NO_BREAK.repeat(MANY)}b`;
    expect(inlinesMarkdown([{ type: 'text', text, marks: ['bold'] }])).toBe(`**${text}**`);
  });

  it('of no-break spaces after « Question »', () => {
    expect(numberAt(`Question${NO_BREAK.repeat(MANY)}z`)).toBeUndefined();
    expect(numberAt(`Question${NO_BREAK.repeat(MANY)}3. z`)?.value).toBe(3);
  });

  it('of spaces in a line of plain text', () => {
    const text = `a${' '.repeat(MANY)}b`;
    expect(unwrapPage(text)).toBe(text);
  });

  it('of paragraphs that all changed, by both comparisons', () => {
    const text = (sign: string): Post => ({
      ...emptyPost('article', 'fr'),
      body: Array.from({ length: 1_500 }, (_, index) => ({
        type: 'paragraph',
        content: [{ type: 'text', text: `${index} ${'mot '.repeat(50)}${sign}` }],
      })),
    });
    const [before, after] = [text('!'), text('?')];
    expect(changesByTurn(before, after)).toHaveLength(1_500);
    expect(comparePosts(before, after)).toHaveLength(1_500);
  });

  it('of beginnings of an address, searched for pictures', () => {
    expect(inlinePictures('x-apple-a'.repeat(MANY / 10))).toEqual([]);
  });
});
