/** Form controls, sources and links of HTML from elsewhere: no letter and no address of them is lost. */
import { describe, expect, it, test } from 'vitest';
import { readHtml } from '#interview/html/read-html.ts';
import type { TopBlock } from '#interview/document.ts';

const read = (html: string): TopBlock[] =>
  readHtml(html, { newId: () => 'n', origin: 'outside', language: 'fr' });

describe('the source of a quote', () => {
  const quote = (source: string): unknown => read(`<blockquote><p>Mots</p>${source}</blockquote>`)[0];
  const a = '<a href="https://a.example/x">Anne</a>';

  test.each([
    ['a link', `<cite>${a}</cite>`],
    ['a link in a paragraph', `<p><cite>${a}</cite></p>`],
    ['a link in a footer', `<footer>${a}</footer>`],
  ])('%s', (_name, source) => {
    expect(quote(source)).toMatchObject({ cite: 'Anne, https://a.example/x' });
  });

  it('keeps the address of a part of it', () => {
    expect(quote(`<footer>${a}, p. 2</footer>`)).toMatchObject({ cite: 'Anne, p. 2, https://a.example/x' });
  });

  it('is a line of the quote where it has several links', () => {
    const block = quote(`<footer>${a}, <a href="https://b.example/">Luc</a></footer>`);
    expect(block).not.toHaveProperty('cite');
    expect(JSON.stringify(block)).toMatch(/a\.example\/x.*b\.example/);
  });
});
